package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is checked and set when a record is saved, whoever saves it: required fields, defaults, rules. */
final class Saving {
    private final Org org;

    Saving(Org org) {
        this.org = org;
    }

    void complete(Draft draft, Writer writer) {
        SObject object = draft.table().object();
        if (draft.isNew()) {
            defaults(draft, object, writer);
        }
        required(draft, object);
        recordType(draft, object);
        if (object.name().equals("Lead")) {
            status(draft);
        }
        validation(draft, object);
        duplicates(draft, object, writer);
        assignment(draft, object, writer);
    }

    private static void defaults(Draft draft, SObject object, Writer writer) {
        for (Field field : object.all()) {
            if (draft.values().get(field) != null || field.source() != Field.Source.STORED) {
                continue;
            }
            field.values().stream()
                    .filter(PickValue::byDefault)
                    .findFirst()
                    .ifPresent(value -> draft.set(field, value.value()));
            if (field.is("OwnerId")) {
                draft.set(field, Ids.of("005", writer.user()));
            }
        }
    }

    private static void required(Draft draft, SObject object) {
        List<String> missing = new ArrayList<>();
        for (Field field : object.all()) {
            boolean settable = field.rights().createable() || field.rights().updateable();
            boolean needed = !field.rights().nillable() && settable && field.type() != FieldType.BOOLEAN;
            if (needed && (draft.isNew() || draft.values().containsKey(field)) && draft.get(field.name()) == null) {
                missing.add(field.name());
            }
        }
        if (!missing.isEmpty()) {
            throw new Unfit(new Problem(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [" + String.join(", ", missing) + "]",
                    missing));
        }
    }

    /** A restricted picklist is narrowed by the record's type. */
    private static void recordType(Draft draft, SObject object) {
        String id = object.has("RecordTypeId") ? draft.get("RecordTypeId") : null;
        for (RecordTypeInfo type : object.recordTypes()) {
            if (!type.id().equals(id)) {
                continue;
            }
            type.values().forEach((name, values) -> {
                Field field = object.must(name);
                String value = draft.get(name);
                if (field.rights().restricted() && draft.changes(name) && value != null && !values.contains(value)) {
                    throw new Unfit(ValueCheck.badValue(field, value));
                }
            });
        }
    }

    /** Only conversion leads to a converted status. */
    private void status(Draft draft) {
        if (draft.changes("Status") && !draft.flag("IsConverted") && converted(draft.text("Status"))) {
            throw new Unfit(Problem.of(
                    "INVALID_STATUS", "invalid lead status: a converted status is set by conversion only", "Status"));
        }
    }

    boolean converted(String status) {
        Table statuses = org.table("LeadStatus");
        boolean[] found = {false};
        statuses.each(
                row -> found[0] |= statuses.flag(row, "IsConverted") && status.equals(statuses.value(row, "ApiName")));
        return found[0];
    }

    private void validation(Draft draft, SObject object) {
        for (Rules.Validation rule : org.rules().validations(object.name())) {
            if (rule.wrong().test(draft::text)) {
                throw new Unfit(Problem.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.message(), rule.field()));
            }
        }
    }

    private void duplicates(Draft draft, SObject object, Writer writer) {
        Boolean blocks = org.rules().duplicates(object.name());
        if (blocks == null || !object.has("Email") || draft.text("Email").isEmpty()) {
            return;
        }
        if (!blocks && writer.allowDuplicates()) {
            return;
        }
        String email = draft.text("Email");
        boolean[] found = {false};
        draft.table()
                .each(row -> found[0] |= row != draft.row()
                        && !row.deleted
                        && email.equalsIgnoreCase(
                                Objects.requireNonNullElse(draft.table().value(row, "Email"), "")));
        if (found[0]) {
            throw new Unfit(Problem.of("DUPLICATES_DETECTED", "Use one of these records?"));
        }
    }

    /** Runs on updates as well, unless the caller says no: that is how a write takes a lead from its owner. */
    private void assignment(Draft draft, SObject object, Writer writer) {
        @Nullable String owner = org.rules().assignment(object.name());
        if (owner != null && writer.autoAssign()) {
            draft.set("OwnerId", owner);
        }
    }

    /** The values that differ, ready to be announced. */
    static Map<String, String> differences(Draft draft) {
        Map<String, String> differences = new java.util.LinkedHashMap<>();
        draft.values().forEach((field, value) -> {
            if (draft.changes(field.name())) {
                differences.put(field.name(), Objects.requireNonNullElse(value, ""));
            }
        });
        return differences;
    }
}
