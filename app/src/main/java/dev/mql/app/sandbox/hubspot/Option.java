package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** One allowed value of an enumeration. */
record Option(String label, String value, String description, int displayOrder, boolean hidden) {
    ObjectNode json() {
        return Json.object()
                .put("label", label)
                .put("value", value)
                .put("description", description)
                .put("displayOrder", displayOrder)
                .put("hidden", hidden);
    }
}
