package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What an administrator does in Setup: fields, picklist values, record types, field-level security, rules, users. */
public final class Setup {
    private final Org org;

    Setup(Org org) {
        this.org = org;
    }

    /**
     * Adds a field, written as in {@code objects.txt}: {@code "MQL_Score__c double(5,0) cu MQL Score"}. It can be read and
     * written; {@link #hide} takes that back.
     */
    public void field(String object, String line) {
        change(object, type -> {
            if (!type.has(line.substring(0, line.indexOf(' ')))) {
                type.put(Schema.field(line, type.size(), Field.Source.STORED));
            }
        });
    }

    /** Makes an existing field one of another type. */
    public void retype(String object, String line) {
        change(object, type -> type.put(Schema.field(line, type.size(), Field.Source.STORED)));
    }

    /** Adds a formula, written as {@link #field}: it can be read only, and is always empty. */
    public void formula(String object, String line) {
        change(object, type -> type.put(Schema.field(line, type.size(), Field.Source.COMPUTED)));
    }

    /** Adds a value to a picklist, at its end; for Lead.Status also to LeadStatus. */
    public void picklistValue(String object, String field, String value) {
        change(object, type -> {
            Field old = type.must(field);
            List<PickValue> values = new ArrayList<>(old.values());
            values.add(new PickValue(value, true, false));
            type.put(old.with(values, old.rights().restricted()));
        });
        if (object.equals("Lead") && field.equals("Status")) {
            leadStatus(value, false);
        }
    }

    /** A value that exists, but is not offered any more. */
    public void deactivate(String object, String field, String value) {
        change(object, type -> {
            Field old = type.must(field);
            List<PickValue> values = old.values().stream()
                    .map(one -> one.value().equals(value) ? new PickValue(value, false, false) : one)
                    .toList();
            type.put(old.with(values, old.rights().restricted()));
        });
    }

    /** From now on only values of the list are taken. */
    public void restrict(String object, String field) {
        change(object, type -> type.put(type.must(field).with(type.must(field).values(), true)));
    }

    /** Field-level security: the field does not exist for the integration user. */
    public void hide(String object, String field) {
        change(object, type -> type.hidden().add(type.must(field).key()));
    }

    public void show(String object, String field) {
        change(object, type -> type.hidden().remove(type.must(field).key()));
    }

    /** Field-level security: the integration user may read, but not write. */
    public void readOnly(String object, String field) {
        change(
                object,
                type -> type.put(type.must(field).with(type.must(field).rights().readOnly())));
    }

    /** The integration user has no right to the object. */
    public void hideObject(String object) {
        change(object, type -> type.visible(false));
    }

    public void showObject(String object) {
        change(object, type -> type.visible(true));
    }

    /** Adds a record type that leaves the given values of picklists, by field; answers its id. */
    public String recordType(String object, String developerName, Map<String, List<String>> values) {
        synchronized (org) {
            Table table = org.table("RecordType");
            String id = Ids.of("012", table.next());
            add(
                    "RecordType",
                    Map.of(
                            "Name", developerName,
                            "DeveloperName", developerName,
                            "SobjectType", object,
                            "IsActive", "true"));
            change(
                    object,
                    type -> type.recordTypes().add(new RecordTypeInfo(id, developerName, developerName, values)));
            return id;
        }
    }

    /** Field history is tracked from now on. */
    public void track(String object, String field) {
        change(object, type -> type.tracked().add(type.must(field).name()));
    }

    /** Refuses every save after which {@code wrong} holds for the values, by field; empty for none. */
    public void validationRule(String object, String field, String message, Predicate<Function<String, String>> wrong) {
        synchronized (org) {
            org.rules().validation(object, new Rules.Validation(wrong, message, field));
        }
    }

    /** Two records of the object with one e-mail: an alert, which a header overrides, or a block, which none does. */
    public void duplicateRule(String object, boolean blocks) {
        synchronized (org) {
            org.rules().duplicates(object, blocks);
        }
    }

    /** The active assignment rule gives everything to that user, on updates too, unless the caller says no. */
    public void assignmentRule(String object, String userId) {
        synchronized (org) {
            org.rules().assignment(object, userId);
        }
    }

    /** Adds a user and answers the id. */
    public String user(String first, String last, String email) {
        synchronized (org) {
            return add(
                    "User",
                    Map.of(
                            "FirstName", first,
                            "LastName", last,
                            "Username", email,
                            "Email", email,
                            "UserType", "Standard",
                            "IsActive", "true"));
        }
    }

    /** Adds a queue, which owns leads until somebody takes one, and answers the id. */
    public String queue(String name) {
        synchronized (org) {
            return add("Group", Map.of("Name", name, "DeveloperName", name.replace(' ', '_'), "Type", "Queue"));
        }
    }

    /** What mql's deployable folder brings: its fields on Lead and Contact, and MQL as a lead status. */
    public void deployMql() {
        MqlFields.deploy(this);
    }

    void leadStatus(String value, boolean converted) {
        int order = org.table("LeadStatus").next();
        add(
                "LeadStatus",
                Map.of(
                        "MasterLabel", value,
                        "ApiName", value,
                        "SortOrder", Integer.toString(order),
                        "IsDefault", Boolean.toString(order == 1),
                        "IsConverted", Boolean.toString(converted)));
    }

    private String add(String object, Map<String, String> values) {
        Table table = org.table(object);
        Map<Field, String> packed = new java.util.HashMap<>();
        values.forEach((name, value) -> packed.put(table.object().must(name), value));
        Row row = new Row(table.next(), org.packed().of(packed));
        row.created = org.now();
        row.modified = row.created;
        row.stamp = row.created;
        table.add(row);
        return table.id(row);
    }

    private void change(String object, java.util.function.Consumer<SObject> change) {
        synchronized (org) {
            SObject type = org.schema().must(object);
            change.accept(type);
            type.changed(org.now());
        }
    }
}
