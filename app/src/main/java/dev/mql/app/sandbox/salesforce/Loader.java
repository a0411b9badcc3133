package dev.mql.app.sandbox.salesforce;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills an org before it is opened: records with their past, nothing is checked, computed or counted twice. */
public final class Loader {
    private final Org org;
    private final Setup setup;

    Loader(Org org, Setup setup) {
        this.org = org;
        this.setup = setup;
    }

    /** Administration, for the fields a seed needs. */
    public Setup setup() {
        return setup;
    }

    /**
     * Adds a record and answers its id. Values are given as they are kept: ids in 18 characters, numbers plain, days as
     * ISO days, instants in milliseconds since 1970; null and the empty text are left out.
     */
    public String add(
            String object, Instant created, Instant modified, int user, Map<String, @Nullable String> values) {
        Table table = org.table(object);
        Map<Field, String> packed = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                packed.put(table.object().must(name), value);
            }
        });
        Row row = new Row(table.next(), org.packed().of(packed));
        row.created = created.toEpochMilli();
        row.modified = modified.toEpochMilli();
        row.stamp = row.modified;
        row.createdBy = user;
        row.modifiedBy = user;
        table.add(row);
        return table.id(row);
    }

    /** A lead's or contact's field had another value until then. */
    public void history(
            String object, String id, String field, @Nullable String before, String after, Instant at, int user) {
        SObject type = org.schema().must(object);
        org.records().history(type, id, field, before, after, Writer.user(user), at.toEpochMilli());
    }

    /** Sets a value the platform keeps, such as a roll-up; nothing is stamped. */
    public void compute(String object, String id, String field, String value) {
        Table table = org.table(object);
        Row row = table.find(id);
        if (row != null) {
            org.records().set(table, row, field, value, false);
        }
    }

    /** A user's id, by number; 1 is the integration user. */
    public String user(int number) {
        return org.user(number);
    }
}
