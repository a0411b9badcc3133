package dev.mql.hubspot;

import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Fix;
import dev.mql.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Finds out, record by record, what became of a batch: written is what the results hold by id. Everything else is not,
 * whatever the status and the errors say: 207 came without errors, 200 without the rows that were merged away.
 */
final class Reconciling {

    /** So often a row may be missing in an answer before it is left to the next run. */
    private static final int PATIENCE = 3;

    private static final String NOT_FOUND = "OBJECT_NOT_FOUND";

    private final Fetching fetching;

    Reconciling(Fetching fetching) {
        this.fetching = fetching;
    }

    /** Settles the rows; those to be sent again stay open. */
    void reconcile(String type, List<Pending> batch, Reply reply, Map<String, Definition> known) {
        ObjectPage answer = page(reply);
        Map<String, Found> written = new HashMap<>();
        answer.results().forEach(found -> written.put(found.id(), found));
        Map<String, Complaint> complaints = complaints(reply.status(), answer.errors());
        List<Pending> missing = new ArrayList<>();
        for (Pending row : batch) {
            Found found = written.get(row.id());
            Complaint complaint =
                    complaints.getOrDefault(row.id(), complaints.get(row.write().trace() + "-" + row.id()));
            if (found != null) {
                row.applied(answered(found));
            } else if (complaint != null && !complaint.category().equals(NOT_FOUND)) {
                refuse(row, complaint);
            } else if (complaint != null) {
                follow(type, row, known);
            } else {
                missing.add(row);
            }
        }
        lookAgain(type, missing, known);
    }

    private static Map<String, String> answered(Found found) {
        Map<String, String> answered = new HashMap<>(found.properties());
        found.emptied().forEach(name -> answered.put(name, ""));
        return answered;
    }

    /** Nothing was said of these rows: they may have been written, dropped, or merged away. */
    private void lookAgain(String type, List<Pending> rows, Map<String, Definition> known) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> properties = new TreeSet<>();
        rows.forEach(row -> properties.addAll(row.write().values().keySet()));
        List<String> ids = rows.stream().map(Pending::id).toList();
        Map<String, Found> now = fetching.read(type, ids, properties, Set.of());
        for (Pending row : rows) {
            Found found = now.get(row.id());
            if (found == null) {
                follow(type, row, known);
            } else if (holds(found, row, known)) {
                row.applied(all(found, row));
            } else {
                again(row);
            }
        }
    }

    private static boolean holds(Found found, Pending row, Map<String, Definition> known) {
        return row.values().entrySet().stream()
                .allMatch(value -> Sameness.same(
                        known.get(value.getKey()),
                        value.getValue(),
                        found.properties().getOrDefault(value.getKey(), "")));
    }

    private static Map<String, String> all(Found found, Pending row) {
        Map<String, String> all = new HashMap<>();
        row.values().keySet().forEach(name -> all.put(name, found.properties().getOrDefault(name, "")));
        return all;
    }

    private static void again(Pending row) {
        if (row.leftOut() >= PATIENCE) {
            row.refused(Fix.NEXT_RUN, "NOT_CONFIRMED", "HubSpot did not confirm the write; the next run repeats it");
        }
    }

    /** Writes to the winner of a merge instead, if it is still as expected. */
    private void follow(String type, Pending row, Map<String, Definition> known) {
        Optional<String> holder = fetching.holder(type, row.id());
        if (holder.isEmpty()) {
            row.refused(Fix.GONE, NOT_FOUND, "the record was deleted in HubSpot");
            return;
        }
        boolean merged = !holder.get().equals(row.id());
        row.follow(holder.get());
        Set<String> properties = new TreeSet<>(row.write().values().keySet());
        properties.addAll(row.write().expected().keySet());
        Found now = fetching.read(type, List.of(row.id()), properties, Set.of()).get(row.id());
        if (now != null && merged) {
            Writing.compare(row, now, known);
        }
        if (row.open() && now != null && holds(now, row, known)) {
            row.settle(new WriteResult.Unchanged(Rows.ref(type, row.id())));
        } else if (row.open()) {
            again(row);
        }
    }

    static void refuse(Pending row, Complaint complaint) {
        boolean mapping = complaint.isOfTheMapping();
        String named = complaint.properties().isEmpty() ? "" : String.join(", ", complaint.properties()) + ": ";
        String remedy;
        if (mapping) {
            remedy = named + "the property or its options changed in HubSpot: run mql check";
        } else if (complaint.codes().stream().anyMatch(code -> code.startsWith("INVALID"))) {
            remedy = named
                    + "a rule of this property in HubSpot does not allow the value: Settings > Properties > Rules";
        } else {
            String lacking =
                    complaint.properties().isEmpty() ? "other properties" : String.join(", ", complaint.properties());
            remedy =
                    "a rule in HubSpot requires " + lacking + " to be filled in before mql may write: fill it in on the"
                            + " record, relax the rule in Settings > Properties, or set crm.hubspot.api_version to 2026-03";
        }
        row.refused(mapping ? Fix.MAPPING : Fix.RECORD, complaint.code(), remedy);
    }

    /** By record id and by trace id. */
    private static Map<String, Complaint> complaints(int status, List<JsonNode> errors) {
        Map<String, Complaint> complaints = new HashMap<>();
        for (JsonNode error : errors) {
            Complaint complaint = Complaint.of(status, error);
            JsonNode context = error.path("context");
            for (String field : List.of("ids", "id", "objectWriteTraceId")) {
                JsonNode named = context.path(field);
                if (named.isArray()) {
                    named.forEach(id -> complaints.put(Json.string(id), complaint));
                } else if (!named.isMissingNode()) {
                    complaints.put(Json.string(named), complaint);
                }
            }
        }
        return complaints;
    }

    static Set<String> ids(Reply reply) {
        Set<String> ids = new HashSet<>();
        page(reply).results().forEach(found -> ids.add(found.id()));
        return ids;
    }

    private static ObjectPage page(Reply reply) {
        try {
            return ObjectPageReader.read(reply);
        } catch (IOException e) {
            throw new IllegalStateException("an answer that was JSON before", e);
        }
    }
}
