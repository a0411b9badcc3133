package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The picklist values a record type leaves, by the UI API. */
final class PicklistValues {
    private final Org org;

    PicklistValues(Org org) {
        this.org = org;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET ui-api/object-info/{type}/picklist-values/{recordType}", this::all),
                Route.of("GET ui-api/object-info/{type}/picklist-values/{recordType}/{field}", this::one));
    }

    private Reply all(Request request) {
        SObject object = Describes.object(org, request);
        ObjectNode body = Json.object();
        ObjectNode fields = body.putObject("picklistFieldValues");
        RecordTypeInfo type = recordType(object, request.place("recordType"));
        object.seen().stream()
                .filter(field -> field.type() == FieldType.PICKLIST || field.type() == FieldType.MULTIPICKLIST)
                .forEach(field -> fields.set(field.name(), values(object, field, type, request)));
        return Reply.ok(body);
    }

    private Reply one(Request request) {
        SObject object = Describes.object(org, request);
        Field field = object.field(request.place("field"));
        if (field == null || !field.type().listed()) {
            throw Refusal.notFound();
        }
        return Reply.ok(values(object, field, recordType(object, request.place("recordType")), request));
    }

    private static RecordTypeInfo recordType(SObject object, String id) {
        if (id.equals(RecordTypeInfo.MASTER)) {
            return new RecordTypeInfo(id, "Master", "Master", java.util.Map.of());
        }
        return object.recordTypes().stream()
                .filter(type -> type.id().equals(Ids.normal(id)))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static ObjectNode values(SObject object, Field field, RecordTypeInfo type, Request request) {
        List<String> left = type.values().get(field.name());
        ObjectNode body = Json.object();
        body.putObject("controllerValues");
        body.putNull("defaultValue");
        body.put(
                "url",
                request.base() + "/ui-api/object-info/" + object.name() + "/picklist-values/" + type.id() + "/"
                        + field.name());
        ArrayNode values = body.putArray("values");
        for (PickValue value : field.values()) {
            if (value.active() && (left == null || left.contains(value.value()))) {
                ObjectNode one = values.addObject().put("label", value.value()).put("value", value.value());
                one.putNull("attributes").putArray("validFor");
                if (value.byDefault()) {
                    body.set("defaultValue", one.deepCopy());
                }
            }
        }
        return body;
    }
}
