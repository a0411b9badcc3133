package dev.mql.hubspot;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Contacts, companies, deals: all of them by list, changes by search, which ids exist by list again. */
final class ObjectStream implements StreamReader {

    static final String ALL = "all";
    static final String IDS = "ids";
    static final String SINCE = "since";

    private final String type;
    private final ObjectListing listing;
    private final ObjectSearch search;
    private final Duration lookBack;

    ObjectStream(String type, ObjectListing listing, ObjectSearch search, Duration lookBack) {
        this.type = type;
        this.listing = listing;
        this.search = search;
        this.lookBack = lookBack;
    }

    @Override
    public List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now) {
        if (mode instanceof ReadMode.Since since) {
            // A search from the epoch itself answers 500.
            long from = Math.max(1000, since.since().minus(lookBack).toEpochMilli());
            Cursor cursor = Cursor.start(type, SINCE, now, new TreeSet<>(properties));
            return List.of(cursor.with(ObjectSearch.FROM, from).checkpoint());
        }
        boolean ids = mode instanceof ReadMode.Ids;
        Set<String> wanted = ids ? Set.of() : properties;
        return List.of(
                Cursor.start(type, ids ? IDS : ALL, now, new TreeSet<>(wanted)).checkpoint());
    }

    @Override
    public Page next(Cursor cursor) {
        return cursor.mode().equals(SINCE) ? search.next(cursor) : listing.next(cursor);
    }
}
