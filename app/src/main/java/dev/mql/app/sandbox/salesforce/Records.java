package dev.mql.app.sandbox.salesforce;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Saves, deletes and brings back records; everything that changes the org goes through here. */
final class Records {
    private final Org org;
    private final Saving saving;
    private final Automation automation;
    private final Drafting drafting;

    Records(Org org) {
        this.org = org;
        this.saving = new Saving(org);
        this.automation = new Automation(org);
        this.drafting = new Drafting(org);
    }

    Drafting drafting() {
        return drafting;
    }

    Automation automation() {
        return automation;
    }

    /** Saves a draft now. */
    Row save(Draft draft, Writer writer) {
        return save(draft, writer, org.now());
    }

    /** Saves a draft with the stamp of a transaction that began earlier. A draft that changes nothing is stamped all the same. */
    Row save(Draft draft, Writer writer, long stamp) {
        automation.before(draft);
        saving.complete(draft, writer);
        Map<String, String> differences = Saving.differences(draft);
        Table table = draft.table();
        Row row = draft.row();
        if (row == null) {
            row = new Row(table.next(), Packed.NOTHING);
            row.created = stamp;
            row.createdBy = writer.user();
            Row added = row;
            org.remember(() -> table.erase(added.number));
            table.add(row);
        } else {
            keep(row);
            history(draft, row, writer, stamp);
        }
        write(draft, row);
        row.modified = stamp;
        row.modifiedBy = writer.user();
        row.stamp = stamp;
        automation.after(table, row, differences, draft.isNew());
        org.changed(new Change(
                table.object().name(),
                table.id(row),
                draft.isNew(),
                differences,
                org.user(writer.user()),
                writer.client()));
        return row;
    }

    private void keep(Row row) {
        Row before = row.copy();
        org.remember(() -> row.become(before));
    }

    private void write(Draft draft, Row row) {
        if (row.values.length == 0) {
            Map<Field, String> values = new HashMap<>();
            draft.values().forEach((field, value) -> {
                if (value != null) {
                    values.put(field, value);
                }
            });
            row.values = org.packed().of(values);
            return;
        }
        draft.values().forEach((field, value) -> row.values = org.packed().with(row.values, field, value));
    }

    private void history(Draft draft, Row row, Writer writer, long stamp) {
        SObject object = draft.table().object();
        for (String name : object.tracked()) {
            if (draft.changes(name)) {
                String field = name.endsWith("Id") ? name.substring(0, name.length() - 2) : name;
                history(object, draft.table().id(row), field, draft.before(name), draft.get(name), writer, stamp);
            }
        }
    }

    void history(
            SObject object,
            String id,
            String field,
            @Nullable String before,
            @Nullable String after,
            Writer writer,
            long stamp) {
        Table table = org.table(object.name() + "History");
        SObject history = table.object();
        Map<Field, String> values = new HashMap<>();
        values.put(history.must(object.name() + "Id"), id);
        values.put(history.must("Field"), field);
        values.put(history.must("DataType"), field.equals("Status") ? "DynamicEnum" : "Text");
        if (before != null) {
            values.put(history.must("OldValue"), before);
        }
        if (after != null) {
            values.put(history.must("NewValue"), after);
        }
        Row row = new Row(table.next(), org.packed().of(values));
        row.created = stamp;
        row.createdBy = writer.user();
        org.remember(() -> table.erase(row.number));
        table.add(row);
    }

    /** Sets one value without rules or history; stamped where the platform counts that as a change of the record. */
    void set(Table table, Row row, String field, @Nullable String value, boolean stamped) {
        keep(row);
        row.values = org.packed().with(row.values, table.object().must(field), value);
        if (stamped) {
            row.stamp = org.now();
        }
    }

    void delete(Table table, Row row, Writer writer) {
        keep(row);
        row.deleted = true;
        touch(row, writer);
        org.changed(new Change(
                table.object().name(),
                table.id(row),
                false,
                Map.of("IsDeleted", "true"),
                org.user(writer.user()),
                writer.client()));
    }

    void undelete(Row row, Writer writer) {
        keep(row);
        row.deleted = false;
        touch(row, writer);
    }

    private void touch(Row row, Writer writer) {
        row.stamp = org.now();
        row.modified = row.stamp;
        row.modifiedBy = writer.user();
    }

    /** The record of that id, living. */
    Row living(Table table, String id) {
        Row row = table.find(Objects.requireNonNullElse(Ids.normal(id), ""));
        if (row == null || row.deleted) {
            throw new IllegalArgumentException("no " + table.object().name() + " " + id);
        }
        return row;
    }
}
