package dev.mql.decide;

import static dev.mql.decide.Given.DAY;
import static dev.mql.decide.Given.FRESH;
import static dev.mql.decide.Given.HOUR;
import static dev.mql.decide.Given.NEW_ACTIVITY;
import static dev.mql.decide.Given.NEW_RAISE;
import static dev.mql.decide.Given.NOW;
import static dev.mql.decide.Given.OURS;
import static dev.mql.decide.Given.decider;
import static dev.mql.decide.Given.engine;
import static dev.mql.decide.Given.mql;
import static dev.mql.decide.Given.nurture;
import static dev.mql.decide.Given.raised;
import static dev.mql.decide.Given.recycled;
import static dev.mql.decide.Given.sales;
import static dev.mql.decide.Given.standing;
import static dev.mql.decide.Given.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Decision.Cause;
import dev.mql.decide.Decision.Held;
import dev.mql.decide.Decision.Reason;
import dev.mql.decide.Decision.StatusChange;
import dev.mql.decide.Holding.Owner;
import dev.mql.evaluate.Outcome;
import dev.mql.model.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private static final Policy LIVE = Policy.liveForAll();

    @Test
    void movesALeadToMqlAndSaysSoInTheStatus() {
        Decision decision = decide(LIVE, mql(), standing(Stage.LEAD, NOW - 9 * DAY), NEW_ACTIVITY, FRESH);

        assertThat(decision.to()).isEqualTo(Stage.MQL);
        assertThat(decision.cause()).isEqualTo(Cause.CROSSED_LINE);
        assertThat(decision.status()).containsExactly(new StatusChange("hs_lead_status", Stage.MQL));
        assertThat(decision.after().mqlSince()).isEqualTo(NOW - HOUR);
    }

    @Test
    void setsTheAnswerClockInWorkingHoursWhenSalesGetsThePerson() {
        Decision byHand = decide(LIVE, raised(), standing(Stage.LEAD, NOW - DAY), NEW_RAISE, FRESH);
        Decision byScore = decide(LIVE, mql(), standing(Stage.LEAD, NOW - DAY), NEW_ACTIVITY, FRESH);

        assertThat(byHand.after().answerBy()).isEqualTo(NOW + HOUR);
        assertThat(byHand.cause()).isEqualTo(Cause.HAND_RAISE);
        // Ten in the morning in Berlin: eight working hours end at eighteen.
        assertThat(byScore.after().answerBy()).isEqualTo(NOW + 8 * HOUR);
        assertThat(byScore.reviewAt()).isEqualTo(NOW + 8 * HOUR);
    }

    @Test
    void shadowKeepsItsViewAndWritesNoStatusAndSetsNoClock() {
        Decision decision = decide(Policy.shadow(), mql(), standing(Stage.LEAD, NOW - DAY), NEW_ACTIVITY, FRESH);

        assertThat(decision.to()).isEqualTo(Stage.MQL);
        assertThat(decision.status()).isEmpty();
        assertThat(decision.held()).containsExactly(new Held("hs_lead_status", "NEW", Reason.SHADOW));
        assertThat(decision.after().answerBy()).isNull();
    }

    @Test
    void whoBecameAnMqlInShadowIsHandedOverWhenItGoesLiveUnlessThatWasBefore() {
        Standing mql = standing(Stage.MQL, NOW - 5 * DAY);

        assertThat(decide(Policy.liveSince(NOW - 9 * DAY), mql(), mql, NEW_ACTIVITY, FRESH)
                        .status())
                .hasSize(1);
        assertThat(decide(Policy.liveSince(NOW - DAY), mql(), mql, NEW_ACTIVITY, FRESH)
                        .held())
                .containsExactly(new Held("hs_lead_status", "NEW", Reason.BEFORE_LIVE));
    }

    @Test
    void oldMqlMetForTheFirstTimeGetsNoStatus() {
        Traces longAgo = new Traces(null, NOW - 40 * DAY, NOW - HOUR, null);

        Decision decision = decide(Policy.liveSince(NOW - DAY), mql(), Standing.unknown(), longAgo, FRESH);

        assertThat(decision.to()).isEqualTo(Stage.MQL);
        assertThat(decision.status()).isEmpty();
        assertThat(decision.after().mqlSince()).isEqualTo(NOW - 40 * DAY);
    }

    @Test
    void leavesAloneWhatSalesHas() {
        Decision decision =
                decide(LIVE, mql(), standing(Stage.LEAD, NOW - DAY), NEW_ACTIVITY, sales("CONNECTED", Stage.ACCEPTED));

        assertThat(decision.to()).isEqualTo(Stage.ACCEPTED);
        assertThat(decision.cause()).isEqualTo(Cause.SALES);
        assertThat(decision.status()).isEmpty();
        assertThat(decision.held()).containsExactly(new Held("hs_lead_status", "CONNECTED", Reason.SALES_HAS_IT));
    }

    @Test
    void whoSetAnEngineValueDoesNotMatter() {
        Holding setBySomebody = engine("NEW", Stage.LEAD, null);

        assertThat(decide(LIVE, mql(), Standing.unknown(), NEW_ACTIVITY, setBySomebody)
                        .held())
                .isEmpty();
    }

    @Test
    void valueChangedAfterOursStandsUntilSomethingNewIsDone() {
        Holding undone = engine("NEW", Stage.LEAD, "MQL");
        Traces old = new Traces(null, NOW - 60 * DAY, null, null);
        Decision seen = decide(LIVE, mql(), standing(Stage.MQL, NOW - 50 * DAY), old, undone);

        assertThat(seen.to()).isEqualTo(Stage.LEAD);
        assertThat(seen.cause()).isEqualTo(Cause.CHANGED_BY_OTHERS);
        assertThat(seen.held()).containsExactly(new Held("hs_lead_status", "NEW", Reason.CHANGED_AFTER_OURS));
        assertThat(decide(LIVE, mql(), seen.after(), old, undone).moves()).isFalse();
        assertThat(decide(LIVE, mql(), seen.after(), NEW_ACTIVITY, undone).status())
                .containsExactly(new StatusChange("hs_lead_status", Stage.MQL));
    }

    @Test
    void valueChangedAfterOursStandsNoLongerThanThePolicySays() {
        Holding undone = new Holding("hs_lead_status", "NEW", NOW - 91 * DAY, Stage.LEAD, Owner.ENGINE, "MQL", false);
        Standing left = new Standing(Stage.LEAD, NOW - 91 * DAY, null, NOW - 91 * DAY, 1, NOW - 120 * DAY, null);
        Traces old = new Traces(null, NOW - 100 * DAY, null, null);

        assertThat(decide(LIVE, mql(), left, old, undone).status()).hasSize(1);
    }

    @Test
    void releasedValueIsWritten() {
        Holding undone = new Holding("hs_lead_status", "NEW", NOW - 9 * DAY, Stage.LEAD, Owner.ENGINE, "MQL", true);
        Traces old = new Traces(null, NOW - 60 * DAY, null, null);

        assertThat(decide(LIVE, mql(), standing(Stage.MQL, NOW - 9 * DAY), old, undone)
                        .status())
                .containsExactly(new StatusChange("hs_lead_status", Stage.MQL));
    }

    @Test
    void releasedPersonIsAnMqlAgainAlsoOnceTheChangeWasSeen() {
        Traces old = new Traces(null, NOW - 60 * DAY, null, null);
        Holding undone = new Holding("hs_lead_status", "NEW", NOW - 9 * DAY, Stage.LEAD, Owner.ENGINE, "MQL", false);
        Holding released = new Holding("hs_lead_status", "NEW", NOW - 9 * DAY, Stage.LEAD, Owner.ENGINE, "MQL", true);
        Standing seen = decide(LIVE, mql(), standing(Stage.MQL, NOW - 50 * DAY), old, undone)
                .after();

        assertThat(seen.stage()).isEqualTo(Stage.LEAD);
        assertThat(decide(LIVE, mql(), seen, old, released).status())
                .containsExactly(new StatusChange("hs_lead_status", Stage.MQL));
    }

    @Test
    void leavesTheLineOnlyAfterTheTimeBelowItWithoutABreak() {
        Standing mql = standing(Stage.MQL, NOW - 40 * DAY);

        Decision early = decide(LIVE, nurture(44), mql, below(NOW - 13 * DAY), OURS);
        Decision late = decide(LIVE, nurture(44), mql, below(NOW - 14 * DAY), OURS);

        assertThat(early.to()).isEqualTo(Stage.MQL);
        assertThat(early.reviewAt()).isEqualTo(NOW + DAY);
        assertThat(late.to()).isEqualTo(Stage.RECYCLED);
        assertThat(late.cause()).isEqualTo(Cause.LEFT_LINE);
        assertThat(late.status()).containsExactly(new StatusChange("hs_lead_status", Stage.RECYCLED));
        assertThat(late.after().recycles()).isEqualTo(1);
    }

    @Test
    void scoreBackAboveTheLineStartsTheTimeAnew() {
        Standing below = new Standing(Stage.MQL, NOW - 40 * DAY, NOW - 13 * DAY, null, 0, NOW - 40 * DAY, null);

        Standing above = decide(LIVE, nurture(45), below, Traces.NONE, OURS).after();
        Decision again = decide(LIVE, nurture(44), above, Traces.NONE, OURS);

        assertThat(above.belowSince()).isNull();
        assertThat(again.after().belowSince()).isEqualTo(NOW);
    }

    @Test
    void nobodyLeavesWhileTheAnswerClockRuns() {
        Standing waiting = new Standing(Stage.MQL, NOW - 40 * DAY, null, null, 0, NOW - 40 * DAY, NOW + HOUR);
        Standing overdue = new Standing(Stage.MQL, NOW - 40 * DAY, null, null, 0, NOW - 40 * DAY, NOW);

        assertThat(decide(LIVE, nurture(10), waiting, below(NOW - 30 * DAY), OURS)
                        .to())
                .isEqualTo(Stage.MQL);
        assertThat(decide(LIVE, nurture(10), overdue, below(NOW - 30 * DAY), OURS)
                        .to())
                .isEqualTo(Stage.RECYCLED);
    }

    @Test
    void raisedHandIsNotTakenDownForItsLowScore() {
        Standing mql = standing(Stage.MQL, NOW - 20 * DAY);

        assertThat(decide(LIVE, raised(), mql, below(NOW - 20 * DAY), OURS).to())
                .isEqualTo(Stage.MQL);
    }

    @Test
    void stoppedMqlLeavesAtOnceEvenWhileTheClockRuns() {
        Standing waiting = new Standing(Stage.MQL, NOW - DAY, null, null, 0, NOW - DAY, NOW + HOUR);

        Decision decision = decide(LIVE, stopped(), waiting, Traces.NONE, OURS);

        assertThat(decision.to()).isEqualTo(Stage.DISQUALIFIED);
        assertThat(decision.status()).containsExactly(new StatusChange("hs_lead_status", Stage.DISQUALIFIED));
    }

    @Test
    void mqlMadeBySomebodyElseIsTheirs() {
        Holding theirs = engine("MQL", Stage.MQL, null);

        Decision decision = decide(LIVE, stopped(), standing(Stage.LEAD, NOW - DAY), Traces.NONE, theirs);

        assertThat(decision.to()).isEqualTo(Stage.MQL);
        assertThat(decision.cause()).isEqualTo(Cause.CHANGED_BY_OTHERS);
        assertThat(decision.status()).isEmpty();
        assertThat(decision.held()).containsExactly(new Held("hs_lead_status", "MQL", Reason.NOT_OURS));
    }

    @Test
    void recycledComeAgainAfterTheCoolDownWithSomethingNew() {
        assertThat(decide(LIVE, mql(), recycled(NOW - 91 * DAY, 1), NEW_ACTIVITY, FRESH)
                        .to())
                .isEqualTo(Stage.MQL);
        assertThat(decide(LIVE, mql(), recycled(NOW - 89 * DAY, 1), NEW_ACTIVITY, FRESH)
                        .cause())
                .isEqualTo(Cause.TOO_SOON);
        Traces nothingNew = new Traces(null, NOW - 92 * DAY, NOW, null);
        assertThat(decide(LIVE, mql(), recycled(NOW - 91 * DAY, 1), nothingNew, FRESH)
                        .moves())
                .isFalse();
    }

    @Test
    void fourthTimeNeedsARaisedHand() {
        assertThat(decide(LIVE, mql(), recycled(NOW - 91 * DAY, 3), NEW_ACTIVITY, FRESH)
                        .to())
                .isEqualTo(Stage.MQL);
        assertThat(decide(LIVE, mql(), recycled(NOW - 91 * DAY, 4), NEW_ACTIVITY, FRESH)
                        .to())
                .isEqualTo(Stage.RECYCLED);
        assertThat(decide(LIVE, raised(), recycled(NOW - DAY, 4), NEW_RAISE, FRESH)
                        .to())
                .isEqualTo(Stage.MQL);
    }

    @Test
    void rejectionIsCountedOnceAndRemembered() {
        Decision rejected = decide(
                LIVE, mql(), standing(Stage.MQL, NOW - 9 * DAY), NEW_ACTIVITY, sales("UNQUALIFIED", Stage.REJECTED));
        Decision given = decide(LIVE, mql(), rejected.after(), Traces.NONE, FRESH);

        assertThat(rejected.after().leftAt()).isEqualTo(NOW - DAY);
        assertThat(rejected.after().recycles()).isEqualTo(1);
        assertThat(given.to()).isEqualTo(Stage.RECYCLED);
        assertThat(given.cause()).isEqualTo(Cause.GIVEN_BACK);
        assertThat(given.after().recycles()).isEqualTo(1);
    }

    @Test
    void propertiesAreLeftAloneOneByOne() {
        Holding lifecycle = new Holding("lifecyclestage", "evangelist", NOW - DAY, null, Owner.UNMAPPED, null, false);

        Decision decision = decide(LIVE, mql(), standing(Stage.LEAD, NOW - DAY), NEW_ACTIVITY, FRESH, lifecycle);

        assertThat(decision.status()).containsExactly(new StatusChange("hs_lead_status", Stage.MQL));
        assertThat(decision.held()).containsExactly(new Held("lifecyclestage", "evangelist", Reason.UNMAPPED_VALUE));
    }

    @Test
    void rejectionOutlastsALifecycleStageReachedBefore() {
        Holding lifecycle =
                new Holding("lifecyclestage", "salesqualifiedlead", NOW - 9 * DAY, Stage.SQL, Owner.SALES, null, false);

        assertThat(decide(
                                LIVE,
                                nurture(10),
                                standing(Stage.SQL, NOW - 9 * DAY),
                                Traces.NONE,
                                lifecycle,
                                sales("UNQUALIFIED", Stage.REJECTED))
                        .to())
                .isEqualTo(Stage.REJECTED);
    }

    private static Traces below(long since) {
        return new Traces(null, null, null, since);
    }

    private static Decision decide(
            Policy policy, Outcome outcome, Standing standing, Traces traces, Holding... holdings) {
        return decider(policy).decide(outcome, List.of(holdings), standing, traces, NOW);
    }
}
