package dev.mql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import dev.mql.proof.Proof;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Meaning 34, over people and definitions made up from seeds: ways are things that can happen, the fewest steps first. */
class WaysTest {

    private static final int CASES = Proof.times(10_000, 600);

    @Test
    void areWhatCanHappenAndNeverUndoWhatIsKnown() {
        int ways = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Evaluator evaluator = Evaluator.of(new RandomDefinitions(random).definition(), "v1:test");
            Facts facts = new RandomPeople(random).person();
            List<Evaluation.Way> found =
                    evaluator.evaluate(facts, RandomPeople.NOW).ways();
            assertThat(found).as("seed %d", seed).hasSizeLessThanOrEqualTo(5);
            assertThat(found.stream().map(way -> way.steps().size()))
                    .as("seed %d", seed)
                    .isSorted();
            for (Evaluation.Way way : found) {
                ways++;
                for (Evaluation.Step step : way.steps()) {
                    boolean known = isKnown(facts, step.subject());
                    assertThat(step.what()).as("seed %d", seed).isIn("do", known ? "grow" : "know");
                }
            }
        }
        assertThat(ways).isGreaterThan(CASES / 20);
        Proof.WAYS.held(CASES + " people, " + ways + " ways");
    }

    private static boolean isKnown(Facts facts, String fact) {
        Value now = null;
        for (Observation seen : facts.properties().getOrDefault(fact, List.of())) {
            now = seen.validFrom() <= RandomPeople.NOW ? seen.valueOrNull() : now;
        }
        if (now instanceof Value.Quantity quantity) {
            return quantity.exact();
        } else if (now instanceof Value.Money money) {
            return money.amount().exact() && !money.currency().equals("CHF");
        }
        return now != null;
    }
}
