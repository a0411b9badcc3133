package dev.mql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import dev.mql.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Meaning 25 and 26, over people and definitions made up from seeds. */
class RangeTest {

    private static final int CASES = Proof.times(20_000, 1_000);
    private static final int FILLINGS = 30;

    @Test
    void holdsTheScoreOfEveryFillingIn() {
        int fillings = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Evaluator evaluator = Evaluator.of(new RandomDefinitions(random).definition(), "v1:test");
            RandomPeople people = new RandomPeople(random);
            Facts facts = people.person();
            Outcome outcome = evaluator.outcome(facts, RandomPeople.NOW);
            assertThat(outcome.score()).as("seed %d", seed).isBetween(outcome.low(), outcome.high());
            for (int i = 0; i < FILLINGS; i++) {
                Facts filled = fill(facts, people, random);
                Outcome then = evaluator.outcome(filled, RandomPeople.NOW);
                assertThat(then.score()).as("seed %d, filling %d", seed, i).isBetween(outcome.low(), outcome.high());
                fillings += filled.equals(facts) ? 0 : 1;
            }
        }
        assertThat(fillings).isGreaterThan(CASES);
        Proof.RANGE.held(CASES + " people, " + fillings + " fillings");
    }

    @Test
    void keepsScoresWithinTheirCaps() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Definition definition = new RandomDefinitions(random).definition();
            Outcome outcome =
                    Evaluator.of(definition, "v1:test").outcome(new RandomPeople(random).person(), RandomPeople.NOW);
            assertThat(outcome.fit())
                    .isBetween(-definition.fit().cap(), definition.fit().cap());
            assertThat(outcome.engagement())
                    .isBetween(
                            -definition.engagement().cap(),
                            definition.engagement().cap());
            assertThat(outcome.content())
                    .isLessThanOrEqualTo(definition.engagement().contentCap());
            assertThat(outcome.score()).isBetween(0L, 100 * Draft.POINT);
        }
    }

    /** Puts a value in the place of what is unknown now, and a number from within in that of a bucket. */
    private static Facts fill(Facts facts, RandomPeople people, Random random) {
        SortedMap<String, List<Observation>> filled = new TreeMap<>(facts.properties());
        for (String fact : List.of("employees", "industry", "revenue", "unsubscribed")) {
            List<Observation> seen = new ArrayList<>(filled.getOrDefault(fact, List.of()));
            seen.removeIf(observation -> observation.validFrom() > RandomPeople.NOW);
            Value now = seen.isEmpty() ? null : seen.get(seen.size() - 1).valueOrNull();
            Value better = inside(now == null ? people.value(fact) : now, random);
            if (better != now) {
                seen.add(new Observation(RandomPeople.NOW, better, "filled"));
                filled.put(fact, seen);
            }
        }
        return new Facts(filled, facts.activities(), facts.feeds());
    }

    private static Value inside(Value now, Random random) {
        if (now instanceof Value.Quantity quantity && !quantity.exact()) {
            return number(quantity, random);
        } else if (now instanceof Value.Money money && !money.amount().exact()) {
            return new Value.Money(number(money.amount(), random), money.currency());
        }
        return now;
    }

    private static Value.Quantity number(Value.Quantity bucket, Random random) {
        long most = Math.min(bucket.high(), bucket.low() + 1_000 * Value.MICROS);
        long number = random.nextInt(4) == 0 ? most : random.nextLong(bucket.low(), most + 1);
        return new Value.Quantity(number, number);
    }
}
