package dev.mql.evaluate;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** People made up from a seed, who use the facts and activities of {@link RandomDefinitions}. */
final class RandomPeople {

    static final long NOW = Instant.parse("2026-11-23T08:00:00Z").toEpochMilli();
    static final List<String> TYPES =
            List.of("demo", "pricing", "sheet", "webinar", "ebook", "email_click", "email_open");
    static final List<String> ASSETS = List.of("one", "two", "three");

    private final RandomGenerator random;

    RandomPeople(RandomGenerator random) {
        this.random = random;
    }

    Facts person() {
        return new Facts(properties(), activities(random.nextInt(14)), feeds());
    }

    private SortedMap<String, List<Observation>> properties() {
        SortedMap<String, List<Observation>> properties = new TreeMap<>();
        for (String fact : RandomDefinitions.FACTS) {
            if (random.nextInt(3) > 0) {
                List<Observation> seen = new ArrayList<>();
                int count = 1 + random.nextInt(2);
                for (int i = 0; i < count; i++) {
                    seen.add(new Observation(instant(), random.nextInt(6) == 0 ? null : value(fact), "crm"));
                }
                properties.put(fact, seen);
            }
        }
        return properties;
    }

    Value value(String fact) {
        return switch (fact) {
            case "employees" -> quantity();
            case "revenue" ->
                new Value.Money(quantity(), List.of("EUR", "USD", "CHF").get(random.nextInt(3)));
            case "unsubscribed" -> new Value.Truth(random.nextBoolean());
            case "since", Facts.REJECTED_AT -> new Value.Moment(Instant.ofEpochMilli(instant()));
            default -> new Value.Text(List.of("a", "b", "c", "D").get(random.nextInt(4)));
        };
    }

    private Value.Quantity quantity() {
        long low = random.nextInt(1000) * Value.MICROS;
        return switch (random.nextInt(4)) {
            case 0 -> new Value.Quantity(low, low + random.nextInt(300) * Value.MICROS);
            case 1 -> new Value.Quantity(low, random.nextInt(5) == 0 ? Value.OPEN_END : low);
            default -> new Value.Quantity(low, low);
        };
    }

    /** Mostly in the last months, sometimes in the future, sometimes on round instants that meet window ends. */
    private long instant() {
        long span = random.nextInt(5) == 0 ? 400 * Draft.DAY : 40 * Draft.DAY;
        long at = NOW - random.nextLong(span) + (random.nextInt(8) == 0 ? 20 * Draft.DAY : 0);
        return random.nextInt(4) == 0 ? at / Draft.DAY * Draft.DAY : at;
    }

    private List<Activity> activities(int count) {
        List<Activity> activities = new ArrayList<>();
        long at = instant();
        for (int i = 0; i < count; i++) {
            // Some follow each other within seconds, as those of scanners do.
            at = random.nextInt(3) == 0 ? at + random.nextInt(5_000) : instant();
            String asset = random.nextInt(4) == 0 ? null : ASSETS.get(random.nextInt(ASSETS.size()));
            activities.add(
                    new Activity(TYPES.get(random.nextInt(TYPES.size())), at, "s", "id" + i, asset, new TreeMap<>()));
        }
        return activities;
    }

    private Map<String, Feed> feeds() {
        Map<String, Feed> feeds = new HashMap<>();
        for (String type : TYPES) {
            feeds.put(
                    type,
                    switch (random.nextInt(8)) {
                        case 0 -> Feed.NOT_FED;
                        case 1 -> new Feed(Feed.How.SAMPLED, Long.MIN_VALUE);
                        case 2 -> new Feed(Feed.How.FED, NOW - random.nextLong(60 * Draft.DAY));
                        default -> Feed.FED;
                    });
        }
        return feeds;
    }
}
