package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Property definitions and groups. HubSpot's guide "Properties". */
final class Properties {
    private static final String SINCE = "2020-06-30T15:57:37.247Z";
    private final Portal portal;

    Properties(Portal portal) {
        this.portal = portal;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET crm/properties/{type}", Properties::read, this::list),
                Route.of("GET crm/properties/{type}/{name}", Properties::read, this::single),
                Route.of("POST crm/properties/{type}", Properties::write, this::create),
                Route.of("PATCH crm/properties/{type}/{name}", Properties::write, this::patch),
                Route.of("POST crm/properties/{type}/batch/create", Properties::write, this::batchCreate),
                Route.of("POST crm/properties/{type}/batch/read", Properties::read, this::batchRead),
                Route.of("GET crm/properties/{type}/groups", Properties::read, this::groups),
                Route.of("GET crm/properties/{type}/groups/{name}", Properties::read, this::group),
                Route.of("POST crm/properties/{type}/groups", Properties::write, this::createGroup));
    }

    private static List<String> read(Request request) {
        return Scopes.schema(request.type("type"), false);
    }

    private static List<String> write(Request request) {
        return Scopes.schema(request.type("type"), true);
    }

    private Catalog catalog(Request request) {
        return portal.table(request.type("type")).catalog();
    }

    private Reply list(Request request) {
        request.query().only("archived", "properties", "dataSensitivity");
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        catalog(request).all().forEach(property -> results.add(property.json(SINCE)));
        return Reply.ok(body);
    }

    private Reply single(Request request) {
        request.query().only("archived", "properties", "dataSensitivity");
        return Reply.ok(find(catalog(request), request.place("name")).json(SINCE));
    }

    private static Property find(Catalog catalog, String name) {
        return catalog.named(name)
                .orElseThrow(() -> new Refusal(
                        404,
                        Refusal.error("Couldn't find a Property with the given name '" + name + "'")
                                .put("category", "OBJECT_NOT_FOUND")
                                .put("subCategory", "PropertyError.PROPERTY_NOT_FOUND")));
    }

    private Reply create(Request request) {
        Catalog catalog = catalog(request);
        Property property = PropertyInput.property(request.json(), catalog);
        if (catalog.has(property.name())) {
            throw new Refusal(409, exists(property.name()));
        }
        catalog.add(property);
        return new Reply(201, property.json(now()));
    }

    private static ObjectNode exists(String name) {
        return Refusal.error("A property named '" + name + "' already exists.")
                .put("category", "OBJECT_ALREADY_EXISTS");
    }

    private Reply batchCreate(Request request) {
        ObjectType type = request.type("type");
        Catalog catalog = portal.table(type).catalog();
        BatchReply reply = new BatchReply(type);
        List<Property> wanted = new ArrayList<>();
        for (JsonNode input : request.inputs(100)) {
            wanted.add(PropertyInput.property(input, catalog));
        }
        for (Property property : wanted) {
            if (catalog.has(property.name())) {
                ObjectNode error = exists(property.name());
                error.putObject("context").putArray("name").add(property.name());
                reply.error(error);
            } else {
                catalog.add(property);
                reply.result(property.json(now()));
            }
        }
        return reply.done(Instant.parse(now()), Instant.parse(now()), 201);
    }

    private Reply batchRead(Request request) {
        ObjectType type = request.type("type");
        Catalog catalog = portal.table(type).catalog();
        BatchReply reply = new BatchReply(type);
        for (JsonNode input : request.inputs(100)) {
            String name = PropertyInput.required(input, "name");
            catalog.named(name)
                    .ifPresentOrElse(property -> reply.result(property.json(SINCE)), () -> reply.missing(name));
        }
        return reply.done(Instant.parse(now()), Instant.parse(now()), 200);
    }

    /** `options` replaces the whole list; the definition of HubSpot's own properties is read-only. */
    private Reply patch(Request request) {
        request.query().only();
        Catalog catalog = catalog(request);
        Property property = find(catalog, request.place("name"));
        ObjectNode body = request.json();
        for (String name : body.propertyNames()) {
            if (!List.of(
                            "label",
                            "type",
                            "fieldType",
                            "groupName",
                            "description",
                            "options",
                            "displayOrder",
                            "hidden",
                            "formField")
                    .contains(name)) {
                throw Refusal.unreadable("Unrecognized field \"" + name + "\"");
            }
            if (property.hubspotDefined() && !name.equals("options")) {
                throw Refusal.validation(
                        "Property " + property.name() + " is defined by HubSpot: its definition is read only.");
            }
        }
        if ((body.has("type") && !body.path("type").asString().equals(property.type()))
                || (body.has("fieldType") && !body.path("fieldType").asString().equals(property.fieldType()))) {
            throw Refusal.validation("The type of property " + property.name() + " cannot be changed here.");
        }
        Property changed = property.described(
                body.path("label").asString(property.label()),
                body.path("groupName").asString(property.groupName()),
                body.path("description").asString(property.description()));
        if (body.has("options")) {
            changed = changed.withOptions(options(changed, body.path("options")));
        }
        catalog.replace(changed);
        return Reply.ok(changed.json(now()));
    }

    private static List<Option> options(Property property, JsonNode given) {
        if (!property.type().equals("enumeration")) {
            throw Refusal.validation("Options can only be set on enumeration properties.");
        }
        if (property.readOnly()
                || property.json(SINCE)
                        .path("modificationMetadata")
                        .path("readOnlyOptions")
                        .asBoolean()) {
            throw Refusal.validation("The options of property " + property.name() + " are read only.");
        }
        return PropertyInput.options(given);
    }

    private Reply groups(Request request) {
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        catalog(request).groups().forEach((name, label) -> results.add(group(name, label)));
        return Reply.ok(body);
    }

    private Reply group(Request request) {
        String name = request.place("name");
        Map<String, String> groups = catalog(request).groups();
        if (!groups.containsKey(name)) {
            throw new Refusal(
                    404,
                    Refusal.error("Couldn't find a Group with the given name '" + name + "'.")
                            .put("category", "OBJECT_NOT_FOUND"));
        }
        return Reply.ok(group(name, groups.getOrDefault(name, name)));
    }

    private Reply createGroup(Request request) {
        Catalog catalog = catalog(request);
        ObjectNode body = request.json();
        String name = PropertyInput.required(body, "name");
        if (catalog.groups().containsKey(name)) {
            throw new Refusal(
                    409,
                    Refusal.error("A property group named '" + name + "' already exists.")
                            .put("category", "OBJECT_ALREADY_EXISTS"));
        }
        String label = PropertyInput.required(body, "label");
        catalog.addGroup(name, label);
        return new Reply(201, group(name, label));
    }

    private static ObjectNode group(String name, String label) {
        return Json.object()
                .put("archived", false)
                .put("name", name)
                .put("label", label)
                .put("displayOrder", -1);
    }

    private String now() {
        return Instant.ofEpochMilli(portal.now()).toString();
    }
}
