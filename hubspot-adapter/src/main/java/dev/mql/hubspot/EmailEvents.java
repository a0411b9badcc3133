package dev.mql.hubspot;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.model.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Who opened and clicked which marketing mail, a thousand a page (HubSpot's page "Email events"; it has no dated version).
 * Few changes come on one page of all kinds, many by kind. Events know an address, not a contact, so a page costs one
 * batch read more for each hundred recipients. Those HubSpot takes for machines stay out.
 */
final class EmailEvents implements StreamReader {

    static final String STREAM = "emails";
    static final Duration REACH = Duration.ofDays(365);

    private static final List<String> TYPES = List.of("CLICK", "OPEN");
    private static final int LIMIT = 1000;
    private static final String FROM = "from";
    private static final String TYPE = "type";
    private static final String OFFSET = "offset";

    private final Api api;
    private final Fetching fetching;
    private final Duration lookBack;

    EmailEvents(Api api, Fetching fetching, Duration lookBack) {
        this.api = api;
        this.fetching = fetching;
        this.lookBack = lookBack;
    }

    @Override
    public List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now) {
        if (mode instanceof ReadMode.Ids) {
            return List.of();
        }
        Cursor cursor = Cursor.start(STREAM, "events", now, new TreeSet<>(properties));
        return mode instanceof ReadMode.Since since
                ? List.of(cursor.with(FROM, since.since().minus(lookBack).toEpochMilli())
                        .checkpoint())
                : byType(cursor.with(FROM, now.minus(REACH).toEpochMilli()));
    }

    private static List<Checkpoint> byType(Cursor cursor) {
        List<Checkpoint> parts = new ArrayList<>();
        TYPES.forEach(type -> parts.add(
                cursor.part(cursor.part() + parts.size()).with(TYPE, type).checkpoint()));
        return parts;
    }

    @Override
    public Page next(Cursor cursor) {
        Map<String, String> query = new TreeMap<>();
        boolean anyType = cursor.text(TYPE).isEmpty();
        if (!anyType) {
            query.put("eventType", cursor.text(TYPE));
        }
        query.put("startTimestamp", cursor.text(FROM));
        query.put("excludeFilteredEvents", "true");
        query.put("limit", Integer.toString(LIMIT));
        if (!cursor.text(OFFSET).isEmpty()) {
            query.put("offset", cursor.text(OFFSET));
        }
        Optional<JsonNode> answer =
                api.readIfAllowed("list e-mail events", api.paths().emailEvents(), query);
        boolean more =
                answer.map(found -> found.path("hasMore").asBoolean(false)).orElse(false);
        if (anyType && more) {
            // Mostly of mail that went out: too many to read past.
            List<Checkpoint> parts = byType(cursor);
            return new Page(List.of(), Optional.of(parts.get(0)), parts.subList(1, parts.size()), cursor.covered());
        }
        List<Item> items = answer.map(found -> items(found.path("events"))).orElse(List.of());
        String offset = answer.map(found -> Json.string(found, OFFSET)).orElse("");
        Optional<Checkpoint> next = !more || offset.isEmpty() || offset.equals(cursor.text(OFFSET))
                ? Optional.empty()
                : Optional.of(cursor.with(OFFSET, offset).checkpoint());
        return new Page(items, next, List.of(), cursor.covered());
    }

    private List<Item> items(JsonNode events) {
        Set<String> addresses = new TreeSet<>();
        for (JsonNode event : events) {
            if (TYPES.contains(Json.string(event, "type"))) {
                addresses.add(address(event));
            }
        }
        addresses.remove("");
        Map<String, String> contacts = fetching.idsByEmail(addresses);
        List<Item> items = new ArrayList<>();
        for (JsonNode event : events) {
            String contact = contacts.getOrDefault(address(event), "");
            String id = Json.string(event, "id");
            long at = event.path("created").asLong(0);
            boolean counts = TYPES.contains(Json.string(event, "type"));
            if (counts && !contact.isEmpty() && !id.isEmpty() && at > 0) {
                Ref person = Rows.ref(Rows.CONTACTS, contact);
                items.add(new Item.Touch(person, STREAM, id, at, attributes(event), Rows.ref(STREAM, id)));
            }
        }
        return items;
    }

    private static String address(JsonNode event) {
        return Json.string(event, "recipient").strip().toLowerCase(Locale.ROOT);
    }

    private static SortedMap<String, String> attributes(JsonNode event) {
        return Map.of(
                        "type", Json.string(event, "type"),
                        "url", Json.string(event, "url"),
                        "campaign", Json.string(event, "emailCampaignId"))
                .entrySet()
                .stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
