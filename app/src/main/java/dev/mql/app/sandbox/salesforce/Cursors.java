package dev.mql.app.sandbox.salesforce;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries that have more pages: the records found, kept for two days; each page shows them as they are when it is asked for. */
final class Cursors {
    private static final long LIFE = Duration.ofDays(2).toMillis();
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();
    private final InstantSource clock;
    private int opened;

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Cursor(String id, Plan plan, int[] numbers, int batch, long opened) {
        String locator(int offset) {
            return id + "-" + offset;
        }
    }

    /** A cursor and where the next page begins. */
    record Place(Cursor cursor, int offset) {}

    Cursors(InstantSource clock) {
        this.clock = clock;
    }

    Cursor open(Plan plan, List<Row> rows, int batch) {
        opened++;
        int[] numbers = rows.stream().mapToInt(row -> row.number).toArray();
        Cursor cursor = new Cursor(Ids.of("0r8", opened), plan, numbers, batch, clock.millis());
        long since = clock.millis() - LIFE;
        cursors.values().removeIf(old -> old.opened() <= since);
        return cursor;
    }

    void keep(Cursor cursor) {
        cursors.put(cursor.id(), cursor);
    }

    void drop() {
        cursors.clear();
    }

    Place find(String locator) {
        int dash = locator.lastIndexOf('-');
        Cursor cursor = dash < 0 ? null : cursors.get(locator.substring(0, dash));
        if (cursor == null
                || cursor.opened() <= clock.millis() - LIFE
                || !locator.substring(dash + 1).matches("\\d{1,9}")
                || Integer.parseInt(locator.substring(dash + 1)) > cursor.numbers().length) {
            throw Refusal.bad("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return new Place(cursor, Integer.parseInt(locator.substring(dash + 1)));
    }
}
