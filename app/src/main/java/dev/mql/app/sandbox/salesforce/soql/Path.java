package dev.mql.app.sandbox.salesforce.soql;

import java.util.List;

/** A field, perhaps of a parent: `Campaign.Type`; {@code at} is where it stands in the text. */
public record Path(List<String> parts, int at) {
    public Path {
        parts = List.copyOf(parts);
    }

    public String last() {
        return parts.get(parts.size() - 1);
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
