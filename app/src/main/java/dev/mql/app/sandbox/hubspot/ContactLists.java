package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of contacts and who is on them. HubSpot's guide "Segments API". */
final class ContactLists {
    private static final Set<String> SEARCH = Set.of(
            "query", "offset", "count", "listIds", "processingTypes", "objectTypeId", "additionalProperties", "sort");
    private final Portal portal;

    ContactLists(Portal portal) {
        this.portal = portal;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST crm/lists/search", ContactLists::scope, this::search),
                Route.of("GET crm/lists/object-type-id/{type}/name/{name}", ContactLists::scope, this::named),
                Route.of("GET crm/lists/{id}", ContactLists::scope, this::list),
                Route.of("GET crm/lists/{id}/memberships", ContactLists::scope, this::memberships));
    }

    private static List<String> scope(Request request) {
        return List.of("crm.lists.read");
    }

    private Reply search(Request request) {
        request.query().only();
        ObjectNode asked = request.json();
        for (String name : asked.propertyNames()) {
            if (!SEARCH.contains(name)) {
                throw Refusal.unreadable("Unrecognized field \"" + name + "\"");
            }
        }
        int count = asked.path("count").asInt(20);
        if (count < 1 || count > 500) {
            throw Refusal.validation("count must be between 1 and 500.");
        }
        List<String> ids = ObjectReads.texts(asked, "listIds");
        String words = asked.path("query").asString("").toLowerCase(Locale.ROOT);
        String type = asked.path("objectTypeId").asString("0-1");
        List<Activity.ContactList> found = portal.activity().lists().values().stream()
                .filter(list -> type.equals("0-1"))
                .filter(list -> ids.isEmpty() || ids.contains(list.id()))
                .filter(list -> list.name().toLowerCase(Locale.ROOT).contains(words))
                .toList();
        int start = Math.min(found.size(), asked.path("offset").asInt(0));
        int end = Math.min(found.size(), start + count);
        ObjectNode body = Json.object();
        ArrayNode lists = body.putArray("lists");
        found.subList(start, end).forEach(list -> lists.add(json(list)));
        body.put("hasMore", end < found.size()).put("offset", end).put("total", found.size());
        return Reply.ok(body);
    }

    private static ObjectNode json(Activity.ContactList list) {
        ObjectNode node = Json.object()
                .put("listId", list.id())
                .put("listVersion", 1)
                .put("name", list.name())
                .put("objectTypeId", "0-1")
                .put("processingType", "DYNAMIC")
                .put("processingStatus", "COMPLETE")
                .put("createdAt", "2026-01-01T00:00:00Z")
                .put("updatedAt", "2026-01-01T00:00:00Z");
        ObjectNode more = node.putObject("additionalProperties")
                .put("hs_list_size", Integer.toString(list.members().size()))
                .put("hs_list_reference_count", "0");
        put(more, "hs_last_record_added_at", list.addedAt());
        put(more, "hs_last_record_removed_at", list.removedAt());
        return node;
    }

    /** What has no value is left out. */
    private static void put(ObjectNode node, String name, long at) {
        if (at > 0) {
            node.put(name, Long.toString(at));
        }
    }

    private Reply named(Request request) {
        request.query().only("includeFilters");
        String name = request.place("name");
        return portal.activity().lists().values().stream()
                .filter(list ->
                        list.name().equals(name) && request.place("type").equals("0-1"))
                .findFirst()
                .map(list -> Reply.ok(Json.object().set("list", json(list))))
                .orElseThrow(() -> missing(name));
    }

    private static Refusal missing(String id) {
        Refusal refusal = new Refusal(
                404,
                Refusal.error("List does not exist with ID " + id + ".")
                        .put("category", "OBJECT_NOT_FOUND")
                        .put("subCategory", "ListError.LIST_ID_DOES_NOT_EXIST"));
        refusal.body().putObject("context").putArray("listId").add(id);
        return refusal;
    }

    private Activity.ContactList find(Request request) {
        Activity.ContactList list = portal.activity().lists().get(request.place("id"));
        if (list == null) {
            throw missing(request.place("id"));
        }
        return list;
    }

    private Reply list(Request request) {
        request.query().only("includeFilters");
        return Reply.ok(Json.object().set("list", json(find(request))));
    }

    /** By record id. */
    private Reply memberships(Request request) {
        Query query = request.query().only("limit", "after", "before");
        List<Map.Entry<Long, Long>> members =
                List.copyOf(find(request).members().entrySet());
        return Reply.ok(Paging.page(members, query, 100, 250, ContactLists::member));
    }

    private static JsonNode member(Map.Entry<Long, Long> member) {
        return Json.object()
                .put("recordId", Long.toString(member.getKey()))
                .put(
                        "membershipTimestamp",
                        Instant.ofEpochMilli(member.getValue()).toString());
    }
}
