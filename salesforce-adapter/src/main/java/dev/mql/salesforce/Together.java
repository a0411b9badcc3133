package dev.mql.salesforce;

import dev.mql.http.Call;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for the changes of several streams in one call: a composite request takes five queries and counts as one (REST
 * API Developer Guide, "Composite"). Whoever asks first asks for those that wait as well; each answer is given out once.
 */
final class Together {

    private static final int QUERIES = 5;

    private final Api api;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();

    Together(Api api) {
        this.api = api;
    }

    /** Notes that this cursor's first page will be asked for. */
    synchronized void expect(Cursor cursor, String soql) {
        waiting.put(cursor.checkpoint().stream() + cursor.checkpoint().text(), soql);
    }

    /** The first page of a cursor that was expected; empty where it was not, or where its query has to be made alone. */
    synchronized Optional<JsonNode> answered(Cursor cursor) {
        String key = cursor.checkpoint().stream() + cursor.checkpoint().text();
        if (waiting.containsKey(key)) {
            ask(key);
        }
        return Optional.ofNullable(answers.remove(key));
    }

    private void ask(String first) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put(first, waiting.getOrDefault(first, ""));
        waiting.forEach((key, soql) -> {
            if (asked.size() < QUERIES) {
                asked.put(key, soql);
            }
        });
        waiting.keySet().removeAll(asked.keySet());
        if (asked.size() == 1) {
            return;
        }
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode parts = body.putArray("compositeRequest");
        List<String> keys = List.copyOf(asked.keySet());
        for (int i = 0; i < keys.size(); i++) {
            String soql = asked.getOrDefault(keys.get(i), "");
            parts.addObject()
                    .put("method", "GET")
                    .put("url", api.path("/queryAll?q=" + encoded(soql)))
                    .put("referenceId", "q" + i);
        }
        JsonNode answer = api.post("query changes", api.path("/composite"), body, Call.Kind.READ);
        for (JsonNode part : answer.path("compositeResponse")) {
            int place = Integer.parseInt(Json.string(part, "referenceId").substring(1));
            if (part.path("httpStatusCode").asInt(0) == 200) {
                keep(keys.get(place), part.path("body"));
            }
        }
    }

    /** What is not whole is asked for again, alone. */
    private void keep(String key, JsonNode body) {
        try {
            answers.put(key, RestReading.whole(body));
        } catch (IOException cutOff) {
            answers.remove(key);
        }
    }

    /** A query inside of an address inside of a body is encoded as in any address. */
    static String encoded(String soql) {
        return URLEncoder.encode(soql, StandardCharsets.UTF_8);
    }
}
