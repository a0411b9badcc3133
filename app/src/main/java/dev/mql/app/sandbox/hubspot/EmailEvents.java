package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of marketing mails, by recipient, newest first. HubSpot's page "Email events", version 1 for ever. */
final class EmailEvents {
    private static final int MOST = 1_000;
    private final Portal portal;

    EmailEvents(Portal portal) {
        this.portal = portal;
    }

    List<Route> routes() {
        return List.of(Route.of("GET email/events", request -> List.of("content"), this::events));
    }

    private Reply events(Request request) {
        Query query = request.query()
                .only(
                        "limit",
                        "offset",
                        "eventType",
                        "startTimestamp",
                        "endTimestamp",
                        "recipient",
                        "campaignId",
                        "appId",
                        "excludeFilteredEvents");
        int limit = query.limit(10, MOST);
        String type = query.text("eventType", "");
        String recipient = query.text("recipient", "");
        long from = query.number("startTimestamp", 0);
        long to = query.number("endTimestamp", Long.MAX_VALUE);
        boolean people = query.flag("excludeFilteredEvents");
        List<Activity.EmailEvent> found = portal.activity().emailEvents().stream()
                .filter(event -> type.isEmpty() || event.type().equals(type))
                .filter(event -> recipient.isEmpty() || event.recipient().equalsIgnoreCase(recipient))
                .filter(event -> event.at() >= from && event.at() <= to)
                .filter(event -> !(people && event.filtered()))
                .sorted((one, other) -> Long.compare(other.at(), one.at()))
                .toList();
        int start = offset(query);
        int end = Math.min(found.size(), start + limit);
        ObjectNode body = Json.object().put("hasMore", end < found.size()).put("offset", "cursor-" + end);
        ArrayNode events = body.putArray("events");
        for (int i = start; i < end; i++) {
            events.add(json(found.get(i)));
        }
        return Reply.ok(body);
    }

    private static int offset(Query query) {
        String given = query.text("offset", "cursor-0");
        if (!given.matches("cursor-\\d{1,9}")) {
            throw Refusal.validation("The offset is not valid.");
        }
        return Integer.parseInt(given.substring("cursor-".length()));
    }

    private static ObjectNode json(Activity.EmailEvent event) {
        ObjectNode node = Json.object()
                .put("id", event.id())
                .put("type", event.type())
                .put("recipient", event.recipient())
                .put("created", event.at())
                .put("portalId", Portal.ID)
                .put("appId", 20_053)
                .put("appName", "Batch")
                .put("emailCampaignId", event.campaign())
                .put("filteredEvent", event.filtered());
        return event.url().isEmpty() ? node : node.put("url", event.url());
    }
}
