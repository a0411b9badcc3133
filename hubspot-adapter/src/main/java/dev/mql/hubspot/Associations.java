package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads which records are associated, for what search does not answer and lists cut off. */
final class Associations {

    /** HubSpot's page "Associations v4": 1,000 inputs a call. */
    private static final int PER_CALL = 1000;

    private final Api api;

    Associations(Api api) {
        this.api = api;
    }

    /** The same, or an exception where HubSpot says of one that it cannot tell. */
    Map<String, List<String>> certainOf(String from, List<String> ids, String to) {
        Map<String, List<String>> found = new HashMap<>();
        each(ids, open -> read(from, to, open, found, Associations::refuseDoubt));
        return found;
    }

    private static void refuseDoubt(JsonNode answer) {
        for (JsonNode error : answer.path("errors")) {
            if (!Json.string(error, "category").equals("OBJECT_NOT_FOUND")) {
                throw new CrmException(
                        CrmException.Next.TRY_AGAIN,
                        "HubSpot did not tell all associations",
                        "the next run asks again");
            }
        }
    }

    /** For each of these ids, the ids of the other type; those without any have no entry. */
    Map<String, List<String>> of(String from, List<String> ids, String to) {
        Map<String, List<String>> found = new HashMap<>();
        each(ids, open -> read(from, to, open, found, answer -> {}));
        return found;
    }

    private static void each(List<String> ids, Consumer<Map<String, String>> reading) {
        for (int start = 0; start < ids.size(); start += PER_CALL) {
            Map<String, String> open = new LinkedHashMap<>();
            ids.subList(start, Math.min(ids.size(), start + PER_CALL)).forEach(id -> open.put(id, ""));
            while (!open.isEmpty()) {
                reading.accept(open);
            }
        }
    }

    /** Reads one answer and leaves in {@code open} what has further pages. */
    private void read(
            String from,
            String to,
            Map<String, String> open,
            Map<String, List<String>> found,
            Consumer<JsonNode> heard) {
        ObjectNode body = Json.object();
        ArrayNode inputs = body.putArray("inputs");
        open.forEach((id, after) -> {
            ObjectNode input = inputs.addObject().put("id", id);
            if (!after.isEmpty()) {
                input.put("after", after);
            }
        });
        // A record without any association comes as an error of a 207, which is none for us.
        JsonNode answer = api.associations(from, to, body);
        heard.accept(answer);
        Map<String, String> further = new LinkedHashMap<>();
        for (JsonNode result : answer.path("results")) {
            String id = Json.string(result.path("from"), "id");
            List<String> ids = found.computeIfAbsent(id, key -> new ArrayList<>());
            for (JsonNode target : result.path("to")) {
                String targetId = Json.string(target, "toObjectId");
                if (!ids.contains(targetId)) {
                    ids.add(targetId);
                }
            }
            String next = Json.string(result.path("paging").path("next"), "after");
            if (!next.isEmpty() && !next.equals(open.get(id))) {
                further.put(id, next);
            }
        }
        open.clear();
        open.putAll(further);
    }

    /** The records with the links that go with them. */
    List<Found> joined(String from, List<Found> records, List<String> types) {
        if (records.isEmpty()) {
            return records;
        }
        List<String> ids = records.stream().map(Found::id).toList();
        Map<String, Map<String, List<String>>> byType = new LinkedHashMap<>();
        for (String type : types) {
            byType.put(type, of(from, ids, type));
        }
        List<Found> joined = new ArrayList<>(records.size());
        for (Found record : records) {
            Map<String, List<String>> links = new HashMap<>();
            byType.forEach((type, found) -> links.put(type, found.getOrDefault(record.id(), List.of())));
            joined.add(record.associated(links));
        }
        return joined;
    }
}
