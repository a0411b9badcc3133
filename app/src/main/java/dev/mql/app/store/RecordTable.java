package dev.mql.app.store;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import dev.mql.store.Lag;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The records a page touches, read once and written through. */
final class RecordTable {

    private final Sql sql;
    private final Words words;
    private final Map<Ref, RecordEntry> byRef = new HashMap<>();
    private final Map<Long, RecordEntry> byNumber = new HashMap<>();

    RecordTable(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
    }

    /** The record, as a stub if it was never heard of. */
    RecordEntry entry(Ref ref) {
        return find(ref).orElseGet(() -> {
            RecordEntry stub = new RecordEntry(
                    sql.number(
                            "insert into record (crm, type, key) values (?, ?, ?) returning id",
                            ref.crm(),
                            words.number(ref.type()),
                            ref.id()),
                    ref);
            remember(stub);
            return stub;
        });
    }

    /** The record, if it was heard of. */
    Optional<RecordEntry> find(Ref ref) {
        RecordEntry known = byRef.get(ref);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<RecordEntry> found = sql.first(
                "select " + RecordEntry.COLUMNS + " from record where key = ? and type = ? and crm = ?",
                row -> RecordEntry.of(words, row),
                ref.id(),
                words.known(ref.type()),
                ref.crm());
        found.ifPresent(this::remember);
        return found;
    }

    /** Whether there is any record of somebody forgotten at all: there seldom is, and then none is looked for. */
    boolean anyForgotten() {
        return sql.first("select 1 from record where state >= " + RecordEntry.FORGOTTEN + " limit 1", row -> true)
                .isPresent();
    }

    RecordEntry entry(long number) {
        RecordEntry known = byNumber.get(number);
        if (known == null) {
            known = sql.first(
                            "select " + RecordEntry.COLUMNS + " from record where id = ?",
                            row -> RecordEntry.of(words, row),
                            number)
                    .orElseThrow(() -> Faults.damaged("record " + number + " is missing"));
            remember(known);
        }
        return known;
    }

    private void remember(RecordEntry entry) {
        byRef.put(entry.ref, entry);
        byNumber.put(entry.number, entry);
    }

    /** The number of the person a record belongs to: a new one where it belongs to none yet. */
    long personOf(RecordEntry record) {
        if (record.person == 0) {
            record.person = sql.number("insert into person (crm) values (?) returning id", record.ref.crm());
            save(record);
        }
        return record.person;
    }

    /** Gives a record a new row, and keeps the one before. */
    void version(RecordEntry record, boolean person, byte[] body, long changedAt, long knownFrom) {
        byte @Nullable [] before = record.body;
        if (before != null) {
            sql.update(
                    "insert into record_was (record, changed_at, known_from, body) values (?, ?, ?, ?)",
                    record.number,
                    record.changedAt,
                    record.knownFrom,
                    before);
            record.hasEarlier(true);
            for (RowPacking.Link link : RowPacking.linksOf(words, before)) {
                sql.update("delete from link where target = ? and source = ?", link.to(), record.number);
            }
        }
        for (RowPacking.Link link : RowPacking.linksOf(words, body)) {
            sql.update(
                    "insert into link (target, person, source) values (?, ?, ?) on conflict do nothing",
                    link.to(),
                    person ? 1 : 0,
                    record.number);
        }
        record.body = body;
        record.ours(false);
        record.changedAt = changedAt;
        record.knownFrom = knownFrom;
    }

    /** The record holds these values now because mql wrote them. */
    void wrote(RecordEntry record, SortedMap<String, String> written, long at) {
        byte[] before = record.body;
        if (before == null) {
            return;
        }
        Item.Row row = row(record, before, record.changedAt);
        byte[] body = RowPacking.row(words, row.with(written, at), ref -> entry(ref).number);
        if (!Arrays.equals(before, body)) {
            version(record, record.person != 0, body, at, at);
            record.ours(true);
            save(record);
        }
    }

    /** What the CRM answers, with what mql has written since it was last read, where the answer has not seen that yet. */
    Item.Row caughtUp(RecordEntry record, Item.Row answered) {
        byte @Nullable [] now = record.body;
        if (now == null || !record.ours()) {
            return answered;
        }
        // A row of our own is known from the very instant it was changed.
        return sql.first(
                        "select changed_at, body from record_was where record = ? and changed_at <> known_from order by id desc limit 1",
                        was -> row(record, was.getBytes(2), was.getLong(1)),
                        record.number)
                .map(before -> Lag.caughtUp(answered, before, row(record, now, record.changedAt)))
                .orElse(answered);
    }

    private Item.Row row(RecordEntry record, byte[] body, long changedAt) {
        return RowPacking.row(words, body, record.ref, changedAt, number -> entry(number).ref);
    }

    void save(RecordEntry record) {
        sql.update(
                "update record set person = ?, state = ?, changed_at = ?, known_from = ?, email = ?, body = ? where id = ?",
                record.person == 0 ? null : record.person,
                record.state,
                record.changedAt,
                record.knownFrom,
                record.email,
                record.body,
                record.number);
    }

    /** The records of one person now are another one's. */
    void moved(long from, long to) {
        byRef.values().stream().filter(entry -> entry.person == from).forEach(entry -> entry.person = to);
    }

    /** Finds out anew which record stands for each of these people. */
    void faces(Set<Long> people) {
        sql.batch(
                "update person set face = nullif(?, 0) where id = ?",
                people.stream()
                        .map(person -> new Object[] {face(person), person})
                        .toList());
    }

    /** The number of the record that stands for a person; 0 where none does. */
    private long face(long person) {
        return RecordEntry.face(ofPerson(person)).map(entry -> entry.number).orElse(0L);
    }

    List<RecordEntry> ofPerson(long person) {
        return sql.list("select id from record where person = ?", row -> row.getLong(1), person).stream()
                .map(this::entry)
                .toList();
    }
}
