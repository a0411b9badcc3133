package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Occurrences of events, Enterprise only, account-wide by type or of one contact. HubSpot's guide "Event occurrences". */
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
                        this::types));
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
        ArrayNode types = body.putArray("eventTypes").add(PAGE_VIEW);
        portal.activity().occurrences().stream()
                .map(Activity.Occurrence::type)
                .distinct()
                .forEach(types::add);
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
                .or("property.", "objectProperty.")
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
        List<Activity.Occurrence> all = new ArrayList<>(portal.activity().occurrences());
        if (type.isEmpty() || type.equals(PAGE_VIEW)) {
            portal.activity().pageViews().forEach(view -> all.add(occurrence(view)));
        }
        if (!type.isEmpty()) {
            all.removeIf(one -> !one.type().equals(type));
            if (all.isEmpty() && !type.equals(PAGE_VIEW)) {
                throw Refusal.validation("Unknown event type " + type);
            }
        }
        if (query.has("objectId") && !query.has("objectType")) {
            throw Refusal.validation("objectType is required with objectId.");
        }
        long from = time(query, "occurredAfter", Long.MIN_VALUE);
        long to = time(query, "occurredBefore", Long.MAX_VALUE);
        long contact = query.number("objectId", -1);
        all.removeIf(one -> one.at() < from || one.at() >= to || (contact >= 0 && one.contact() != contact));
        Comparator<Activity.Occurrence> byTime = Comparator.comparing(Activity.Occurrence::at);
        all.sort(
                switch (query.text("sort", "occurredAt")) {
                    case "occurredAt" -> byTime;
                    case "-occurredAt" -> byTime.reversed();
                    default -> throw Refusal.validation("sort must be occurredAt or -occurredAt.");
                });
        return Reply.ok(Paging.page(all, query, 50, 100, Events::json));
    }

    private static long time(Query query, String name, long otherwise) {
        String text = query.text(name, "");
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw Refusal.validation(name + " is no ISO 8601 timestamp.");
        }
    }

    private static Activity.Occurrence occurrence(Activity.PageView view) {
        String url = view.url();
        int slash = url.indexOf('/', url.indexOf("//") + 2);
        String path = slash < 0 ? "/" : url.substring(slash);
        int end = path.indexOf('?');
        return new Activity.Occurrence(
                PAGE_VIEW,
                view.contact(),
                view.at(),
                Map.of(
                        "hs_url",
                        url,
                        "hs_url_path",
                        end < 0 ? path : path.substring(0, end),
                        "hs_page_title",
                        view.title()));
    }

    private static ObjectNode json(Activity.Occurrence one) {
        ObjectNode node = Json.object()
                .put(
                        "id",
                        new UUID(one.contact(), one.at() * 31 + one.properties().hashCode()).toString())
                .put("eventType", one.type())
                .put("objectType", "CONTACT")
                .put("objectId", Long.toString(one.contact()))
                .put("occurredAt", Instant.ofEpochMilli(one.at()).toString());
        ObjectNode properties = node.putObject("properties");
        new TreeMap<>(one.properties()).forEach(properties::put);
        return node;
    }
}
