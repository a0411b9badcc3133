package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes absolute values: what was read long ago is read again and compared, so that nobody's change is overwritten;
 * what is left goes by the way that costs fewest requests for its number.
 */
final class Writing {

    /** What was read longer ago is read again before it is overwritten: only single rows can be written on a condition. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** Salesforce's own advice: above so many rows Bulk, below it collections (API limits cheat sheet). */
    private static final int MOST_BY_COLLECTIONS = 2_000;

    private final Describes describes;
    private final Lookups lookups;
    private final RowUpdates updates;
    private final Ingest ingest;
    private final SingleRow single;
    private final Clock clock;

    Writing(Describes describes, Lookups lookups, RowUpdates updates, Ingest ingest, SingleRow single, Clock clock) {
        this.describes = describes;
        this.lookups = lookups;
        this.updates = updates;
        this.ingest = ingest;
        this.single = single;
        this.clock = clock;
    }

    List<WriteResult> write(List<Write> writes) {
        List<Pending> rows = writes.stream().map(Pending::new).toList();
        Fields fields = describes.fields();
        rows.forEach(row -> refuseUnknown(row, fields));
        compare(open(rows).stream().filter(row -> !isFresh(row)).toList(), fields);
        open(rows).forEach(row -> withholdWhatIs(row, fields));
        try {
            send(rows, fields);
            gone(rows, fields);
        } catch (CrmException trouble) {
            if (rows.stream().allMatch(Pending::open)) {
                throw trouble;
            }
        }
        return rows.stream().map(Pending::result).toList();
    }

    private boolean isFresh(Pending row) {
        return clock.millis() - row.write().readAt() <= FRESH.toMillis();
    }

    /** A name Salesforce does not know would refuse all rows of the call. */
    private static void refuseUnknown(Pending row, Fields fields) {
        List<String> unknown = row.values().keySet().stream()
                .filter(name -> fields.find(row.type(), name).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            row.settle(RowErrors.refused(row, Complaint.of("INVALID_FIELD", "", unknown)));
        }
    }

    /** Reads again what was read long ago; whoever changed, was converted or merged meanwhile is left alone. */
    void compare(List<Pending> rows, Fields fields) {
        byType(rows).forEach((type, ofType) -> {
            Set<String> names = new TreeSet<>();
            ofType.forEach(row -> names.addAll(row.write().expected().keySet()));
            ofType.forEach(row -> names.addAll(row.write().values().keySet()));
            Map<String, Columns.Cells> found = lookups.current(ids(ofType), Columns.of(type, fields, names));
            for (Pending row : ofType) {
                compare(row, Optional.ofNullable(found.get(row.id())), fields);
            }
        });
        gone(rows, fields);
    }

    private static void compare(Pending row, Optional<Columns.Cells> found, Fields fields) {
        if (found.isEmpty()) {
            row.settle(RowErrors.refused(row, Complaint.of("ENTITY_IS_DELETED", "", List.of())));
            return;
        }
        Columns.Cells now = found.get();
        if (now.text(Objects.CONVERTED).equals("true")) {
            row.stale();
            return;
        }
        row.compared(now.millis(Objects.STAMP, 0), now.text("AccountId"));
        SortedMap<String, String> current = new TreeMap<>();
        boolean same = true;
        for (Map.Entry<String, String> expected : row.write().expected().entrySet()) {
            String value = now.text(expected.getKey());
            current.put(expected.getKey(), value);
            same &= Values.same(kind(row, expected.getKey(), fields), expected.getValue(), value);
        }
        if (!same) {
            row.settle(new WriteResult.Stale(row.ref(), current));
            return;
        }
        for (String name : row.write().values().keySet()) {
            String value = row.write().values().getOrDefault(name, "");
            if (Values.same(kind(row, name, fields), value, now.text(name))) {
                row.withhold(name);
            }
        }
    }

    private static Field.Kind kind(Pending row, String name, Fields fields) {
        return fields.find(row.type(), name).map(Field::kind).orElse(Field.Kind.TEXT);
    }

    /** Values the record is believed to have, or was found to have, are not written. */
    private static void withholdWhatIs(Pending row, Fields fields) {
        row.write().expected().forEach((name, value) -> {
            String wanted = row.values().get(name);
            if (wanted != null && Values.same(kind(row, name, fields), value, wanted)) {
                row.withhold(name);
            }
        });
        if (row.values().isEmpty()) {
            row.settle(new WriteResult.Unchanged(row.ref()));
        }
    }

    private void send(List<Pending> rows, Fields fields) {
        List<Pending> open = open(rows);
        if (open.size() == 1) {
            single.send(open.get(0), fields, row -> compare(List.of(row), fields));
            return;
        }
        byType(open).forEach((type, ofType) -> {
            if (ofType.size() > MOST_BY_COLLECTIONS) {
                ingest.send(type, ofType, fields);
            }
        });
        // Those left over by a job, too.
        updates.send(open(rows), fields);
    }

    /** Of those not found: a record merged into another one is to be read again, which finds that one. */
    private void gone(List<Pending> rows, Fields fields) {
        List<Pending> lost = rows.stream()
                .filter(row -> row.result() instanceof WriteResult.Refused refused
                        && refused.fix() == WriteResult.Fix.GONE
                        && fields.find(row.type(), Objects.MASTER).isPresent())
                .toList();
        byType(lost).forEach((type, ofType) -> {
            Map<String, Columns.Cells> found = lookups.withDeleted(ids(ofType), Columns.of(type, fields, Set.of()));
            for (Pending row : ofType) {
                Columns.Cells cells = found.get(row.id());
                if (cells != null && !cells.text(Objects.MASTER).isEmpty()) {
                    row.stale();
                }
            }
        });
    }

    private static List<Pending> open(List<Pending> rows) {
        return rows.stream().filter(Pending::open).toList();
    }

    private static List<String> ids(List<Pending> rows) {
        return rows.stream().map(Pending::id).distinct().toList();
    }

    private static SortedMap<String, List<Pending>> byType(List<Pending> rows) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(
                rows.stream().collect(Collectors.groupingBy(Pending::type, Collectors.toCollection(ArrayList::new)))));
    }
}
