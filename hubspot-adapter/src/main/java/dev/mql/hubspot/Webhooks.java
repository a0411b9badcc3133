package dev.mql.hubspot;

import dev.mql.crm.Delivery;
import dev.mql.crm.Hearing;
import dev.mql.crm.Notice;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what HubSpot sends on changes: up to a hundred events, signed. Kinds of events nobody asked for are acknowledged
 * and left aside, or HubSpot would send them for a day.
 */
final class Webhooks {

    static final int MOST_BYTES = 1_048_576;
    static final int MOST_EVENTS = 100;

    /** What is told of a record besides a change of one of its properties. */
    static final List<String> HAPPENINGS = List.of("creation", "deletion", "merge", "restore", "associationChange");

    private static final Map<String, String> TYPES = Map.of(
            "contact", Rows.CONTACTS,
            "company", Rows.COMPANIES,
            "deal", Rows.DEALS,
            "0-1", Rows.CONTACTS,
            "0-2", Rows.COMPANIES,
            "0-3", Rows.DEALS);

    private final HubSpotConfig.Webhooks webhooks;
    private final Signatures signatures;

    Webhooks(HubSpotConfig.Webhooks webhooks) {
        this.webhooks = webhooks;
        this.signatures = new Signatures(webhooks);
    }

    Hearing hear(Delivery delivery) {
        if (webhooks.secret().get().isBlank()) {
            return new Hearing.Refused(404, "webhooks are not configured");
        }
        if (!delivery.method().equals("POST")) {
            return new Hearing.Refused(405, "not a POST");
        }
        if (delivery.size() > MOST_BYTES) {
            return new Hearing.Refused(413, "more than 1 MB");
        }
        if (!signatures.genuine(delivery)) {
            return new Hearing.Refused(401, "no signature of HubSpot's, or none of the last five minutes");
        }
        return delivery.text()
                .flatMap(Json::list)
                .map(events -> heard(events, delivery.account()))
                .orElseGet(() -> new Hearing.Refused(400, "not a list of events"));
    }

    private static Hearing heard(JsonNode events, String account) {
        if (events.size() > MOST_EVENTS) {
            return new Hearing.Refused(400, "more than a hundred events");
        }
        List<Notice> notices = new ArrayList<>();
        for (JsonNode event : events) {
            // An app may be installed in several accounts and has one secret for all of them.
            if (event.isObject() && Json.string(event, "portalId").equals(account)) {
                read(event, notices);
            }
        }
        return new Hearing.Heard(notices, Hearing.Reply.NO_CONTENT);
    }

    private static void read(JsonNode event, List<Notice> notices) {
        String[] subscription = Json.string(event, "subscriptionType").split("\\.", 2);
        String happened = subscription.length == 2 ? subscription[1] : "";
        String object = subscription[0].equals("object") ? Json.string(event, "objectTypeId") : subscription[0];
        String type = TYPES.getOrDefault(object, "");
        switch (happened) {
            case "creation", "deletion", "restore" -> changed(type, Json.string(event, "objectId"), event, notices);
            case "propertyChange" -> property(type, event, notices);
            case "privacyDeletion" ->
                ref(type, Json.string(event, "objectId"))
                        .ifPresent(ref -> notices.add(Notice.of(ref, Notice.Kind.ERASED, at(event))));
            case "merge" -> {
                changed(type, Json.string(event, "primaryObjectId"), event, notices);
                changed(type, Json.string(event, "newObjectId"), event, notices);
                event.path("mergedObjectIds").forEach(merged -> changed(type, Json.string(merged), event, notices));
            }
            case "associationChange" -> linked(event, type, notices);
            default -> {
                // something this product has no use for
            }
        }
    }

    /** A link belongs to both ends; what they are is said by their type ids, or by a name such as CONTACT_TO_COMPANY. */
    private static void linked(JsonNode event, String type, List<Notice> notices) {
        String[] ends =
                Json.string(event, "associationType").toLowerCase(Locale.ROOT).split("_to_", 2);
        String from = end(event, "fromObjectTypeId", ends[0], type);
        String to = end(event, "toObjectTypeId", ends.length == 2 ? ends[1] : "", "");
        changed(from, Json.string(event, "fromObjectId"), event, notices);
        changed(to, Json.string(event, "toObjectId"), event, notices);
    }

    private static String end(JsonNode event, String field, String name, String otherwise) {
        String named = TYPES.getOrDefault(name, otherwise);
        return TYPES.getOrDefault(Json.string(event, field), named);
    }

    private static void changed(String type, String id, JsonNode event, List<Notice> notices) {
        ref(type, id).ifPresent(ref -> notices.add(Notice.of(ref, Notice.Kind.CHANGED, at(event))));
    }

    private static void property(String type, JsonNode event, List<Notice> notices) {
        ref(type, Json.string(event, "objectId"))
                .ifPresent(ref -> notices.add(new Notice(
                        ref,
                        Notice.Kind.CHANGED,
                        at(event),
                        author(event),
                        Json.string(event, "propertyName"),
                        Json.string(event, "propertyValue"))));
    }

    /** Who subscribes is the app that writes, so an integration of the same id is mql itself. */
    private static Notice.Author author(JsonNode event) {
        String app = Json.string(event, "appId");
        boolean integration = Json.string(event, "changeSource").equals("INTEGRATION");
        return integration && !app.isEmpty() && Json.string(event, "sourceId").equals(app)
                ? Notice.Author.OURS
                : Notice.Author.OTHERS;
    }

    private static Optional<Ref> ref(String type, String id) {
        return type.isEmpty() || Ids.number(id) < 0 ? Optional.empty() : Optional.of(Rows.ref(type, id));
    }

    private static long at(JsonNode event) {
        return event.path("occurredAt").asLong(0);
    }
}
