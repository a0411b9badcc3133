package dev.mql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.proof.Proof;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Meaning 1, 6, 10 and 40: arrival plays no part. */
class OrderTest {

    private static final int CASES = Proof.times(5_000, 150);

    @Test
    void givesTheSameEvaluationInAnyOrderBatchingAndDuplication() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Evaluator evaluator = Evaluator.of(new RandomDefinitions(random).definition(), "v1:test");
            Facts facts = new RandomPeople(random).person();
            Facts shuffled = shuffled(facts, random);
            assertThat(FactsHash.of(shuffled)).as("seed %d", seed).isEqualTo(FactsHash.of(facts));
            Evaluation one = evaluator.evaluate(facts, RandomPeople.NOW, 5 * Draft.POINT);
            Evaluation other = evaluator.evaluate(shuffled, RandomPeople.NOW, 5 * Draft.POINT);
            assertThat(other.toString()).as("seed %d", seed).isEqualTo(one.toString());
        }
        Proof.ANY_ORDER.held(CASES + " people");
    }

    @Test
    void givesTheSameWhetherTwoRecordsOfOnePersonAreMergedOneWayOrTheOther() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Facts one = new RandomPeople(random).person();
            Facts other = new RandomPeople(random).person();
            assertThat(FactsHash.of(merged(one, other))).isEqualTo(FactsHash.of(merged(other, one)));
        }
    }

    @Test
    void doesNotHashWhatTheMappingFeeds() {
        Facts facts = new RandomPeople(new Random(1)).person();
        Facts fedOtherwise = new Facts(facts.properties(), facts.activities(), Map.of());
        assertThat(FactsHash.of(fedOtherwise)).isEqualTo(FactsHash.of(facts));
    }

    private static Facts shuffled(Facts facts, Random random) {
        List<Activity> activities = new ArrayList<>(facts.activities());
        facts.activities().stream().filter(any -> random.nextBoolean()).forEach(activities::add);
        Collections.shuffle(activities, random);
        SortedMap<String, List<Observation>> properties = new TreeMap<>(Collections.reverseOrder());
        facts.properties().forEach((name, seen) -> {
            List<Observation> observations = new ArrayList<>(seen);
            observations.add(seen.get(random.nextInt(seen.size())));
            Collections.shuffle(observations, random);
            properties.put(name, observations);
        });
        return new Facts(properties, activities, facts.feeds());
    }

    private static Facts merged(Facts one, Facts other) {
        List<Activity> activities = new ArrayList<>(one.activities());
        activities.addAll(other.activities());
        SortedMap<String, List<Observation>> properties = new TreeMap<>(one.properties());
        other.properties()
                .forEach((name, seen) -> properties.merge(name, seen, (first, second) -> {
                    List<Observation> both = new ArrayList<>(first);
                    both.addAll(second);
                    return both;
                }));
        return new Facts(properties, activities, one.feeds());
    }
}
