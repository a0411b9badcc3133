package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a draft of what a caller sent, in the vendor's order of complaints: which record, which fields, which values. */
final class Drafting {
    private final Org org;
    private final ValueCheck check;

    Drafting(Org org) {
        this.org = org;
        this.check = new ValueCheck(org);
    }

    /** The values of one record, by field name, as JSON. */
    static Map<String, JsonNode> json(JsonNode record) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        record.properties().forEach(property -> {
            if (!property.getKey().equals("attributes") && !property.getKey().equalsIgnoreCase("id")) {
                values.put(property.getKey(), property.getValue());
            }
        });
        return values;
    }

    Draft update(SObject object, @Nullable String id, Map<String, JsonNode> values) {
        if (id == null || id.isEmpty()) {
            throw new Unfit(Problem.of("MISSING_ARGUMENT", "Id not specified in an update call"));
        }
        String normal = Ids.normal(id);
        if (normal == null || !normal.startsWith(object.prefix())) {
            throw new Unfit(
                    Problem.of("MALFORMED_ID", object.label() + " ID: id value of incorrect type: " + id, "Id"));
        }
        Row row = org.table(object).find(normal);
        if (row == null) {
            throw new Unfit(Problem.crossReference());
        }
        if (row.deleted) {
            throw new Unfit(Problem.deleted());
        }
        Problem planned = org.rules().next(object.name(), normal);
        if (planned != null) {
            throw new Unfit(planned);
        }
        return filled(new Draft(org.table(object), row), values);
    }

    Draft create(SObject object, Map<String, JsonNode> values) {
        return filled(new Draft(org.table(object), null), values);
    }

    private Draft filled(Draft draft, Map<String, JsonNode> values) {
        SObject object = draft.table().object();
        Map<Field, JsonNode> known = new LinkedHashMap<>();
        List<String> forbidden = new ArrayList<>();
        values.forEach((name, value) -> {
            Field field = object.field(name);
            if (field == null) {
                throw new Unfit(Problem.noColumn(object, name));
            }
            if (draft.isNew() ? !field.rights().createable() : !field.rights().updateable()) {
                forbidden.add(field.name());
            }
            known.put(field, value);
        });
        if (!forbidden.isEmpty()) {
            throw new Unfit(new Problem(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Unable to create/update fields: " + String.join(", ", forbidden)
                            + ". Please check the security settings of this field and verify that it is read/write"
                            + " for your profile or permission set.",
                    forbidden));
        }
        if (!draft.isNew() && object.name().equals("Lead") && draft.flag("IsConverted")) {
            throw new Unfit(Problem.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"));
        }
        known.forEach((field, value) -> draft.set(field, check.fromJson(object, field, value)));
        return draft;
    }

    /** As {@link ValueCheck#fromText}, for those who act beside the API. */
    @Nullable
    String kept(SObject object, Field field, String text) {
        return field.type() == FieldType.BOOLEAN && text.isEmpty() ? "false" : check.fromText(object, field, text);
    }
}
