package dev.mql.app.sandbox.salesforce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record or of one of its parents. Behind a polymorphic reference the object is known only row by row, so that
 * the field is looked up by name there; {@code field} then stands for its type.
 */
record Column(Org org, Table start, List<Field> steps, Field field, boolean byName, String path) {
    private static final String TYPE = "Type";

    Column {
        steps = List.copyOf(steps);
    }

    /** A field of the record itself. */
    static Column own(Org org, Table table, Field field) {
        return new Column(org, table, List.of(), field, false, field.name());
    }

    @Nullable
    String value(Row start) {
        Table table = this.start;
        Row row = start;
        for (Field step : steps) {
            String id = table.value(row, step);
            SObject object = id == null ? null : org.schema().ofId(id);
            Row parent = object == null ? null : org.table(object).find(id);
            if (object == null || parent == null) {
                return null;
            }
            table = org.table(object);
            row = parent;
        }
        if (!byName) {
            return table.value(row, field);
        }
        if (field.is(TYPE)) {
            return table.object().name();
        }
        Field there = table.object().field(field.name());
        return there == null ? null : table.value(row, there);
    }

    long millis(Row row) {
        if (steps.isEmpty()) {
            return start.millis(row, field);
        }
        String text = value(row);
        return text == null ? Long.MIN_VALUE : Long.parseLong(text);
    }

    boolean isOwnId() {
        return steps.isEmpty() && field.is("Id");
    }
}
