package dev.mql.app.sandbox.salesforce;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All records of one object, by number; a record that was erased leaves a gap. */
final class Table {
    private final Org org;
    private final SObject object;
    private @Nullable Row[] rows = new Row[16];
    private int last;

    Table(Org org, SObject object) {
        this.org = org;
        this.object = object;
    }

    SObject object() {
        return object;
    }

    /** The number a new record gets. */
    int next() {
        return last + 1;
    }

    void add(Row row) {
        if (row.number >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(row.number + 1, rows.length + (rows.length >> 1)));
        }
        rows[row.number] = row;
        last = Math.max(last, row.number);
    }

    void erase(int number) {
        rows[number] = null;
    }

    @Nullable
    Row at(int number) {
        return number < 1 || number > last ? null : rows[number];
    }

    /** By id of 15 or 18 characters; null where there is none, or where it is an id of another object. */
    @Nullable
    Row find(@Nullable String id) {
        return id == null || !id.startsWith(object.prefix()) ? null : at(Ids.number(id));
    }

    /** Every record, deleted or not, by ascending id. */
    void each(Consumer<Row> consumer) {
        for (int i = 1; i <= last; i++) {
            Row row = rows[i];
            if (row != null) {
                consumer.accept(row);
            }
        }
    }

    String id(Row row) {
        return Ids.of(object.prefix(), row.number);
    }

    @Nullable
    String value(Row row, String field) {
        return value(row, object.must(field));
    }

    boolean flag(Row row, String field) {
        return "true".equals(value(row, field));
    }

    /** As it is kept: instants in milliseconds, booleans never null. */
    @Nullable
    String value(Row row, Field field) {
        return switch (field.source()) {
            case STORED -> stored(row, field);
            case COMPUTED -> org.computed().value(this, row, field);
            case SYSTEM -> system(row, field);
        };
    }

    private @Nullable String stored(Row row, Field field) {
        String value = org.packed().get(row.values, field.slot());
        return value == null && field.type() == FieldType.BOOLEAN ? "false" : value;
    }

    private @Nullable String system(Row row, Field field) {
        return switch (field.name()) {
            case "Id" -> id(row);
            case "IsDeleted" -> Boolean.toString(row.deleted);
            case "CreatedById" -> org.user(row.createdBy);
            case "LastModifiedById" -> org.user(row.modifiedBy);
            default -> Long.toString(millis(row, field));
        };
    }

    /** An instant; {@link Long#MIN_VALUE} where there is none. */
    long millis(Row row, Field field) {
        if (field.source() == Field.Source.SYSTEM) {
            return switch (field.name()) {
                case "CreatedDate" -> row.created;
                case "LastModifiedDate" -> row.modified;
                default -> row.stamp;
            };
        }
        String text = value(row, field);
        return text == null ? Long.MIN_VALUE : Long.parseLong(text);
    }
}
