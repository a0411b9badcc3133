package dev.mql.decide;

import static dev.mql.decide.Given.DAY;
import static dev.mql.decide.Given.FRESH;
import static dev.mql.decide.Given.HOUR;
import static dev.mql.decide.Given.NEW_ACTIVITY;
import static dev.mql.decide.Given.NEW_RAISE;
import static dev.mql.decide.Given.NOW;
import static dev.mql.decide.Given.OURS;
import static dev.mql.decide.Given.mql;
import static dev.mql.decide.Given.nurture;
import static dev.mql.decide.Given.raised;
import static dev.mql.decide.Given.sales;
import static dev.mql.decide.Given.standing;
import static dev.mql.decide.Given.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Decision.Cause;
import dev.mql.evaluate.Outcome;
import dev.mql.model.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoffEventTest {

    private static final Policy LIVE = Policy.liveForAll();
    private static final Standing LEAD = standing(Stage.LEAD, NOW - 9 * DAY);
    private static final Standing WAITING = standing(Stage.MQL, NOW - DAY).hand(NOW - DAY, NOW + HOUR);
    private static final Standing OVERDUE = standing(Stage.MQL, NOW - DAY).hand(NOW - DAY, NOW - HOUR);

    @Test
    void tellsThatSalesGetsSomebodyAndUntilWhenItPromisedToAnswer() {
        assertThat(events(LIVE, mql(), LEAD, NEW_ACTIVITY, FRESH))
                .containsExactly(new HandoffEvent.Qualified(NOW, false, NOW + 8 * HOUR));
        assertThat(events(LIVE, raised(), LEAD, NEW_RAISE, FRESH))
                .containsExactly(new HandoffEvent.Qualified(NOW, true, NOW + HOUR));
    }

    @Test
    void tellsItOnce() {
        Decision first = decide(LIVE, mql(), LEAD, NEW_ACTIVITY, FRESH);
        Holding other = new Holding("lifecyclestage", "lead", NOW - DAY, Stage.LEAD, Holding.Owner.ENGINE, null, false);
        Decision second = decide(LIVE, mql(), first.after(), NEW_ACTIVITY, OURS, other);

        assertThat(second.status()).extracting(Decision.StatusChange::property).containsExactly("lifecyclestage");
        assertThat(second.events()).isEmpty();
        assertThat(second.after().answerBy()).isEqualTo(first.after().answerBy());
    }

    @Test
    void tellsNothingInShadowNorOfWhoWasAnMqlBeforeItWentLive() {
        assertThat(events(Policy.shadow(), mql(), LEAD, NEW_ACTIVITY, FRESH)).isEmpty();
        assertThat(events(Policy.liveSince(NOW), mql(), LEAD, NEW_ACTIVITY, FRESH))
                .isEmpty();
    }

    @Test
    void aBackfillWritesTheStatusAndNeitherTellsAnybodyNorStartsAClock() {
        Decision decision = decide(LIVE.handingOverFrom(Long.MAX_VALUE), mql(), LEAD, NEW_ACTIVITY, FRESH);

        assertThat(decision.status()).hasSize(1);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.after().answerBy()).isNull();
        assertThat(decision.after().handedAt()).isNull();
    }

    @Test
    void whoIsReleasedIsHandedOverWheneverTheyBecameAnMql() {
        Holding released =
                new Holding("hs_lead_status", "NEW", NOW - DAY, Stage.LEAD, Holding.Owner.ENGINE, null, true);

        assertThat(events(Policy.liveSince(NOW).handingOverFrom(NOW), mql(), LEAD, NEW_ACTIVITY, released))
                .hasOnlyElementsOfType(HandoffEvent.Qualified.class)
                .hasSize(1);
    }

    @Test
    void tellsABreachAtEachLookAsOneAndTheSameEvent() {
        assertThat(events(LIVE, mql(), WAITING, NEW_ACTIVITY, OURS)).isEmpty();
        assertThat(events(LIVE, mql(), OVERDUE, NEW_ACTIVITY, OURS))
                .containsExactly(new HandoffEvent.Breached(NOW - HOUR))
                .isEqualTo(events(LIVE, mql(), OVERDUE, NEW_ACTIVITY, OURS));
    }

    @Test
    void tellsWhatSalesAnswersAndWhetherInTime() {
        Holding connected = sales("CONNECTED", Stage.ACCEPTED);
        Holding unqualified = sales("UNQUALIFIED", Stage.REJECTED);

        assertThat(events(LIVE, mql(), WAITING, NEW_ACTIVITY, connected))
                .containsExactly(new HandoffEvent.Accepted(NOW - DAY, Stage.ACCEPTED, true));
        Standing late = standing(Stage.MQL, NOW - 3 * DAY).hand(NOW - 3 * DAY, NOW - 2 * DAY);
        assertThat(events(LIVE, mql(), late, NEW_ACTIVITY, unqualified))
                .containsExactly(new HandoffEvent.Rejected(NOW - DAY, false));
    }

    @Test
    void tellsThatSalesRejectsWhomItHadAccepted() {
        Standing accepted = decide(LIVE, mql(), WAITING, NEW_ACTIVITY, sales("CONNECTED", Stage.ACCEPTED))
                .after();

        assertThat(events(LIVE, mql(), accepted, NEW_ACTIVITY, sales("IN_PROGRESS", Stage.SQL)))
                .isEmpty();
        assertThat(events(LIVE, mql(), accepted, NEW_ACTIVITY, sales("UNQUALIFIED", Stage.REJECTED)))
                .containsExactly(new HandoffEvent.Rejected(NOW - DAY, true));
    }

    @Test
    void tellsThatSomebodyIsMarketingsAgainAndWhy() {
        assertThat(events(LIVE, stopped(), OVERDUE, NEW_ACTIVITY, OURS))
                .containsExactly(new HandoffEvent.Recycled(NOW, Cause.STOPPED));
        Standing accepted = decide(LIVE, mql(), WAITING, NEW_ACTIVITY, sales("CONNECTED", Stage.ACCEPTED))
                .after();
        assertThat(events(LIVE, nurture(10), accepted, NEW_ACTIVITY, FRESH))
                .containsExactly(new HandoffEvent.Recycled(NOW, Cause.GIVEN_BACK));
    }

    @Test
    void tellsNothingOfWhatSalesDoesWithPeopleItWasNotHanded() {
        assertThat(events(
                        LIVE,
                        mql(),
                        standing(Stage.MQL, NOW - DAY),
                        NEW_ACTIVITY,
                        sales("UNQUALIFIED", Stage.REJECTED)))
                .isEmpty();
        assertThat(events(LIVE, nurture(10), LEAD, NEW_ACTIVITY, sales("CONNECTED", Stage.ACCEPTED)))
                .isEmpty();
    }

    private static List<HandoffEvent> events(
            Policy policy, Outcome outcome, Standing standing, Traces traces, Holding... holdings) {
        return decide(policy, outcome, standing, traces, holdings).events();
    }

    private static Decision decide(
            Policy policy, Outcome outcome, Standing standing, Traces traces, Holding... holdings) {
        return Given.decider(policy).decide(outcome, List.of(holdings), standing, traces, NOW);
    }
}
