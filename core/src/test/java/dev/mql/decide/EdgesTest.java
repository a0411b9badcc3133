package dev.mql.decide;

import static dev.mql.decide.Given.DAY;
import static dev.mql.decide.Given.FRESH;
import static dev.mql.decide.Given.NEW_ACTIVITY;
import static dev.mql.decide.Given.NOW;
import static dev.mql.decide.Given.OURS;
import static dev.mql.decide.Given.engine;
import static dev.mql.decide.Given.mql;
import static dev.mql.decide.Given.nurture;
import static dev.mql.decide.Given.raised;
import static dev.mql.decide.Given.recycled;
import static dev.mql.decide.Given.sales;
import static dev.mql.decide.Given.standing;
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

/** What holds at the very instant: a time is over at its last millisecond, and newer is later than, not at. */
class EdgesTest {

    private static final Policy LIVE = Policy.liveForAll();
    private static final Traces OLD = new Traces(null, NOW - 200 * DAY, null, null);

    @Test
    void whoNeededDataIsForgottenWhenTheTimeOfLeavingIsOver() {
        assertThat(decide(LIVE, nurture(10), needingData(NOW - 14 * DAY), OLD, FRESH)
                        .cause())
                .isEqualTo(Cause.FADED);
        assertThat(decide(LIVE, nurture(10), needingData(NOW - 14 * DAY + 1), OLD, FRESH)
                        .to())
                .isEqualTo(Stage.NEEDS_DATA);
    }

    @Test
    void aHandRaisedAsSomebodyLeftIsNotNew() {
        long left = NOW - DAY;

        assertThat(decide(LIVE, raised(), recycled(left, 4), new Traces(left, left, null, null), FRESH)
                        .to())
                .isEqualTo(Stage.RECYCLED);
        assertThat(decide(LIVE, raised(), recycled(left, 4), new Traces(left + 1, left + 1, null, null), FRESH)
                        .to())
                .isEqualTo(Stage.MQL);
    }

    @Test
    void theCoolDownIsOverAtItsEnd() {
        assertThat(decide(LIVE, mql(), recycled(NOW - 90 * DAY, 1), NEW_ACTIVITY, FRESH)
                        .to())
                .isEqualTo(Stage.MQL);
        assertThat(decide(LIVE, mql(), recycled(NOW - 90 * DAY + 1, 1), NEW_ACTIVITY, FRESH)
                        .cause())
                .isEqualTo(Cause.TOO_SOON);
    }

    @Test
    void aValueSetByOthersStandsUntilItsTimeIsOver() {
        assertThat(decide(LIVE, mql(), undone(NOW - 90 * DAY), OLD, setBack(NOW - 90 * DAY))
                        .status())
                .hasSize(1);
        assertThat(decide(LIVE, mql(), undone(NOW - 90 * DAY + 1), OLD, setBack(NOW - 90 * DAY + 1))
                        .held())
                .containsExactly(new Held("hs_lead_status", "NEW", Reason.CHANGED_AFTER_OURS));
    }

    @Test
    void whoseStatusOthersUndidAndThenEmptiedWaitsAsLong() {
        assertThat(decide(LIVE, mql(), undone(NOW - 90 * DAY), OLD, FRESH).to()).isEqualTo(Stage.MQL);
        assertThat(decide(LIVE, mql(), undone(NOW - 90 * DAY + 1), OLD, FRESH).to())
                .isEqualTo(Stage.LEAD);
    }

    @Test
    void whoBecomesAnMqlAsItGoesLiveIsHandedOver() {
        Standing atThatInstant = standing(Stage.MQL, NOW - DAY);

        Decision handed =
                decide(Policy.liveSince(NOW - DAY).handingOverFrom(NOW - DAY), mql(), atThatInstant, OLD, FRESH);
        Decision before =
                decide(Policy.liveSince(NOW - DAY).handingOverFrom(NOW - DAY + 1), mql(), atThatInstant, OLD, FRESH);

        assertThat(handed.status()).containsExactly(new StatusChange("hs_lead_status", Stage.MQL));
        assertThat(handed.events()).hasSize(1);
        assertThat(before.status()).hasSize(1);
        assertThat(before.events()).isEmpty();
        assertThat(decide(Policy.liveSince(NOW - DAY + 1), mql(), atThatInstant, OLD, FRESH)
                        .held())
                .containsExactly(new Held("hs_lead_status", "NEW", Reason.BEFORE_LIVE));
    }

    @Test
    void whereNoStatusIsMappedTheSameInstantCounts() {
        Standing lead = standing(Stage.LEAD, NOW - DAY);
        Traces now = new Traces(null, NOW, null, null);

        assertThat(decide(Policy.liveSince(NOW), mql(), lead, now).events()).hasSize(1);
        assertThat(decide(Policy.liveSince(NOW + 1), mql(), lead, now).events()).isEmpty();
    }

    @Test
    void anAnswerAtTheLastInstantIsInTime() {
        Holding connected = sales("CONNECTED", Stage.ACCEPTED);

        assertThat(decide(LIVE, mql(), waitingUntil(connected.since()), OLD, connected)
                        .events())
                .containsExactly(new HandoffEvent.Accepted(connected.since(), Stage.ACCEPTED, true));
        assertThat(decide(LIVE, mql(), waitingUntil(connected.since() - 1), OLD, connected)
                        .events())
                .containsExactly(new HandoffEvent.Accepted(connected.since(), Stage.ACCEPTED, false));
    }

    @Test
    void aRejectionThatWasThereWhenSomebodyBecameALeadIsNoNews() {
        Holding rejected = engine("UNQUALIFIED", Stage.REJECTED, null);

        assertThat(decide(LIVE, nurture(10), standing(Stage.LEAD, rejected.since()), OLD, rejected)
                        .moves())
                .isFalse();
        assertThat(decide(LIVE, nurture(10), standing(Stage.LEAD, rejected.since() - 1), OLD, rejected)
                        .to())
                .isEqualTo(Stage.REJECTED);
    }

    @Test
    void aRejectionThatTheEngineMayOverruleEndsWithTheCoolDownAndSomethingNew() {
        long left = NOW - 90 * DAY;
        Holding rejected =
                new Holding("hs_lead_status", "UNQUALIFIED", left, Stage.REJECTED, Owner.ENGINE, null, false);
        Standing standing = new Standing(Stage.REJECTED, left, null, left, 1, left - DAY, null);

        assertThat(decide(LIVE, mql(), standing, NEW_ACTIVITY, rejected).status())
                .containsExactly(new StatusChange("hs_lead_status", Stage.MQL));
    }

    @Test
    void aSecondStatusThatOthersSetBackIsLeftWhileTheFirstSaysMql() {
        Holding lifecycle = new Holding("lifecyclestage", "lead", NOW - DAY, Stage.LEAD, Owner.ENGINE, "mql", false);

        Decision decision = decide(LIVE, mql(), standing(Stage.MQL, NOW - 20 * DAY), OLD, OURS, lifecycle);

        assertThat(decision.moves()).isFalse();
        assertThat(decision.status()).isEmpty();
        assertThat(decision.held()).containsExactly(new Held("lifecyclestage", "lead", Reason.CHANGED_AFTER_OURS));
    }

    private static Standing needingData(long belowSince) {
        return new Standing(Stage.NEEDS_DATA, NOW - 60 * DAY, belowSince, null, 0, null, null);
    }

    private static Standing undone(long at) {
        return new Standing(Stage.LEAD, at, null, at, 1, at - 30 * DAY, null);
    }

    private static Holding setBack(long at) {
        return new Holding("hs_lead_status", "NEW", at, Stage.LEAD, Owner.ENGINE, "MQL", false);
    }

    private static Standing waitingUntil(long answerBy) {
        return standing(Stage.MQL, NOW - 9 * DAY).hand(NOW - 9 * DAY, answerBy);
    }

    private static Decision decide(
            Policy policy, Outcome outcome, Standing standing, Traces traces, Holding... holdings) {
        return Given.decider(policy).decide(outcome, List.of(holdings), standing, traces, NOW);
    }
}
