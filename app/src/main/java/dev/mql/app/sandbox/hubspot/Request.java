package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One call as an endpoint sees it; {@code places} are the path's variable parts. */
record Request(String method, Path path, Query query, String body, Map<String, String> places, Author author) {

    Request with(Map<String, String> found) {
        return new Request(method, path, query, body, found, author);
    }

    Request by(Author caller) {
        return new Request(method, path, query, body, places, caller);
    }

    String place(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    ObjectType type(String name) {
        return ObjectType.named(place(name)).orElseThrow(() -> Refusal.unknownType(place(name)));
    }

    /** Ids are numbers; anything else cannot be found. */
    static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.objectNotFound();
        }
    }

    ObjectNode json() {
        try {
            if (Json.read(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Refusal.unreadable("the body is no JSON");
        }
        throw Refusal.unreadable("the body is no JSON object");
    }

    /** The `inputs` of a batch: at least the wrapper, at most {@code most}. */
    List<JsonNode> inputs(int most) {
        JsonNode inputs = json().path("inputs");
        if (!inputs.isArray()) {
            throw Refusal.unreadable("Some required fields were not set: [inputs]");
        }
        if (inputs.size() > most) {
            throw Refusal.validation("The maximum number of inputs supported in a batch request for property type is "
                    + most + ". Given: " + inputs.size());
        }
        return List.copyOf(inputs.values());
    }
}
