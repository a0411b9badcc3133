package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A call that ends in an error body of HubSpot's; the server adds the correlation id. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient ObjectNode body;

    Refusal(int status, ObjectNode body) {
        super(body.path("message").asString(""), null, false, false);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    static ObjectNode error(String message) {
        return Json.object().put("status", "error").put("message", message);
    }

    static Refusal validation(String message) {
        return new Refusal(400, error(message).put("category", "VALIDATION_ERROR"));
    }

    /** What Jersey answers when the body does not fit the request's class. */
    static Refusal unreadable(String detail) {
        return validation("Invalid input JSON on line 1, column 1: " + detail);
    }

    /** Search answers this for nearly every mistake, without saying which. */
    static Refusal problemWithRequest() {
        return validation("There was a problem with the request.");
    }

    static Refusal objectNotFound() {
        return new Refusal(
                404, error("Object not found.  objectId are usually numeric.").put("category", "OBJECT_NOT_FOUND"));
    }

    /** Recorded answers for unknown resources carry no category. */
    static Refusal resourceNotFound() {
        return new Refusal(404, error("resource not found"));
    }

    static Refusal conflict(String message) {
        return new Refusal(409, error(message).put("category", "CONFLICT"));
    }

    static Refusal unknownType(String name) {
        return validation("Unable to infer object type from: " + name);
    }

    /** One refused value refuses the request; the message holds the results as JSON text, `errors` holds them again. */
    static Refusal invalid(List<Invalid> problems) {
        return new Refusal(400, invalidBody(problems));
    }

    static ObjectNode invalidBody(List<Invalid> problems) {
        ArrayNode results = Json.array();
        ArrayNode errors = Json.array();
        for (Invalid problem : problems) {
            results.addObject()
                    .put("isValid", false)
                    .put("message", problem.message())
                    .put("error", problem.code())
                    .put("name", problem.property());
            ObjectNode error =
                    errors.addObject().put("message", problem.message()).put("code", problem.code());
            error.putObject("context").putArray("propertyName").add(problem.property());
        }
        ObjectNode body =
                error("Property values were not valid: " + Json.text(results)).put("category", "VALIDATION_ERROR");
        body.set("errors", errors);
        return body;
    }
}
