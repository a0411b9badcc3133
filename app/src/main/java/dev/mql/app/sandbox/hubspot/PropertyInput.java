package dev.mql.app.sandbox.hubspot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a caller sends to define a property, checked as the Properties API does. */
final class PropertyInput {
    private static final Map<String, Set<String>> FIELD_TYPES = Map.of(
            "string", Set.of("text", "textarea", "html", "file", "calculation_equation"),
            "number", Set.of("number", "calculation_equation"),
            "date", Set.of("date"),
            "datetime", Set.of("date"),
            "bool", Set.of("booleancheckbox", "calculation_equation"),
            "enumeration", Set.of("select", "radio", "checkbox", "booleancheckbox", "calculation_equation"),
            "phone_number", Set.of("phonenumber"));

    private static final int MOST_UNIQUE = 10;

    private PropertyInput() {}

    static Property property(JsonNode input, Catalog catalog) {
        String name = required(input, "name");
        String type = required(input, "type");
        String fieldType = required(input, "fieldType");
        String group = required(input, "groupName");
        if (!name.matches("[a-z][a-z0-9_]{0,99}")) {
            throw Refusal.validation(
                    "Property name '" + name
                            + "' is invalid: it must begin with a letter and hold only lower-case letters, digits and underscores.");
        }
        if (!FIELD_TYPES.containsKey(type)) {
            throw Refusal.unreadable("'" + type + "' is no property type");
        }
        if (!FIELD_TYPES.getOrDefault(type, Set.of()).contains(fieldType)) {
            throw Refusal.validation("fieldType " + fieldType + " does not fit type " + type);
        }
        if (!catalog.groups().containsKey(group)) {
            throw Refusal.validation("Property group '" + group + "' does not exist.");
        }
        boolean unique = input.path("hasUniqueValue").asBoolean(false);
        if (unique
                && catalog.all().stream()
                                .filter(known -> known.access() == Property.Access.UNIQUE)
                                .count()
                        >= MOST_UNIQUE) {
            throw Refusal.validation("At most " + MOST_UNIQUE + " properties with unique values are allowed.");
        }
        List<Option> options = input.has("options") ? options(input.path("options")) : List.of();
        return new Property(
                name,
                required(input, "label"),
                type,
                fieldType,
                group,
                input.path("description").asString(""),
                type.equals("bool") && options.isEmpty() ? yesNo() : options,
                unique ? Property.Access.UNIQUE : Property.Access.CUSTOM,
                input.path("formField").asBoolean(false));
    }

    private static List<Option> yesNo() {
        return List.of(new Option("Yes", "true", "", 0, false), new Option("No", "false", "", 1, false));
    }

    /** `OptionInput` requires label, value, displayOrder and hidden. */
    static List<Option> options(JsonNode given) {
        if (!given.isArray()) {
            throw Refusal.unreadable("options is no list");
        }
        List<Option> options = new ArrayList<>();
        Set<String> values = new HashSet<>();
        for (JsonNode option : given.values()) {
            if (!option.path("displayOrder").isInt() || !option.path("hidden").isBoolean()) {
                throw Refusal.unreadable("Some required fields were not set: [displayOrder, hidden]");
            }
            String value = required(option, "value");
            if (!values.add(value)) {
                throw Refusal.validation("Property options must have unique values. Given twice: " + value);
            }
            options.add(new Option(
                    required(option, "label"),
                    value,
                    option.path("description").asString(""),
                    option.path("displayOrder").asInt(),
                    option.path("hidden").asBoolean()));
        }
        return options;
    }

    static String required(JsonNode input, String name) {
        JsonNode value = input.path(name);
        if (!value.isString() || value.asString().isEmpty()) {
            throw Refusal.unreadable("Some required fields were not set: [" + name + "]");
        }
        return value.asString();
    }
}
