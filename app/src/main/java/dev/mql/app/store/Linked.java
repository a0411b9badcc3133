package dev.mql.app.store;

import dev.mql.crm.Records;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records as versions. Those that several people share, a company and its deals, are read once. */
final class Linked {

    private final Sql sql;
    private final Words words;
    private final Map<Long, RecordEntry> entries = new HashMap<>();
    private final Map<Long, Map<Long, String>> pointing = new HashMap<>();
    private final Map<Long, List<Records.Version>> versions = new HashMap<>();

    Linked(Sql sql, Words words) {
        this.sql = sql;
        this.words = words;
    }

    /** The versions of a linked record; none where it is a person's. */
    List<Records.Version> versions(long record, String role) {
        return versions.computeIfAbsent(record, number -> {
            RecordEntry entry = entry(number);
            return entry.person == 0 ? versions(entry, role, entry.gone()) : List.of();
        });
    }

    List<Records.Version> versions(RecordEntry entry, String role, boolean gone) {
        byte[] body = entry.body;
        if (body == null) {
            return List.of();
        }
        List<Records.Version> found = new ArrayList<>();
        if (entry.hasEarlier()) {
            sql.each(
                    "select changed_at, known_from, body from record_was where record = ? order by id",
                    row -> found.add(version(entry.ref, row.getLong(1), row.getLong(2), row.getBytes(3), role, gone)),
                    entry.number);
        }
        found.add(version(entry.ref, entry.changedAt, entry.knownFrom, body, role, gone));
        return found;
    }

    private Records.Version version(Ref ref, long changedAt, long knownFrom, byte[] body, String role, boolean gone) {
        return new Records.Version(
                role, RowPacking.row(words, body, ref, changedAt, number -> entry(number).ref), knownFrom, gone);
    }

    /** Records that are nobody's and whose row links here, each with its type as role. */
    Map<Long, String> pointingAt(long target) {
        return pointing.computeIfAbsent(target, number -> {
            List<Long> sources = sql.list(
                    "select source from link where target = ? and person = 0 order by source",
                    row -> row.getLong(1),
                    number);
            return types(sources);
        });
    }

    Map<Long, String> types(List<Long> records) {
        Map<Long, String> types = new HashMap<>();
        records.forEach(record -> types.put(record, entry(record).ref.type()));
        return types;
    }

    private RecordEntry entry(long number) {
        RecordEntry known = entries.get(number);
        if (known == null) {
            known = sql.first(
                            "select " + RecordEntry.COLUMNS + " from record where id = ?",
                            row -> RecordEntry.of(words, row),
                            number)
                    .orElseThrow(() -> Faults.damaged("record " + number + " is missing"));
            entries.put(number, known);
        }
        return known;
    }
}
