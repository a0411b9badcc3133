package dev.mql.app.store;

import dev.mql.crm.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What people touched, packed by the source row that tells of it, within one transaction. */
final class PersonTouches {

    private final Sql sql;
    private final Words words;
    private final RecordTable records;

    PersonTouches(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
        this.records = new RecordTable(sql, words);
    }

    /** The packed touches of a person by source row. */
    Map<Long, byte[]> bodies(long person) {
        Map<Long, byte[]> bodies = new HashMap<>();
        sql.each(
                "select row, body from touch where person = ?",
                row -> bodies.put(row.getLong(1), row.getBytes(2)),
                person);
        return bodies;
    }

    /** Removes all but these. */
    void keep(long person, Predicate<Item.Touch> wanted) {
        bodies(person).forEach((row, body) -> {
            List<Item.Touch> all = RowPacking.touches(words, body, number -> records.entry(number).ref);
            List<Item.Touch> kept = all.stream().filter(wanted).toList();
            if (kept.isEmpty()) {
                sql.update("delete from touch where person = ? and row = ?", person, row);
            } else if (kept.size() < all.size()) {
                byte[] left = RowPacking.touches(words, kept, ref -> records.entry(ref).number);
                sql.update("update touch set body = ? where person = ? and row = ?", left, person, row);
            }
        });
    }
}
