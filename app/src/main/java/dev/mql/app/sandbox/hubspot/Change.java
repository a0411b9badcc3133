package dev.mql.app.sandbox.hubspot;

import java.util.Map;

/** Property values of one record that have just changed, and who changed them; {@code created} for a new record. */
public record Change(ObjectType type, long id, boolean created, Map<String, String> values, Author author) {
    public Change {
        values = Map.copyOf(values);
    }
}
