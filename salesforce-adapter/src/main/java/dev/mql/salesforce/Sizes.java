package dev.mql.salesforce;

import dev.mql.http.Call;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * About how many rows each object has, by one call for all of them. The numbers may be old: they choose between ways of
 * reading, and nothing else.
 */
final class Sizes {

    private final Api api;
    private @Nullable Map<String, Long> known;

    Sizes(Api api) {
        this.api = api;
    }

    /** 0 where Salesforce does not tell. */
    synchronized long about(String object) {
        Map<String, Long> sizes = known;
        if (sizes == null) {
            sizes = read();
            known = sizes;
        }
        return sizes.getOrDefault(object, 0L);
    }

    private Map<String, Long> read() {
        Call call = api.call(
                "count the records",
                "GET",
                api.path("/limits/recordCount"),
                Map.of("sObjects", String.join(",", Objects.STREAMS)),
                Call.Kind.LOOK,
                null);
        JsonNode answer = api.exchange(call, reply -> reply.successful() ? Json.tree(reply) : Json.object());
        Map<String, Long> sizes = new HashMap<>();
        for (JsonNode object : answer.path("sObjects")) {
            sizes.put(Json.string(object, "name"), object.path("count").asLong(0));
        }
        return sizes;
    }
}
