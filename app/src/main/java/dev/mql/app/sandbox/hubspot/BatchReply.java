package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer to a batch: 200 if all went well, 207 with `numErrors` and `errors` otherwise; `status` says COMPLETE either way. */
final class BatchReply {
    private final ObjectType type;
    private final ArrayNode results = Json.array();
    private final ArrayNode errors = Json.array();
    private final List<String> missing = new ArrayList<>();

    BatchReply(ObjectType type) {
        this.type = type;
    }

    void result(ObjectNode node) {
        results.add(node);
    }

    void error(ObjectNode error) {
        errors.add(error);
    }

    /** All missing ids of a batch share one error. */
    void missing(String id) {
        missing.add(id);
    }

    Reply done(Instant started, Instant completed, int goodStatus) {
        if (!missing.isEmpty()) {
            ObjectNode error = errors.addObject()
                    .put("status", "error")
                    .put("category", "OBJECT_NOT_FOUND")
                    .put(
                            "message",
                            "Could not get some " + type.name().toUpperCase(Locale.ROOT)
                                    + " objects, they may be deleted or not exist. Check that ids are valid.");
            error.putObject("context").set("ids", Json.strings(missing));
        }
        ObjectNode body = Json.object().put("status", "COMPLETE");
        body.set("results", results);
        if (!errors.isEmpty()) {
            body.put("numErrors", errors.size()).set("errors", errors);
        }
        body.put("startedAt", started.toString()).put("completedAt", completed.toString());
        return new Reply(errors.isEmpty() ? goodStatus : 207, body);
    }
}
