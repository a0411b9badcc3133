package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What objects and fields there are: only those the integration user may see. */
final class Describes {
    private final Org org;

    Describes(Org org) {
        this.org = org;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET sobjects", this::global),
                Route.of("GET sobjects/{type}", this::basic),
                Route.of("GET sobjects/{type}/describe", this::describe));
    }

    static SObject object(Org org, Request request) {
        SObject object = org.schema().find(request.place("type"));
        if (object == null) {
            throw Refusal.notFound();
        }
        return object;
    }

    private Reply global(Request request) {
        ObjectNode body = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
        ArrayNode objects = body.putArray("sobjects");
        org.schema().all().stream()
                .filter(SObject::visible)
                .forEach(object -> objects.add(summary(object, request.base())));
        return Reply.ok(body);
    }

    private Reply basic(Request request) {
        ObjectNode body = Json.object();
        body.set("objectDescribe", summary(object(org, request), request.base()));
        body.putArray("recentItems");
        return Reply.ok(body);
    }

    private static ObjectNode summary(SObject object, String base) {
        boolean data = !object.can('h') && !object.can('b');
        ObjectNode body = Json.object()
                .put("activateable", false)
                .put("createable", object.can('c'))
                .put("custom", false)
                .put("customSetting", false)
                .put("deletable", object.can('d'))
                .put("deprecatedAndHidden", false)
                .put("keyPrefix", object.prefix())
                .put("label", object.label())
                .put("labelPlural", object.plural())
                .put("layoutable", data)
                .put("mergeable", List.of("Lead", "Contact", "Account").contains(object.name()))
                .put("name", object.name())
                .put("queryable", true)
                .put("replicateable", object.can('r'))
                .put("retrieveable", true)
                .put("searchable", data)
                .put("triggerable", data)
                .put("undeletable", object.can('d'))
                .put("updateable", object.can('u'));
        String url = base + "/sobjects/" + object.name();
        body.putObject("urls")
                .put("sobject", url)
                .put("describe", url + "/describe")
                .put("rowTemplate", url + "/{ID}");
        return body;
    }

    private Reply describe(Request request) {
        SObject object = object(org, request);
        if (unchanged(request.header("If-Modified-Since"), object.changed())) {
            return Reply.empty(304);
        }
        ObjectNode body = summary(object, request.base());
        ArrayNode fields = body.putArray("fields");
        object.seen().forEach(field -> fields.add(FieldJson.of(field)));
        ArrayNode children = body.putArray("childRelationships");
        ChildRelationship.of(org.schema(), object)
                .forEach(child -> children.addObject()
                        .put("cascadeDelete", false)
                        .put("childSObject", child.child().name())
                        .put("deprecatedAndHidden", false)
                        .put("field", child.field().name())
                        .put("relationshipName", child.name())
                        .put("restrictedDelete", false));
        recordTypes(body.putArray("recordTypeInfos"), object);
        return Reply.ok(body)
                .with(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.ofEpochMilli(object.changed()).atZone(ZoneOffset.UTC)));
    }

    private static void recordTypes(ArrayNode infos, SObject object) {
        boolean first = true;
        for (RecordTypeInfo type : object.recordTypes()) {
            infos.addObject()
                    .put("active", true)
                    .put("available", true)
                    .put("defaultRecordTypeMapping", first)
                    .put("developerName", type.developerName())
                    .put("master", false)
                    .put("name", type.name())
                    .put("recordTypeId", type.id());
            first = false;
        }
        infos.addObject()
                .put("active", true)
                .put("available", true)
                .put("defaultRecordTypeMapping", first)
                .put("developerName", "Master")
                .put("master", true)
                .put("name", "Master")
                .put("recordTypeId", RecordTypeInfo.MASTER);
    }

    private static boolean unchanged(String since, long changed) {
        try {
            return !since.isEmpty()
                    && ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toEpochSecond()
                            >= changed / 1_000;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
