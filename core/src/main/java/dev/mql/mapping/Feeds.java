package dev.mql.mapping;

import dev.mql.crm.Schema;
import dev.mql.crm.Schema.StreamInfo;
import dev.mql.model.Feed;
import dev.mql.model.Feed.How;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How well each activity type is fed: by what the mapping asks for and what this account has (meaning 15). */
public final class Feeds {

    private Feeds() {}

    /** A type without an entry is not fed. Where the schema names no streams at all, everything mapped counts as fed. */
    public static Map<String, Feed> of(Mapping mapping, Schema schema) {
        return of(mapping, schema, KeptFrom.THE_BEGINNING);
    }

    /** The same where what was touched long ago is no longer kept. */
    static Map<String, Feed> of(Mapping mapping, Schema schema, KeptFrom kept) {
        Map<String, Feed> feeds = new HashMap<>();
        for (ActivitySource source : mapping.activities()) {
            if (!source.type().equals(ActivitySource.NOTHING)) {
                feed(source, schema, kept).ifPresent(feed -> feeds.merge(source.type(), feed, Feeds::both));
            }
        }
        return Map.copyOf(feeds);
    }

    private static Optional<Feed> feed(ActivitySource source, Schema schema, KeptFrom kept) {
        if (source instanceof ActivitySource.Touches touches) {
            return stream(touches.source(), schema)
                    .map(feed -> new Feed(feed.how(), Math.max(feed.since(), kept.of(touches.type()))));
        } else if (source instanceof ActivitySource.Dates dates) {
            return dates.dates().stream().anyMatch(path -> has(schema, path))
                    ? Optional.of(Feed.FED)
                    : Optional.empty();
        }
        ActivitySource.Counter counter = (ActivitySource.Counter) source;
        return has(schema, counter.total()) && has(schema, counter.last())
                ? Optional.of(new Feed(How.SAMPLED, Long.MIN_VALUE))
                : Optional.empty();
    }

    private static Optional<Feed> stream(String name, Schema schema) {
        if (schema.streams().isEmpty() || name.equals(ActivitySource.IMPORTED)) {
            return Optional.of(Feed.FED);
        }
        StreamInfo info = schema.streams().get(name);
        return Optional.ofNullable(info).map(found -> new Feed(found.sampled() ? How.SAMPLED : How.FED, found.since()));
    }

    private static boolean has(Schema schema, Path path) {
        return !schema.objects().containsKey(path.object())
                || schema.property(path.object(), path.property()).isPresent();
    }

    /** Only as complete as the weaker of two sources. */
    static Feed both(Feed one, Feed other) {
        List<Feed> all = List.of(one, other);
        boolean sampled = all.stream().anyMatch(feed -> feed.how() == How.SAMPLED);
        return new Feed(sampled ? How.SAMPLED : How.FED, Math.max(one.since(), other.since()));
    }
}
