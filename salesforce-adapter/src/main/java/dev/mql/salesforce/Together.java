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

/**
 * Asks for the changes of several streams in one call. Whoever asks first asks for those that wait as well; each answer is
 * given out once.
 */
final class Together {

    private final Api api;
    private final Composite composite;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();

    Together(Api api) {
        this.api = api;
        this.composite = new Composite(api);
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
            if (asked.size() < Composite.QUERIES) {
                asked.put(key, soql);
            }
        });
        waiting.keySet().removeAll(asked.keySet());
        if (asked.size() == 1) {
            return;
        }
        List<String> keys = List.copyOf(asked.keySet());
        Map<String, String> paths = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            paths.put("q" + i, api.path("/queryAll?q=" + encoded(asked.getOrDefault(keys.get(i), ""))));
        }
        Map<String, Composite.Part> parts = composite.get("query changes", Call.Kind.READ, paths);
        for (int i = 0; i < keys.size(); i++) {
            Composite.Part part = parts.get("q" + i);
            if (part != null && part.successful()) {
                keep(keys.get(i), part.body());
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
