package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A field as describe shows it. */
final class FieldJson {
    private FieldJson() {}

    static ObjectNode of(Field field) {
        FieldType type = field.type();
        Field.Rights rights = field.rights();
        boolean custom = field.custom();
        boolean plain = type != FieldType.TEXTAREA && type != FieldType.ADDRESS && type != FieldType.ANY;
        ObjectNode body = Json.object()
                .put("aggregatable", plain)
                .put("autoNumber", false)
                .put("byteLength", field.size().length() * (type.isId() ? 1 : 3))
                .put("calculated", custom && field.source() == Field.Source.COMPUTED)
                .putNull("calculatedFormula")
                .put("caseSensitive", false)
                .put("createable", rights.createable())
                .put("custom", custom)
                .put("defaultedOnCreate", type == FieldType.BOOLEAN || field.source() == Field.Source.SYSTEM)
                .put("dependentPicklist", false)
                .put("deprecatedAndHidden", false)
                .put("digits", type == FieldType.INT ? field.size().precision() : 0)
                .put("encrypted", false)
                .put("externalId", false)
                .put("filterable", rights.filterable())
                .put("groupable", plain && type != FieldType.DATETIME && !type.numeric())
                .put("idLookup", field.is("Id") || type == FieldType.EMAIL)
                .put("label", field.label())
                .put("length", field.size().length())
                .put("name", field.name())
                .put("nameField", field.is("Name"))
                .put("namePointing", field.polymorphic())
                .put("nillable", rights.nillable())
                .put("permissionable", rights.nillable() && !field.source().equals(Field.Source.SYSTEM))
                .put("polymorphicForeignKey", field.polymorphic())
                .put("precision", type == FieldType.INT ? 0 : field.size().precision())
                .put("queryByDistance", false)
                .put("restrictedPicklist", rights.restricted())
                .put("scale", field.size().scale())
                .put("soapType", type.soapType())
                .put("sortable", plain)
                .put("type", type.word())
                .put("unique", false)
                .put("updateable", rights.updateable());
        body.set("referenceTo", Json.strings(field.referenceTo()));
        if (field.relationship().isEmpty()) {
            body.putNull("relationshipName");
        } else {
            body.put("relationshipName", field.relationship());
        }
        values(body.putArray("picklistValues"), field);
        return body;
    }

    private static void values(ArrayNode values, Field field) {
        if (!field.type().listed()) {
            return;
        }
        field.values()
                .forEach(value -> values.addObject()
                        .put("active", value.active())
                        .put("defaultValue", value.byDefault())
                        .put("label", value.value())
                        .putNull("validFor")
                        .put("value", value.value()));
    }
}
