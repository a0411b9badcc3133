package dev.mql.salesforce;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.salesforce.SalesforceConfig.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads streams, each by the way that costs fewer requests for its size. */
final class Reader {

    static final String REST = "rest";
    static final String BULK = "bulk";

    /** A transaction may commit that late with a stamp from its beginning (airbyte issue 27146). */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final Api api;
    private final Describes describes;
    private final Together together;
    private final RestReading rest;
    private final BulkReading bulk;
    private final Sizes sizes;
    private final int bulkFrom;
    private final Map<String, List<Limit>> scope;

    Reader(Api api, Describes describes, BulkReading bulk, SalesforceConfig config) {
        this.api = api;
        this.describes = describes;
        this.together = new Together(api);
        this.rest = new RestReading(api, together, config.bulkFrom());
        this.bulk = bulk;
        this.sizes = new Sizes(api);
        this.bulkFrom = config.bulkFrom();
        this.scope = config.scope();
    }

    List<Checkpoint> start(String stream, Set<String> properties, ReadMode mode) {
        if (!Objects.STREAMS.contains(stream) || !describes.fields().has(stream)) {
            throw new CrmException(
                    CrmException.Next.FIX_SETTINGS,
                    "Salesforce has no stream " + stream,
                    "use one of " + String.join(", ", Objects.STREAMS)
                            + " in the mapping, as far as the user may read it");
        }
        Instant covered = api.now().minus(LATE);
        if (mode instanceof ReadMode.Since since) {
            Cursor cursor = Cursor.start(stream, Cursor.Mode.SINCE, since.since(), covered, properties);
            together.expect(cursor, ordered(cursor, columns(cursor), where(cursor)));
            return List.of(cursor.checkpoint());
        }
        if (mode instanceof ReadMode.Ids && Objects.isTouch(stream) && !changesSilently(stream, properties)) {
            // The store keeps what they tell of people, not the rows: nobody would know a stranger among them.
            return List.of();
        }
        Cursor.Mode all = mode instanceof ReadMode.Ids ? Cursor.Mode.IDS : Cursor.Mode.ALL;
        Cursor cursor = Cursor.start(stream, all, Instant.EPOCH, covered, properties);
        boolean large = sizes.about(stream) > bulkFrom;
        return List.of((large ? cursor.with("way", BULK) : cursor).checkpoint());
    }

    Page next(Checkpoint checkpoint) {
        Cursor cursor = Cursor.of(checkpoint);
        return cursor.way().equals(BULK)
                ? bulk.next(cursor, columns(cursor), where(cursor))
                : rest.next(cursor, columns(cursor), where(cursor));
    }

    private Columns columns(Cursor cursor) {
        return cursor.mode() == Cursor.Mode.IDS && !changesSilently(cursor.stream(), cursor.wanted())
                ? Columns.ids(cursor.stream(), describes.fields())
                : Columns.of(cursor.stream(), describes.fields(), cursor.wanted());
    }

    /**
     * Whether fields are wanted whose changes do not stamp the row: formulas, and those of a record it points to. They are
     * read with the ids.
     */
    private boolean changesSilently(String stream, Set<String> properties) {
        return properties.stream()
                .anyMatch(name -> name.contains(".")
                        || describes
                                .fields()
                                .find(stream, name)
                                .filter(field -> field.property().calculated())
                                .isPresent());
    }

    private Where where(Cursor cursor) {
        return new Where(describes.fields(), scope.getOrDefault(cursor.stream(), List.of()), cursor.covered());
    }

    /** The deleted are among the changes; ids are of what exists. */
    static String operation(Cursor cursor) {
        return cursor.mode() == Cursor.Mode.IDS ? "query" : "queryAll";
    }

    /** In the order that lets reading go on behind the last row. */
    static String ordered(Cursor cursor, Columns columns, Where where) {
        return columns.select() + where.of(cursor) + " ORDER BY "
                + (cursor.mode() == Cursor.Mode.SINCE ? Objects.STAMP + ",Id" : "Id");
    }
}
