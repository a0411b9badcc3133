package dev.mql.salesforce;

import dev.mql.http.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Several GETs in one call, which counts as one (REST API Developer Guide, "Composite"). */
final class Composite {

    /** Queries among the parts of a request, of which there may be 25. */
    static final int QUERIES = 5;

    private final Api api;

    Composite(Api api) {
        this.api = api;
    }

    /** @param status 0 where nothing was answered to this part */
    record Part(int status, JsonNode body) {

        boolean successful() {
            return status == 200;
        }
    }

    /**
     * The answers by reference. A part that fails fails alone, with a status that the whole does not show.
     *
     * @param paths by reference, encoded as in any address
     */
    Map<String, Part> get(String what, Call.Kind kind, Map<String, String> paths) {
        ObjectNode body = Json.object().put("allOrNone", false);
        ArrayNode requests = body.putArray("compositeRequest");
        Map<String, Part> parts = new LinkedHashMap<>();
        paths.forEach((reference, path) -> {
            requests.addObject().put("method", "GET").put("url", path).put("referenceId", reference);
            parts.put(reference, new Part(0, Json.object()));
        });
        for (JsonNode part : api.post(what, api.path("/composite"), body, kind).path("compositeResponse")) {
            parts.replace(
                    Json.string(part, "referenceId"),
                    new Part(part.path("httpStatusCode").asInt(0), part.path("body")));
        }
        return parts;
    }
}
