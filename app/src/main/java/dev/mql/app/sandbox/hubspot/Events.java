package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Page-view occurrences, Enterprise only, account-wide by type; and list memberships. */
final class Events {
    private static final String PAGE_VIEW = "e_visited_page";
    private final Portal portal;
    private final Edition edition;

    Events(Portal portal, Edition edition) {
        this.portal = portal;
        this.edition = edition;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET events/event-occurrences",
                        request -> List.of("oauth", "business-intelligence"),
                        this::occurrences),
                Route.of(
                        "GET events/event-occurrences/event-types",
                        request -> List.of("oauth", "business-intelligence"),
                        this::types),
                Route.of("GET crm/lists/{id}", request -> List.of("crm.lists.read"), this::list),
                Route.of("GET crm/lists/{id}/memberships", request -> List.of("crm.lists.read"), this::memberships));
    }

    static Refusal notInThisEdition(String scope) {
        Refusal refusal = new Refusal(
                403,
                Refusal.error("This app hasn't been granted all required scopes to make this call.")
                        .put("category", "MISSING_SCOPES"));
        refusal.body()
                .putArray("errors")
                .addObject()
                .put("message", "The account's subscription does not include this feature.")
                .putObject("context")
                .putArray("requiredGranularScopes")
                .add(scope);
        return refusal;
    }

    private Reply types(Request request) {
        enterprise();
        ObjectNode body = Json.object();
        body.putArray("eventTypes").add(PAGE_VIEW);
        return Reply.ok(body);
    }

    private void enterprise() {
        if (!edition.atLeast(Edition.ENTERPRISE)) {
            throw notInThisEdition("business-intelligence");
        }
    }

    private Reply occurrences(Request request) {
        enterprise();
        Query query = request.query()
                .only(
                        "eventType",
                        "occurredAfter",
                        "occurredBefore",
                        "limit",
                        "after",
                        "sort",
                        "objectType",
                        "objectId",
                        "id");
        String type = query.text("eventType", "");
        if (!type.isEmpty() && !type.equals(PAGE_VIEW)) {
            throw Refusal.validation("Unknown event type " + type);
        }
        if (query.has("objectId") && !query.has("objectType")) {
            throw Refusal.validation("objectType is required with objectId.");
        }
        long from = time(query, "occurredAfter", Long.MIN_VALUE);
        long to = time(query, "occurredBefore", Long.MAX_VALUE);
        long contact = query.number("objectId", -1);
        List<Activity.PageView> views = new ArrayList<>();
        for (Activity.PageView view : portal.activity().pageViews()) {
            if (view.at() >= from && view.at() < to && (contact < 0 || view.contact() == contact)) {
                views.add(view);
            }
        }
        Comparator<Activity.PageView> byTime = Comparator.comparing(Activity.PageView::at);
        views.sort(
                switch (query.text("sort", "occurredAt")) {
                    case "occurredAt" -> byTime;
                    case "-occurredAt" -> byTime.reversed();
                    default -> throw Refusal.validation("sort must be occurredAt or -occurredAt.");
                });
        return Reply.ok(Paging.page(views, query, 50, 100, Events::json));
    }

    private static long time(Query query, String name, long otherwise) {
        String text = query.text(name, "");
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw Refusal.validation(name + " is no ISO 8601 timestamp.");
        }
    }

    private static ObjectNode json(Activity.PageView view) {
        ObjectNode node = Json.object()
                .put("id", new UUID(view.contact(), view.at() * 31 + view.url().hashCode()).toString())
                .put("eventType", PAGE_VIEW)
                .put("objectType", "CONTACT")
                .put("objectId", Long.toString(view.contact()))
                .put("occurredAt", Instant.ofEpochMilli(view.at()).toString());
        String url = view.url();
        int slash = url.indexOf('/', url.indexOf("//") + 2);
        String path = slash < 0 ? "/" : url.substring(slash);
        int end = path.indexOf('?');
        node.putObject("properties")
                .put("hs_url", url)
                .put("hs_url_path", end < 0 ? path : path.substring(0, end))
                .put("hs_page_title", view.title());
        return node;
    }

    private Activity.ContactList find(Request request) {
        String id = request.place("id");
        Activity.ContactList list = portal.activity().lists().get(id);
        if (list == null) {
            Refusal refusal = new Refusal(
                    404,
                    Refusal.error("List does not exist with ID " + id + ".")
                            .put("category", "OBJECT_NOT_FOUND")
                            .put("subCategory", "ListError.LIST_ID_DOES_NOT_EXIST"));
            refusal.body().putObject("context").putArray("listId").add(id);
            throw refusal;
        }
        return list;
    }

    private Reply list(Request request) {
        request.query().only("includeFilters");
        Activity.ContactList list = find(request);
        ObjectNode body = Json.object();
        body.putObject("list")
                .put("listId", list.id())
                .put("name", list.name())
                .put("objectTypeId", "0-1")
                .put("processingType", "DYNAMIC")
                .put("processingStatus", "COMPLETE");
        return Reply.ok(body);
    }

    private Reply memberships(Request request) {
        Query query = request.query().only("limit", "after", "before");
        return Reply.ok(Paging.page(
                find(request).members(),
                query,
                100,
                250,
                id -> Json.object()
                        .put("recordId", Long.toString(id))
                        .put("membershipTimestamp", "2026-01-01T00:00:00Z")));
    }
}
