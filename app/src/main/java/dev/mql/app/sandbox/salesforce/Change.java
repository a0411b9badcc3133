package dev.mql.app.sandbox.salesforce;

import java.util.Map;

/**
 * What has just been saved: the fields that differ, with their new values (empty where cleared), by whom, and through which
 * client, as a change event's changeOrigin would tell; {@code created} for a new record.
 */
public record Change(
        String object, String id, boolean created, Map<String, String> values, String userId, String client) {
    public Change {
        values = Map.copyOf(values);
    }
}
