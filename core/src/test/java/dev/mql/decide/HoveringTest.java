package dev.mql.decide;

import static dev.mql.decide.Given.DAY;
import static dev.mql.decide.Given.FRESH;
import static dev.mql.decide.Given.NOW;
import static dev.mql.decide.Given.decider;
import static dev.mql.decide.Given.mql;
import static dev.mql.decide.Given.nurture;
import static dev.mql.decide.Given.outcome;
import static dev.mql.decide.Given.raised;
import static dev.mql.decide.Given.standing;
import static dev.mql.decide.Given.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Holding.Owner;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A year of one person, looked at every day, in a CRM where nobody but mql moves them. */
class HoveringTest {

    private static final int YEAR = 365;
    private static final int LEAVING = 14;
    private static final int COOLING_DOWN = 90;
    private static final int AGAIN = 3;

    @Test
    void scoreAroundTheLineEveryDayMovesAPersonOnce() {
        assertThat(year(day -> day % 2 == 0 ? mql() : nurture(44), true)).hasSize(1);
    }

    @Test
    void scoreAroundTheLineWithAnAnswerMissingAsksForItOnce() {
        assertThat(year(day -> day % 2 == 0 ? needsData() : nurture(44), true))
                .extracting(Decision::to)
                .containsExactly(Stage.NEEDS_DATA);
    }

    @Test
    void scoreThatComesAndGoesInAnyRhythmMovesAPersonNoMoreOftenThanTheTimesAllow() {
        int allowed = 2 * (YEAR / (LEAVING + COOLING_DOWN) + 1);
        int most = 0;
        for (int rhythm = 1; rhythm <= 60; rhythm++) {
            int every = rhythm;
            int moves = year(day -> day / every % 2 == 0 ? mql() : nurture(44), true)
                    .size();
            assertThat(moves).as("every %s days", rhythm).isPositive().isLessThanOrEqualTo(allowed);
            most = Math.max(most, moves);
        }
        assertThat(most).as("slow ones do leave and come again").isGreaterThan(3);
    }

    @Test
    void whateverIsThoughtNobodyIsAnMqlAgainWithoutSomethingNew() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Decision> moves = year(day -> any(random), false);
            assertThat(moves)
                    .as("seed %s", seed)
                    .filteredOn(made -> made.to() == Stage.MQL)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whateverIsThoughtTheCoolDownAndTheLimitHold() {
        int most = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int[] left = {-COOLING_DOWN};
            int made = 0;
            for (Decision move : year(day -> any(random), true)) {
                int day = (int) ((move.after().since() - NOW) / DAY);
                if (move.to() == Stage.MQL) {
                    assertThat(day - left[0]).as("seed %s", seed).isGreaterThanOrEqualTo(COOLING_DOWN);
                    made++;
                } else if (move.from() == Stage.MQL) {
                    left[0] = day;
                }
            }
            assertThat(made).as("seed %s", seed).isLessThanOrEqualTo(AGAIN + 1);
            most = Math.max(most, made);
        }
        assertThat(most).isGreaterThan(2);
    }

    @Test
    void aRaisedHandAloneGetsPastThem() {
        List<Decision> moves = year(day -> day % 2 == 0 ? raised() : stopped(), true);

        assertThat(moves).filteredOn(made -> made.to() == Stage.MQL).hasSizeGreaterThan(AGAIN + 1);
    }

    private static Outcome needsData() {
        return outcome(Kind.NEEDS_DATA, false, 70);
    }

    private static Outcome any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> mql();
            case 1 -> nurture(44);
            case 2 -> needsData();
            default -> stopped();
        };
    }

    /**
     * The moves of a year.
     *
     * @param busy whether the person does something that counts every day, or did so on the first one only
     */
    private static List<Decision> year(IntFunction<Outcome> thought, boolean busy) {
        List<Decision> moves = new ArrayList<>();
        Decider decider = decider(Policy.liveForAll());
        Standing now = standing(Stage.LEAD, NOW - DAY);
        Holding holding = FRESH;
        for (int day = 0; day < YEAR; day++) {
            long at = NOW + day * DAY;
            long did = busy ? at : NOW;
            Outcome outcome = thought.apply(day);
            Traces traces = new Traces(outcome.raised() ? (Long) did : null, did, did, null);
            Decision decision = decider.decide(outcome, List.of(holding), now, traces, at);
            if (decision.moves()) {
                moves.add(decision);
            }
            now = decision.after();
            holding = decision.status().isEmpty()
                    ? holding
                    : written(decision.status().get(0).stage(), at);
        }
        return moves;
    }

    private static Holding written(Stage stage, long at) {
        String value = stage == Stage.MQL ? "MQL" : "OPEN";
        Stage means = stage == Stage.MQL ? Stage.MQL : Stage.LEAD;
        return new Holding("hs_lead_status", value, at, means, Owner.ENGINE, value, false);
    }
}
