package dev.mql.app.store;

import dev.mql.decide.Standing;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes one person of two, and forgets one. */
final class Merging {

    private final Sql sql;
    private final Words words;

    Merging(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
    }

    /** Everything of one person becomes another one's, who keeps what was thought of him where there is something. */
    void merge(long from, long to) {
        sql.update("update record set person = ? where person = ?", to, from);
        touches(from, to);
        Optional<Standing> ours = standing(to);
        Optional<Standing> theirs = standing(from);
        if (ours.isPresent() && theirs.isPresent()) {
            byte[] joined = VerdictPacking.standing(words, ours.get().joined(theirs.get()));
            sql.update("update verdict set standing = ? where person = ?", joined, to);
        } else if (theirs.isPresent()) {
            sql.update("update verdict set person = ? where person = ?", to, from);
            sql.update("update verdict_was set person = ? where person = ?", to, from);
            sql.update("update beside set person = ? where person = ?", to, from);
        }
        for (String table : List.of("trouble", "held", "released")) {
            sql.update(
                    "update " + table + " set person = ? where person = ? and not exists (select 1 from " + table
                            + " where person = ?)",
                    to,
                    from,
                    to);
        }
        for (String earliest : List.of("due", "first_written")) {
            sql.update(
                    "update person set " + earliest + " = (select min(" + earliest + ") from person where id in (?, ?))"
                            + " where id = ?",
                    from,
                    to,
                    to);
        }
        remove(from);
        sql.update("delete from person where id = ?", from);
    }

    private void touches(long from, long to) {
        Map<Long, byte[]> theirs = new PersonTouches(sql, words).bodies(to);
        new PersonTouches(sql, words).bodies(from).forEach((row, body) -> {
            byte[] all = theirs.containsKey(row) ? joined(theirs.get(row), body) : body;
            sql.put("touch", 2, "person, row, body", to, row, all);
        });
        sql.update("delete from touch where person = ?", from);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private Optional<Standing> standing(long person) {
        return sql.first(
                "select standing from verdict where person = ?",
                row -> VerdictPacking.standing(words, row.getBytes(1)),
                person);
    }

    /** Removes what was read of a record, its earlier versions and its touches, and that anybody was told to look at it. */
    void erase(RecordEntry record) {
        byte[] body = record.body;
        if (body != null) {
            for (RowPacking.Link link : RowPacking.linksOf(words, body)) {
                sql.update("delete from link where target = ? and source = ?", link.to(), record.number);
            }
        }
        sql.update("delete from record_was where record = ?", record.number);
        new Ledgers(sql, words).erase(record.number);
        sql.update("delete from seen where record = ?", record.number);
        SqlOutbox.forget(sql, words, record.ref);
        SqlQueue.forget(sql, record.ref);
        if (record.person != 0) {
            // Those of the person's other records stay.
            new PersonTouches(sql, words)
                    .keep(record.person, touch -> !touch.ref().equals(record.ref));
        }
        if (record.superseded()) {
            itemsOfMerged(record.ref);
        }
        record.forget();
    }

    /** Removes what was thought, planned and written of a person of whom nothing is left. */
    void forget(long person) {
        remove(person);
        sql.update("delete from touch where person = ?", person);
        sql.update("update record set person = null where person = ?", person);
        // By plan, since that is how they are ordered.
        items(
                "select plan, person, body from plan_item where person = ? and plan in (select id from plan)",
                ref -> true,
                person);
        sql.update("delete from person where id = ?", person);
    }

    /** Of a record merged away, what was planned and written of its own person, who is no more. */
    private void itemsOfMerged(Ref merged) {
        items(
                "select plan, person, body from plan_item i where not exists (select 1 from person p where p.id = i.person)",
                merged::equals);
    }

    private void items(String query, Predicate<Ref> of, @Nullable Object... values) {
        List<Long> gone = new ArrayList<>();
        sql.each(
                query,
                row -> of.test(ItemPacking.ref(new Unpacking(words, row.getBytes(3))))
                        && gone.addAll(List.of(row.getLong(1), row.getLong(2))),
                values);
        Vanished.say(sql, Vanished.Rows.ITEMS, gone);
        for (int i = 0; i < gone.size(); i += 2) {
            sql.update("delete from plan_item where plan = ? and person = ?", gone.get(i), gone.get(i + 1));
        }
    }

    private void remove(long person) {
        Vanished.say(
                sql,
                Vanished.Rows.VERDICTS,
                sql.list("select id from verdict_was where person = ?", row -> row.getLong(1), person));
        for (String table : List.of("verdict", "verdict_was", "beside", "trouble", "held", "released")) {
            sql.update("delete from " + table + " where person = ?", person);
        }
    }
}
