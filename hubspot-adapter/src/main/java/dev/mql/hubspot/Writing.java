package dev.mql.hubspot;

import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes absolute values: what was read long ago is read again and compared, what HubSpot would refuse is found before it
 * is sent, what is left goes out in batches.
 */
final class Writing {

    /** What was read longer ago is read again before it is overwritten: HubSpot has no conditional write. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Definitions definitions;
    private final Fetching fetching;
    private final BatchUpdates updates;
    private final Leads leads;
    private final Clock clock;
    private final boolean backward;

    Writing(
            Definitions definitions,
            Fetching fetching,
            BatchUpdates updates,
            Leads leads,
            Clock clock,
            boolean backward) {
        this.definitions = definitions;
        this.fetching = fetching;
        this.updates = updates;
        this.leads = leads;
        this.clock = clock;
        this.backward = backward;
    }

    List<WriteResult> write(List<Write> writes) {
        List<Pending> rows = writes.stream().map(Pending::new).toList();
        SortedMap<String, List<Pending>> byType = new TreeMap<>();
        for (Pending row : rows) {
            byType.computeIfAbsent(row.write().ref().type(), type -> new ArrayList<>())
                    .add(row);
        }
        BatchUpdates.Run run = updates.run();
        byType.forEach((type, ofType) -> write(type, ofType, run));
        return rows.stream().map(Pending::result).toList();
    }

    private void write(String type, List<Pending> rows, BatchUpdates.Run run) {
        Map<String, Definition> known = definitions.of(type);
        compare(type, rows.stream().filter(row -> !isFresh(row)).toList(), known);
        for (Pending row : open(rows)) {
            settleWithoutCall(row, known);
        }
        leads.open(open(rows).stream().filter(row -> !row.lead().isEmpty()).toList(), run);
        open(rows).stream().filter(row -> row.values().isEmpty()).forEach(Writing::unchanged);
        run.send(type, open(rows));
    }

    private boolean isFresh(Pending row) {
        return clock.millis() - row.write().readAt() <= FRESH.toMillis();
    }

    /** Reads again what was read long ago; whoever changed meanwhile is left alone. */
    private void compare(String type, List<Pending> rows, Map<String, Definition> known) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> properties = new TreeSet<>();
        for (Pending row : rows) {
            properties.addAll(row.write().values().keySet());
            properties.addAll(row.write().expected().keySet());
        }
        List<String> ids = rows.stream().map(Pending::id).distinct().toList();
        Map<String, Found> found = fetching.read(type, ids, properties, Set.of());
        for (Pending row : rows) {
            Found now = found.get(row.id());
            if (now == null) {
                follow(type, row, properties, known);
            } else {
                compare(row, now, known);
            }
        }
    }

    private void follow(String type, Pending row, Set<String> properties, Map<String, Definition> known) {
        Optional<String> holder = fetching.holder(type, row.id());
        if (holder.isEmpty()) {
            row.refused(WriteResult.Fix.GONE, "OBJECT_NOT_FOUND", "the record was deleted in HubSpot");
            return;
        }
        row.follow(holder.get());
        Found winner =
                fetching.read(type, List.of(row.id()), properties, Set.of()).get(row.id());
        if (winner != null) {
            compare(row, winner, known);
        }
    }

    static void compare(Pending row, Found now, Map<String, Definition> known) {
        SortedMap<String, String> current = new TreeMap<>();
        for (String property : row.write().expected().keySet()) {
            current.put(property, now.properties().getOrDefault(property, ""));
        }
        for (Map.Entry<String, String> expected : row.write().expected().entrySet()) {
            String value = current.getOrDefault(expected.getKey(), "");
            if (!Sameness.same(known.get(expected.getKey()), expected.getValue(), value)) {
                row.settle(new WriteResult.Stale(Rows.ref(row.write().ref().type(), row.id()), current));
                return;
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String property : row.write().values().keySet()) {
            values.put(property, now.properties().getOrDefault(property, ""));
        }
        row.read(values);
    }

    private void settleWithoutCall(Pending row, Map<String, Definition> known) {
        for (Map.Entry<String, String> value : row.write().values().entrySet()) {
            String current = row.known().get(value.getKey());
            if (current != null && Sameness.same(known.get(value.getKey()), current, value.getValue())) {
                row.withhold(value.getKey());
            }
        }
        if (row.values().isEmpty()) {
            if (row.lead().isEmpty()) {
                unchanged(row);
            }
            return;
        }
        Screening.refusal(row, known).ifPresent(row::settle);
        if (row.open()) {
            Lifecycle.guard(row, known, backward);
        }
    }

    private static void unchanged(Pending row) {
        row.settle(new WriteResult.Unchanged(Rows.ref(row.write().ref().type(), row.id())));
    }

    private static List<Pending> open(List<Pending> rows) {
        return rows.stream().filter(Pending::open).toList();
    }
}
