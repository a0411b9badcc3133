package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** One entry of a property's history. */
record Version(String property, String value, long at, Author author) {
    ObjectNode json() {
        ObjectNode node = Json.object()
                .put("value", value)
                .put("timestamp", Instant.ofEpochMilli(at).toString())
                .put("sourceType", author.source().name());
        if (author.id() != null) {
            node.put("sourceId", author.id());
        }
        if (author.label() != null) {
            node.put("sourceLabel", author.label());
        }
        if (author.userId() != null) {
            node.put("updatedByUserId", author.userId());
        }
        return node;
    }
}
