package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A property's definition as the Properties API shows it. */
record Property(
        String name,
        String label,
        String type,
        String fieldType,
        String groupName,
        String description,
        List<Option> options,
        Access access,
        boolean formField) {

    /** What may be done to a property besides reading it. */
    enum Access {
        /** Computed by HubSpot: never written, and its change does not touch the modification date. */
        CALCULATED(true, true),
        /** The same by an admin's formula. */
        FORMULA(true, false),
        /** Kept by HubSpot, not computed: never written through the API. */
        READ_ONLY(true, true),
        /** Defined by HubSpot, its value is everybody's. */
        STANDARD(false, true),
        /** Defined by an admin or an app. */
        CUSTOM(false, false),
        /** As custom, and no two records may share a value. */
        UNIQUE(false, false);

        private final boolean readOnlyValue;
        private final boolean hubspotDefined;

        Access(boolean readOnlyValue, boolean hubspotDefined) {
            this.readOnlyValue = readOnlyValue;
            this.hubspotDefined = hubspotDefined;
        }
    }

    Property {
        options = List.copyOf(options);
    }

    boolean readOnly() {
        return access.readOnlyValue;
    }

    /** Computed, so that its change does not touch the modification date. */
    boolean calculated() {
        return access == Access.CALCULATED || access == Access.FORMULA;
    }

    boolean hubspotDefined() {
        return access.hubspotDefined;
    }

    boolean time() {
        return type.equals("datetime") || type.equals("date");
    }

    /** A multi-select holds its values separated by semicolons. */
    boolean multiple() {
        return fieldType.equals("checkbox");
    }

    Property withOptions(List<Option> newOptions) {
        return new Property(name, label, type, fieldType, groupName, description, newOptions, access, formField);
    }

    Property described(String newLabel, String newGroup, String newDescription) {
        return new Property(name, newLabel, type, fieldType, newGroup, newDescription, options, access, formField);
    }

    ObjectNode json(String objectTypeTime) {
        ObjectNode node = Json.object()
                .put("updatedAt", objectTypeTime)
                .put("createdAt", objectTypeTime)
                .put("name", name)
                .put("label", label)
                .put("type", type)
                .put("fieldType", fieldType)
                .put("description", description)
                .put("groupName", groupName);
        ArrayNode list = node.putArray("options");
        options.forEach(option -> list.add(option.json()));
        node.put("displayOrder", -1)
                .put("calculated", calculated())
                .put("externalOptions", name.equals("hubspot_owner_id"))
                .put("archived", false)
                .put("hasUniqueValue", access == Access.UNIQUE || name.equals("hs_object_id"))
                .put("hidden", false)
                .put("hubspotDefined", hubspotDefined());
        ObjectNode rights = node.putObject("modificationMetadata")
                .put("archivable", !hubspotDefined())
                .put("readOnlyDefinition", hubspotDefined())
                .put("readOnlyValue", readOnly());
        if (type.equals("enumeration")) {
            rights.put(
                    "readOnlyOptions",
                    hubspotDefined() && !name.equals("hs_lead_status") && !name.equals("lifecyclestage"));
        }
        return node.put("formField", formField).put("dataSensitivity", "non_sensitive");
    }
}
