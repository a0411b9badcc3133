package dev.mql.app.sandbox.hubspot;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an endpoint answers. */
record Reply(int status, @Nullable JsonNode body) {
    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }

    static Reply empty() {
        return new Reply(204, null);
    }
}
