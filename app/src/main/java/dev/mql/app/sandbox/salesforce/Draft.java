package dev.mql.app.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record as it would be after saving: what is kept of it, and what differs; no row for a new one. */
final class Draft {
    private final Table table;
    private final @Nullable Row row;
    private final Map<Field, @Nullable String> values = new LinkedHashMap<>();

    Draft(Table table, @Nullable Row row) {
        this.table = table;
        this.row = row;
    }

    Table table() {
        return table;
    }

    @Nullable
    Row row() {
        return row;
    }

    boolean isNew() {
        return row == null;
    }

    Map<Field, @Nullable String> values() {
        return values;
    }

    void set(Field field, @Nullable String value) {
        values.put(field, value);
    }

    /** For what the platform itself sets. */
    void set(String field, @Nullable String value) {
        values.put(table.object().must(field), value);
    }

    @Nullable
    String before(String field) {
        return row == null ? null : table.value(row, field);
    }

    @Nullable
    String get(String field) {
        Field wanted = table.object().must(field);
        return values.containsKey(wanted) ? values.get(wanted) : before(field);
    }

    String text(String field) {
        return Objects.requireNonNullElse(get(field), "");
    }

    boolean flag(String field) {
        return "true".equals(get(field));
    }

    /** Whether saving would change that field. */
    boolean changes(String field) {
        Field wanted = table.object().must(field);
        return values.containsKey(wanted) && (row == null || !Objects.equals(values.get(wanted), before(field)));
    }
}
