package dev.mql.app.store;

import dev.mql.store.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a range of people, each table asked once. Unpacked only for whoever is asked for. */
final class PeopleRows {

    /** What was thought of somebody, packed. */
    @SuppressWarnings("ArrayRecordComponent") // a pair of columns, never compared
    record Thought(byte[] verdict, byte[] standing) {}

    /** What another definition thought of somebody, packed. */
    @SuppressWarnings("ArrayRecordComponent") // two columns, never compared
    record Beside(String definition, byte[] body) {}

    /** By person, as the next five. */
    final Map<Long, List<RecordEntry>> records = new HashMap<>();

    final Map<Long, Thought> thoughts = new HashMap<>();
    final Map<Long, List<byte[]>> touches = new HashMap<>();
    final Map<Long, Trouble> troubles = new HashMap<>();
    final Map<Long, byte[]> released = new HashMap<>();
    final Map<Long, List<Beside>> besides = new HashMap<>();
    /** By record, as the next two. */
    final Map<Long, byte[]> ledgers = new HashMap<>();

    final Map<Long, byte[]> contests = new HashMap<>();
    /** Records that are nobody's and whose row links there. */
    final Map<Long, List<Long>> pointing = new HashMap<>();

    PeopleRows(Sql sql, Words words, long first, long last) {
        sql.each(
                "select " + RecordEntry.COLUMNS + " from record where person between ? and ? order by person, id",
                row -> {
                    RecordEntry entry = RecordEntry.of(words, row);
                    return listed(records, entry.person).add(entry);
                },
                first,
                last);
        sql.each(
                "select person, body, standing from verdict where person between ? and ?",
                row -> thoughts.put(row.getLong(1), new Thought(row.getBytes(2), row.getBytes(3))),
                first,
                last);
        sql.each(
                "select person, body from touch where person between ? and ?",
                row -> listed(touches, row.getLong(1)).add(row.getBytes(2)),
                first,
                last);
        sql.each(
                "select * from trouble where person between ? and ?",
                row -> troubles.put(row.getLong("person"), Dossiers.trouble(row)),
                first,
                last);
        sql.each(
                "select person, body from released where person between ? and ?",
                row -> released.put(row.getLong(1), row.getBytes(2)),
                first,
                last);
        sql.each(
                "select person, definition, body from beside where person between ? and ?",
                row -> listed(besides, row.getLong(1)).add(new Beside(row.getString(2), row.getBytes(3))),
                first,
                last);
        ofRecords(sql, "ledger", ledgers, first, last);
        ofRecords(sql, "contest", contests, first, last);
        sql.each(
                "select l.target, l.source from record r cross join link l where l.target = r.id and l.person = 0 and"
                        + " r.person between ? and ? order by l.target, l.source",
                row -> listed(pointing, row.getLong(1)).add(row.getLong(2)),
                first,
                last);
    }

    /** "cross" keeps SQLite from going through the whole other table first. */
    private static void ofRecords(Sql sql, String table, Map<Long, byte[]> bodies, long first, long last) {
        sql.each(
                "select o.record, o.body from record r cross join " + table
                        + " o where o.record = r.id and r.person between ? and ?",
                row -> bodies.put(row.getLong(1), row.getBytes(2)),
                first,
                last);
    }

    private static <T> List<T> listed(Map<Long, List<T>> lists, long key) {
        return lists.computeIfAbsent(key, any -> new ArrayList<>());
    }
}
