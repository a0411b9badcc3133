package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A pipeline as HubSpot tells of it, whatever goes through it. */
final class Pipeline {

    private Pipeline() {}

    /** @param more adds to a stage, given its id, what is told of this kind of stages only */
    static ObjectNode json(
            String id, String label, List<Option> stages, String since, BiConsumer<String, ObjectNode> more) {
        ObjectNode pipeline = entry(id, label, 0, since);
        ArrayNode entries = pipeline.putArray("stages");
        for (Option option : stages) {
            ObjectNode stage = entry(option.value(), option.label(), option.displayOrder(), since);
            more.accept(option.value(), stage);
            entries.add(stage);
        }
        return pipeline;
    }

    private static ObjectNode entry(String id, String label, int displayOrder, String since) {
        return Json.object()
                .put("label", label)
                .put("displayOrder", displayOrder)
                .put("id", id)
                .put("createdAt", since)
                .put("updatedAt", since)
                .put("archived", false);
    }
}
