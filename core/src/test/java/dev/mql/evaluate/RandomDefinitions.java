package dev.mql.evaluate;

import static dev.mql.evaluate.Draft.DAY;
import static dev.mql.evaluate.Draft.POINT;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Count;
import dev.mql.definition.Definition;
import dev.mql.definition.Engagement;
import dev.mql.definition.Fading;
import dev.mql.definition.HandRaise;
import dev.mql.definition.Leave;
import dev.mql.definition.Lines;
import dev.mql.definition.Never;
import dev.mql.definition.Rule;
import dev.mql.definition.Test;
import dev.mql.definition.Test.Interval;
import dev.mql.definition.Words;
import dev.mql.model.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Definitions made up from a seed: negatives, caps, windows, counts, inactivity, every curve and kind of test. */
final class RandomDefinitions {

    static final List<String> FACTS =
            List.of("employees", "industry", "origin", Facts.REJECTED_AT, "revenue", "since", "unsubscribed");

    private final RandomGenerator random;
    private int rules;

    RandomDefinitions(RandomGenerator random) {
        this.random = random;
    }

    Definition definition() {
        Draft draft = new Draft();
        many(3, () -> draft.fit.add(factRule(true)));
        many(3, () -> draft.product.add(rule()));
        many(3, () -> draft.content.add(rule()));
        many(2, () -> draft.against.add(random.nextBoolean() ? did(-1 - random.nextInt(15)) : when(-5)));
        many(1, () -> draft.never.add(new Never("never" + draft.never.size(), condition(2), Words.NONE)));
        if (random.nextInt(3) == 0) {
            draft.handRaise = new HandRaise(Draft.types("demo"), window(), Words.NONE);
        }
        if (random.nextInt(2) == 0) {
            draft.salesNeeds.addAll(List.of("industry", "employees"));
        }
        if (random.nextInt(3) == 0) {
            draft.ignore.add(new Engagement.Ignore("scanners", Draft.types("email_click", "ebook"), 3, 10_000));
        }
        draft.fitCap = (5 + random.nextInt(45)) * POINT;
        draft.engagementCap = (5 + random.nextInt(45)) * POINT;
        draft.contentCap = random.nextInt(3) == 0 ? Rule.Did.NO_CAP : (3 + random.nextInt(20)) * POINT;
        draft.fading = fading();
        TreeMap<String, Lines.Line> origins = new TreeMap<>();
        if (random.nextBoolean()) {
            origins.put("a", new Lines.Line(null, random.nextInt(20) * POINT, null, null));
        }
        draft.lines = new Lines(
                new Lines.Line(
                        random.nextInt(50) * POINT,
                        random.nextInt(20) * POINT,
                        random.nextBoolean() ? null : random.nextInt(15) * POINT,
                        random.nextInt(4) == 0 ? 5 * POINT : null),
                origins);
        draft.leave = new Leave(random.nextInt(40) * POINT, 14 * DAY, Leave.Then.RECYCLE);
        return draft.definition();
    }

    private void many(int most, Runnable add) {
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            add.run();
        }
    }

    private Rule rule() {
        return switch (random.nextInt(5)) {
            case 0 -> when(1 + random.nextInt(12));
            case 1 -> factRule(false);
            default -> did(random.nextInt(6) == 0 ? -1 - random.nextInt(9) : 1 + random.nextInt(25));
        };
    }

    private String id() {
        return "rule" + rules++;
    }

    private Rule factRule(boolean negatives) {
        long first = (negatives && random.nextInt(3) == 0 ? -1L : 1L) * (1 + random.nextInt(15)) * POINT;
        long second = (1 + random.nextInt(15)) * POINT;
        return switch (random.nextInt(4)) {
            case 0 ->
                new Rule.Of(
                        id(),
                        "employees",
                        List.of(new Rule.Band(within(0, 99), first), new Rule.Band(within(100, 500), second)),
                        Words.NONE);
            case 1 ->
                new Rule.Of(
                        id(),
                        "industry",
                        List.of(new Rule.Band(texts("a", "b"), first), new Rule.Band(texts("c"), second)),
                        Words.NONE);
            case 2 -> new Rule.Of(id(), "since", List.of(new Rule.Band(new Test.Age(0, window()), first)), Words.NONE);
            default ->
                new Rule.Of(
                        id(),
                        "revenue",
                        List.of(new Rule.Band(new Test.MoneyWithin(List.of(new Interval(0, 500 * POINT))), first)),
                        Words.NONE);
        };
    }

    private Rule when(int points) {
        return new Rule.When(id(), condition(2), points * POINT, Words.NONE);
    }

    private Rule.Did did(int points) {
        Count count = switch (random.nextInt(6)) {
            case 0 -> new Count.EachAsset();
            case 1 -> new Count.Once();
            case 2 -> new Count.AtMost(1 + random.nextInt(3), window());
            case 3 -> new Count.AtLeast(1 + random.nextInt(3));
            case 4 -> new Count.AtLeast(2, new Count.EachAsset());
            default -> new Count.Each();
        };
        return new Rule.Did(
                id(),
                patterns(),
                random.nextBoolean() ? window() : Rule.Did.FOR_EVER,
                count,
                points * POINT + random.nextInt(1000) * 1000L,
                random.nextBoolean() ? new Fading.Inherit() : fading(),
                random.nextInt(3) == 0 ? (1 + random.nextInt(30)) * POINT : Rule.Did.NO_CAP,
                "",
                Words.NONE);
    }

    private List<ActivityPattern> patterns() {
        String first = RandomPeople.TYPES.get(random.nextInt(RandomPeople.TYPES.size()));
        if (random.nextInt(3) > 0) {
            return Draft.types(first);
        }
        String second = RandomPeople.TYPES.get(random.nextInt(RandomPeople.TYPES.size()));
        TreeMap<String, Test> where = new TreeMap<>();
        if (random.nextBoolean()) {
            where.put("asset", texts("one"));
        }
        return List.of(new ActivityPattern(first, where), new ActivityPattern(second, new TreeMap<>()));
    }

    private Test age(long from) {
        return new Test.Age(from, from + window());
    }

    private Condition condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Condition> parts = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(condition(depth - 1));
            }
            return switch (random.nextInt(4)) {
                case 0 -> new Condition.All(parts);
                case 1 -> new Condition.Any(parts);
                case 2 -> new Condition.AtLeast(1 + random.nextInt(2), parts);
                default -> new Condition.Not(parts.get(0));
            };
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Condition.Fact("employees", within(50, 400));
            case 1 -> new Condition.Fact("industry", new Test.Not(texts("a")));
            case 2 -> new Condition.Fact("unsubscribed", new Test.Is(true));
            case 3 -> new Condition.Fact(random.nextBoolean() ? "since" : "industry", age(random.nextInt(20) * DAY));
            case 4 -> new Condition.Sequence(patterns(), patterns(), window());
            // Inactivity: nothing of the sort in the window.
            case 5 -> new Condition.Did(patterns(), Condition.Which.EACH, window(), 0, random.nextInt(2));
            default ->
                new Condition.Did(
                        patterns(),
                        pick(List.of(Condition.Which.EACH, Condition.Which.FIRST, Condition.Which.LAST)),
                        random.nextInt(4) == 0 ? Long.MAX_VALUE : window(),
                        1 + random.nextInt(2),
                        random.nextInt(4) == 0 ? 3 : Integer.MAX_VALUE);
        };
    }

    private <T> T pick(List<T> any) {
        return any.get(random.nextInt(any.size()));
    }

    private Fading fading() {
        return switch (random.nextInt(4)) {
            case 0 -> new Fading.Half((5 + random.nextInt(60)) * DAY);
            case 1 -> new Fading.ToZero((5 + random.nextInt(90)) * DAY);
            case 2 ->
                new Fading.Steps(List.of(
                        new Fading.Step(7, 500_000), new Fading.Step(30, random.nextBoolean() ? 250_000 : 800_000)));
            default -> new Fading.Never();
        };
    }

    private long window() {
        return (1 + random.nextInt(40)) * DAY;
    }

    private static Test within(long low, long high) {
        return new Test.Within(List.of(new Interval(low * POINT, high * POINT)));
    }

    private static Test texts(String... texts) {
        return new Test.OneOf(new TreeSet<>(List.of(texts)));
    }
}
