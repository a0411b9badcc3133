package dev.mql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import dev.mql.proof.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Meaning 26, "sharp per fact": where one fact alone is unknown, both ends are scores it can have, or the score itself. */
class SharpnessTest {

    private static final int CASES = Proof.times(20_000, 2_000);
    private static final List<Long> AMOUNTS =
            List.of(0L, 1L, 49L, 50L, 60L, 99L, 100L, 200L, 400L, 401L, 450L, 500L, 501L, 900L);

    @Test
    void attainsBothEndsWhereOneFactAloneIsUnknown() {
        int wide = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Definition definition = new RandomDefinitions(random).definition();
            Evaluator evaluator = Evaluator.of(definition, "v1:test");
            RandomPeople people = new RandomPeople(random);
            String fact =
                    List.of("employees", "industry", "revenue", "unsubscribed").get(random.nextInt(4));
            Facts facts = allKnownBut(fact, people.person(), people, random);
            Outcome outcome = evaluator.outcome(facts, RandomPeople.NOW);
            long least = outcome.score();
            long most = outcome.score();
            for (Observation filling : fillings(fact, facts)) {
                long score = evaluator
                        .outcome(with(facts, fact, List.of(filling)), RandomPeople.NOW)
                        .score();
                least = Math.min(least, score);
                most = Math.max(most, score);
            }
            assertThat(outcome.low()).as("seed %d, %s", seed, fact).isLessThanOrEqualTo(least);
            assertThat(outcome.high()).as("seed %d, %s", seed, fact).isGreaterThanOrEqualTo(most);
            if (ages(definition, fact) < 2) {
                assertThat(new long[] {outcome.low(), outcome.high()})
                        .as("seed %d, %s", seed, fact)
                        .containsExactly(least, most);
            }
            wide += least < most ? 1 : 0;
        }
        assertThat(wide).isGreaterThan(CASES / 10);
        Proof.SHARPNESS.held(CASES + " people, " + wide + " ranges");
    }

    /** How often the age of a fact's value is asked for: several windows on an age nobody knows are taken one by one. */
    private static int ages(Definition definition, String fact) {
        return definition.toString().split("fact=" + fact + ", test=Age", -1).length - 1;
    }

    private static Facts allKnownBut(String open, Facts facts, RandomPeople people, Random random) {
        SortedMap<String, List<Observation>> properties = new TreeMap<>();
        for (String fact : RandomDefinitions.FACTS) {
            long from = RandomPeople.NOW - random.nextLong(80 * Draft.DAY);
            properties.put(fact, List.of(new Observation(from, exact(fact, people), "crm")));
        }
        switch (random.nextInt(3)) {
            case 0 -> properties.remove(open);
            case 1 -> properties.put(open, List.of(new Observation(0, null, "crm")));
            default ->
                bucket(open, random)
                        .ifPresentOrElse(
                                value -> properties.put(open, List.of(new Observation(0, value, "crm"))),
                                () -> properties.remove(open));
        }
        Map<String, Feed> feeds = new HashMap<>();
        RandomPeople.TYPES.forEach(type -> feeds.put(type, Feed.FED));
        List<Activity> activities = facts.activities().stream()
                .map(act -> new Activity(
                        act.type(),
                        act.at(),
                        act.source(),
                        act.id(),
                        act.asset().orElse("two"),
                        act.attributes()))
                .toList();
        return new Facts(properties, activities, feeds);
    }

    private static Value exact(String fact, RandomPeople people) {
        Value value = people.value(fact);
        if (value instanceof Value.Quantity quantity) {
            return new Value.Quantity(quantity.low(), quantity.low());
        } else if (value instanceof Value.Money money) {
            return new Value.Money(
                    new Value.Quantity(money.amount().low(), money.amount().low()), "EUR");
        }
        return value;
    }

    private static Optional<Value> bucket(String fact, Random random) {
        long low = AMOUNTS.get(random.nextInt(AMOUNTS.size())) * Value.MICROS;
        long high = random.nextBoolean() ? Value.OPEN_END : low + AMOUNTS.get(1 + random.nextInt(12)) * Value.MICROS;
        Value.Quantity quantity = new Value.Quantity(low, high);
        return switch (fact) {
            case "employees" -> Optional.of(quantity);
            case "revenue" -> Optional.of(new Value.Money(quantity, "EUR"));
            default -> Optional.empty();
        };
    }

    /** Every value that any test of {@link RandomDefinitions} can tell from another, of every age. */
    private static List<Observation> fillings(String fact, Facts facts) {
        List<Value> values = new ArrayList<>();
        switch (fact) {
            case "employees", "revenue" ->
                amounts(facts.properties().getOrDefault(fact, List.of())).forEach(amount -> {
                    Value.Quantity quantity = new Value.Quantity(amount, amount);
                    values.add(fact.equals("employees") ? quantity : new Value.Money(quantity, "EUR"));
                });
            case "unsubscribed" -> values.addAll(List.of(new Value.Truth(true), new Value.Truth(false)));
            default -> List.of("a", "b", "c", "other").forEach(text -> values.add(new Value.Text(text)));
        }
        List<Observation> fillings = new ArrayList<>();
        for (Value value : values) {
            for (int days = 0; days <= (fact.equals("industry") ? 85 : 0); days++) {
                fillings.add(new Observation(RandomPeople.NOW - days * Draft.DAY, value, "filled"));
            }
        }
        return fillings;
    }

    private static List<Long> amounts(List<Observation> seen) {
        List<Long> amounts = new ArrayList<>();
        Value bucket = seen.isEmpty() ? null : seen.get(0).valueOrNull();
        Value.Quantity quantity = bucket instanceof Value.Money money
                ? money.amount()
                : bucket instanceof Value.Quantity plain ? plain : new Value.Quantity(0, Value.OPEN_END);
        for (long amount : AMOUNTS) {
            for (long near = -1; near <= 1; near++) {
                long micros = amount * Value.MICROS + near;
                if (micros >= quantity.low() && micros <= quantity.high()) {
                    amounts.add(micros);
                }
            }
        }
        amounts.add(quantity.low());
        if (quantity.high() != Value.OPEN_END) {
            amounts.add(quantity.high());
        }
        return amounts;
    }

    private static Facts with(Facts facts, String fact, List<Observation> seen) {
        SortedMap<String, List<Observation>> properties = new TreeMap<>(facts.properties());
        properties.put(fact, seen);
        return new Facts(properties, facts.activities(), facts.feeds());
    }
}
