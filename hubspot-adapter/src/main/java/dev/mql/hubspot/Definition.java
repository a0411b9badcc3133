package dev.mql.hubspot;

import dev.mql.crm.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A property as HubSpot defines it.
 *
 * @param type string, number, date, datetime, enumeration, bool, phone_number
 * @param options in their display order, hidden ones included
 */
record Definition(
        String name,
        String label,
        String type,
        String fieldType,
        List<Choice> options,
        boolean readOnly,
        boolean optionsReadOnly,
        boolean calculated) {

    /** @param order -1 where HubSpot names none */
    record Choice(String value, String label, String description, int order, boolean hidden) {}

    /** How the field types of properties begin that an admin's formula computes. */
    private static final String FORMULA = "calculation";

    private static final String MULTIPLE = "checkbox";

    /** HubSpot's texts end at this length. */
    private static final int LONGEST = 65_536;

    static Definition of(JsonNode json) {
        List<Choice> options = new ArrayList<>();
        for (JsonNode option : json.path("options")) {
            options.add(new Choice(
                    Json.string(option, "value"),
                    Json.string(option, "label"),
                    Json.string(option, "description"),
                    option.path("displayOrder").asInt(-1),
                    option.path("hidden").asBoolean(false)));
        }
        // An option without order comes last, in the order in which it was answered.
        options.sort(Comparator.comparingInt(option -> option.order() < 0 ? Integer.MAX_VALUE : option.order()));
        JsonNode modification = json.path("modificationMetadata");
        return new Definition(
                Json.string(json, "name"),
                Json.string(json, "label"),
                Json.string(json, "type"),
                Json.string(json, "fieldType"),
                List.copyOf(options),
                modification.path("readOnlyValue").asBoolean(false),
                modification.path("readOnlyOptions").asBoolean(false),
                json.path("calculated").asBoolean(false));
    }

    /**
     * What is remembered does not tell whether several options may be chosen, so they may: HubSpot refuses otherwise, and
     * definitions are looked up again.
     */
    static Definition recalled(Schema.Property property) {
        List<Choice> options = new ArrayList<>();
        for (Schema.Option option : property.options()) {
            options.add(new Choice(option.value(), option.label(), "", options.size(), false));
        }
        return new Definition(
                property.name(),
                property.label(),
                property.type(),
                options.isEmpty() ? "" : MULTIPLE,
                List.copyOf(options),
                !property.writable(),
                false,
                property.calculated());
    }

    boolean isEnumeration() {
        return type.equals("enumeration");
    }

    boolean isMultiple() {
        return isEnumeration() && fieldType.equals(MULTIPLE);
    }

    boolean allows(String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }

    /** The place of an option; -1 where it is none. */
    int rank(String value) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).value().equals(value)) {
                return i;
            }
        }
        return -1;
    }

    Schema.Property property() {
        return new Schema.Property(
                name,
                label,
                type,
                type.equals("string") ? LONGEST : 0,
                options.stream()
                        .map(option -> new Schema.Option(option.value(), option.label()))
                        .toList(),
                !readOnly && !calculated,
                fieldType.startsWith(FORMULA));
    }
}
