package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A call that ends in an error body: an array of one message and code, or OAuth's object. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient JsonNode body;

    Refusal(int status, JsonNode body) {
        super(body.toString(), null, false, false);
        this.status = status;
        this.body = body;
    }

    Refusal(int status, String code, String message) {
        this(status, body(code, message));
    }

    static Refusal of(Problem problem) {
        ArrayNode body = body(problem.code(), problem.message());
        ((ObjectNode) body.get(0)).set("fields", Json.strings(problem.fields()));
        return new Refusal(problem.status(), body);
    }

    int status() {
        return status;
    }

    JsonNode body() {
        return body;
    }

    private static ArrayNode body(String code, String message) {
        ArrayNode body = Json.array();
        body.addObject().put("message", message).put("errorCode", code);
        return body;
    }

    static Refusal oauth(String error, String description) {
        return new Refusal(400, Json.object().put("error", error).put("error_description", description));
    }

    static Refusal notFound() {
        return new Refusal(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static Refusal bad(String code, String message) {
        return new Refusal(400, code, message);
    }

    static Refusal missing(List<String> parameters) {
        return bad("MISSING_ARGUMENT", String.join(", ", parameters) + " is required");
    }
}
