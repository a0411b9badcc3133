package dev.mql.hubspot;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Reads all records by list, 100 a page, in ascending order of ids. Strongly consistent, unlike search.
 *
 * <p>Recorded traffic shows that {@code after} is the last id plus one, so a reader may begin at any id. While the pages
 * prove that, a long list is read in parts, in parallel ({@link Ranges}); otherwise by one cursor.
 */
final class ObjectListing {

    static final int LIMIT = 100;

    /** The first id of this part not yet read. */
    static final String AFTER = "after";

    /** The first id beyond this part. */
    static final String TO = "to";

    /** HubSpot answers 414 from about 16,200 characters of URL on. */
    private static final int LONGEST_QUERY = 8000;

    private final Api api;
    private final Rows rows;
    private final Fetching fetching;
    private final Associations associations;
    private final Ranges ranges;
    private final Presence presence;

    ObjectListing(Api api, Rows rows, Fetching fetching, Associations associations, Ranges ranges, Presence presence) {
        this.api = api;
        this.rows = rows;
        this.fetching = fetching;
        this.associations = associations;
        this.ranges = ranges;
        this.presence = presence;
    }

    Page next(Cursor cursor) {
        boolean ids = cursor.mode().equals(ObjectStream.IDS);
        String type = cursor.stream();
        SortedSet<String> wanted = cursor.wanted();
        String names = ids ? "hs_object_id" : String.join(",", Rows.asked(type, wanted));
        boolean tooLong = names.length() > LONGEST_QUERY;

        ObjectPage answer = api.list(type, query(cursor, tooLong ? "hs_object_id" : names), Whole.listed(LIMIT));
        Progress progress = Progress.of(cursor, answer);
        List<Found> found = links(type, progress.inside());
        if (tooLong) {
            found = fetching.filled(type, found, Rows.asked(type, wanted));
        }
        if (!ids) {
            presence.check(type, wanted, found);
        }
        List<Item> items = new ArrayList<>(found.size());
        for (Found record : found) {
            if (ids) {
                items.add(new Item.Seen(Rows.ref(type, record.id())));
            } else {
                rows.add(type, record, wanted, items);
            }
        }
        return page(cursor, items, progress);
    }

    private static Map<String, String> query(Cursor cursor, String names) {
        Map<String, String> query = new TreeMap<>();
        query.put("limit", Integer.toString(LIMIT));
        query.put("archived", "false");
        query.put("properties", names);
        List<String> linked = Rows.linked(cursor.stream());
        if (!linked.isEmpty() && !cursor.mode().equals(ObjectStream.IDS)) {
            query.put("associations", String.join(",", linked));
        }
        if (!cursor.text(AFTER).isEmpty()) {
            query.put("after", cursor.text(AFTER));
        }
        return query;
    }

    /** Completes the links of the records that came with only their first hundred. */
    private List<Found> links(String type, List<Found> records) {
        List<Found> cut = records.stream().filter(Found::cutOff).toList();
        if (cut.isEmpty()) {
            return records;
        }
        Map<String, Found> whole = new TreeMap<>();
        for (Found record : associations.joined(type, cut, Rows.linked(type))) {
            whole.put(record.id(), record);
        }
        return records.stream()
                .map(record -> whole.getOrDefault(record.id(), record))
                .toList();
    }

    private Page page(Cursor cursor, List<Item> items, Progress progress) {
        if (progress.next().isEmpty()) {
            return new Page(items, Optional.empty(), List.of(), cursor.covered());
        }
        Cursor next = cursor.with(AFTER, progress.next());
        List<Cursor> parts = progress.keyset() ? ranges.split(next, progress) : List.of(next);
        Collection<Checkpoint> more =
                parts.subList(1, parts.size()).stream().map(Cursor::checkpoint).toList();
        return new Page(
                items,
                Optional.of(parts.get(0).checkpoint()),
                List.copyOf(more),
                cursor.covered(),
                parts.get(0).number(Ranges.TOTAL, 0));
    }
}
