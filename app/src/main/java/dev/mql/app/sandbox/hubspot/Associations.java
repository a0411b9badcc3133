package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Associations, version 4 and dated. HubSpot's guide "Associations v4". Batches have a limit of their own. */
final class Associations {
    private static final int PAGE = 500;
    private final Portal portal;

    Associations(Portal portal) {
        this.portal = portal;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "POST crm/associations/{type}/{to}/batch/read",
                        Route.Bucket.ASSOCIATIONS,
                        ObjectReads::scope,
                        this::batchRead),
                Route.of("GET crm/associations/{type}/{to}/labels", ObjectReads::scope, this::labels),
                Route.of("GET crm/objects/{type}/{id}/associations/{to}", ObjectReads::scope, this::single),
                Route.of(
                        "PUT crm/objects/{type}/{id}/associations/default/{to}/{toId}",
                        request -> List.of(request.type("type").scope(true)),
                        this::link));
    }

    /** Somebody without associations is an error entry of a 207, although nothing is wrong. */
    private Reply batchRead(Request request) {
        ObjectType from = request.type("type");
        ObjectType to = request.type("to");
        String now = Instant.ofEpochMilli(portal.now()).toString();
        ArrayNode results = Json.array();
        ArrayNode errors = Json.array();
        for (JsonNode input : request.inputs(1_000)) {
            String id = input.path("id").asString("");
            ObjectNode page =
                    page(from, Request.id(id), to, PAGE, input.path("after").asString("0"));
            if (page.path("results").isEmpty()) {
                errors.add(none(from, id, to));
            } else {
                ObjectNode result = results.addObject();
                result.putObject("from").put("id", id);
                result.set("to", page.path("results"));
                if (page.has("paging")) {
                    result.set("paging", page.path("paging"));
                }
            }
        }
        ObjectNode body = Json.object().put("status", "COMPLETE");
        body.set("results", results);
        if (!errors.isEmpty()) {
            body.put("numErrors", errors.size()).set("errors", errors);
        }
        body.put("startedAt", now).put("completedAt", now);
        return new Reply(errors.isEmpty() ? 200 : 207, body);
    }

    private static ObjectNode none(ObjectType from, String id, ObjectType to) {
        String fromName = from.name().toLowerCase(Locale.ROOT);
        String toName = to.name().toLowerCase(Locale.ROOT);
        ObjectNode error = Refusal.error("No " + toName + " is associated with " + fromName + " " + id + ".")
                .put("category", "OBJECT_NOT_FOUND")
                .put("subCategory", "crm.associations.NO_ASSOCIATIONS_FOUND");
        ObjectNode context = error.putObject("context");
        context.putArray("fromObjectId").add(id);
        context.putArray("fromObjectType").add(fromName);
        context.putArray("toObjectType").add(toName);
        return error;
    }

    /** Not in the files of 2026-09, where only the batch is left. */
    private Reply single(Request request) {
        if (request.path().version().equals("2026-09")
                || request.path().version().equals("v3")) {
            throw Refusal.resourceNotFound();
        }
        Query query = request.query().only("limit", "after");
        ObjectType from = request.type("type");
        long id = Request.id(request.place("id"));
        if (portal.table(from).find(id) == null) {
            throw Refusal.objectNotFound();
        }
        return Reply.ok(page(from, id, request.type("to"), query.limit(PAGE, PAGE), query.text("after", "0")));
    }

    private ObjectNode page(ObjectType from, long id, ObjectType to, int limit, String after) {
        long[] ids = portal.links().of(from, id, to);
        int start = after.matches("\\d{1,9}") ? Integer.parseInt(after) : 0;
        int end = Math.min(ids.length, start + limit);
        ObjectNode page = Json.object();
        ArrayNode results = page.putArray("results");
        for (int i = start; i < end; i++) {
            ObjectNode result = results.addObject().put("toObjectId", ids[i]);
            ArrayNode types = result.putArray("associationTypes");
            int primary = AssociationTypes.primary(from, to);
            if (primary != 0 && portal.links().primary(from, id, to, ids[i])) {
                type(types, primary, "Primary");
            }
            type(types, AssociationTypes.unlabelled(from, to), null);
        }
        if (end < ids.length) {
            page.putObject("paging")
                    .putObject("next")
                    .put("after", Integer.toString(end))
                    .put("link", "https://api.hubapi.com/");
        }
        return page;
    }

    private static void type(ArrayNode types, int id, @Nullable String label) {
        types.addObject().put("category", "HUBSPOT_DEFINED").put("typeId", id).put("label", label);
    }

    private Reply labels(Request request) {
        ObjectNode body = Json.object();
        ArrayNode results = body.putArray("results");
        int primary = AssociationTypes.primary(request.type("type"), request.type("to"));
        if (primary != 0) {
            type(results, primary, "Primary");
        }
        type(results, AssociationTypes.unlabelled(request.type("type"), request.type("to")), null);
        return Reply.ok(body);
    }

    private Reply link(Request request) {
        ObjectType from = request.type("type");
        ObjectType to = request.type("to");
        long id = Request.id(request.place("id"));
        long toId = Request.id(request.place("toId"));
        if (portal.table(from).find(id) == null || portal.table(to).find(toId) == null) {
            throw Refusal.objectNotFound();
        }
        portal.links().add(from, id, to, toId);
        portal.records().rollUps().linked(from, id);
        portal.records().rollUps().linked(to, toId);
        return Reply.ok(Json.object().put("status", "COMPLETE"));
    }
}
