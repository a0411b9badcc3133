package dev.mql.salesforce;

import dev.mql.crm.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One field as describe tells it. One hidden by field-level security is not told at all.
 *
 * @param relation the name by which the related record's fields are reached; empty where there is none
 * @param related the objects referred to
 * @param restricted whether only the listed values are accepted
 */
record Field(Schema.Property property, String relation, List<String> related, boolean restricted) {

    static Field of(JsonNode field) {
        List<Schema.Option> options = new ArrayList<>();
        for (JsonNode value : field.path("picklistValues")) {
            if (value.path("active").asBoolean(true)) {
                options.add(new Schema.Option(Json.string(value, "value"), Json.string(value, "label")));
            }
        }
        Schema.Property property = new Schema.Property(
                Json.string(field, "name"),
                Json.string(field, "label"),
                Json.string(field, "type"),
                field.path("length").asInt(0),
                options,
                field.path("updateable").asBoolean(false),
                field.path("calculated").asBoolean(false));
        List<String> related =
                field.path("referenceTo").values().stream().map(Json::string).toList();
        return new Field(
                property,
                Json.string(field, "relationshipName"),
                related,
                field.path("restrictedPicklist").asBoolean(false));
    }

    /** As it was told earlier. What it is related to is not kept. */
    static Field of(Schema.Property property) {
        return new Field(property, "", List.of(), false);
    }

    String name() {
        return property.name();
    }

    Kind kind() {
        return switch (property.type()) {
            case "boolean" -> Kind.TRUTH;
            case "int", "double", "currency", "percent", "long" -> Kind.NUMBER;
            case "datetime" -> Kind.MOMENT;
            default -> Kind.TEXT;
        };
    }

    /** How a value is spelled, in JSON, in CSV and to the core. */
    enum Kind {
        TEXT,
        TRUTH,
        NUMBER,
        MOMENT
    }
}
