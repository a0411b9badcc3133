package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why one record is refused; the codes are those of the partner WSDL. */
record Problem(String code, String message, List<String> fields) {
    static final Problem ROLLED_BACK = of(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            "Record rolled back because not all records were valid and the request was using AllOrNone header");

    Problem {
        fields = List.copyOf(fields);
    }

    static Problem of(String code, String message, String... fields) {
        return new Problem(code, message, List.of(fields));
    }

    static Problem deleted() {
        return of("ENTITY_IS_DELETED", "entity is deleted");
    }

    static Problem crossReference() {
        return of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    }

    static Problem noColumn(SObject object, String name) {
        return of("INVALID_FIELD", "No such column '" + name + "' on sobject of type " + object.name());
    }

    /** In a list of results: no id. */
    ObjectNode result() {
        ObjectNode result = Json.object().put("success", false);
        ArrayNode errors = result.putArray("errors");
        ObjectNode error = errors.addObject().put("statusCode", code).put("message", message);
        error.set("fields", Json.strings(fields));
        return result;
    }

    /** In a bulk result. */
    String csv() {
        return code + ":" + message + ":" + (fields.isEmpty() ? "" : String.join(",", fields) + " ") + "--";
    }

    int status() {
        return code.equals("ENTITY_IS_DELETED") || code.equals("NOT_FOUND") ? 404 : 400;
    }
}
