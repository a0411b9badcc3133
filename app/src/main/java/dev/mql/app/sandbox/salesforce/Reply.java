package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an endpoint answers: JSON, a table as CSV, or nothing. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Reply(int status, @Nullable JsonNode json, byte[] csv, Map<String, String> headers) {
    private static final byte[] NONE = {};

    static Reply ok(JsonNode json) {
        return of(200, json);
    }

    static Reply of(int status, @Nullable JsonNode json) {
        return new Reply(status, json, NONE, Map.of());
    }

    static Reply empty(int status) {
        return of(status, null);
    }

    static Reply csv(String text, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "text/csv;charset=UTF-8");
        return new Reply(200, null, text.getBytes(StandardCharsets.UTF_8), all);
    }

    Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, json, csv, all);
    }

    byte[] body() {
        return json == null ? csv : Json.bytes(json);
    }
}
