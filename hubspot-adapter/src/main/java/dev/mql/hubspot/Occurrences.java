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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Events of contacts, account-wide, a hundred a page, one type after the other: {@code pages} are visits of pages,
 * {@code events} those that the account or its apps define. Enterprise editions only (HubSpot's page "Event occurrences").
 */
final class Occurrences implements StreamReader {

    static final String PAGES = "pages";
    static final String EVENTS = "events";
    static final String VISIT = "e_visited_page";
    static final Duration REACH = Duration.ofDays(365);

    /** Custom events begin with pe and the account's id, those of apps with ae and the app's. */
    private static final Pattern DEFINED = Pattern.compile("[pa]e\\d+_.+");

    private static final String FROM = "from";
    private static final String AFTER = "after";
    private static final String TYPES = "types";

    private final Api api;
    private final String stream;
    private final Duration lookBack;

    Occurrences(Api api, String stream, Duration lookBack) {
        this.api = api;
        this.stream = stream;
        this.lookBack = lookBack;
    }

    /** The types of events an account has; empty where it may not read any. */
    static List<String> types(Api api) {
        List<String> types = new ArrayList<>();
        Optional<JsonNode> answer =
                api.lookIfAllowed("list event types", api.paths().eventTypes(), Map.of());
        answer.ifPresent(found -> found.path("eventTypes").forEach(type -> types.add(Json.string(type))));
        return types;
    }

    static boolean isDefined(String type) {
        return DEFINED.matcher(type).matches();
    }

    @Override
    public List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now) {
        if (mode instanceof ReadMode.Ids) {
            return List.of();
        }
        List<String> types = stream.equals(PAGES)
                ? List.of(VISIT)
                : types(api).stream().filter(Occurrences::isDefined).toList();
        if (types.isEmpty()) {
            return List.of();
        }
        Instant from = mode instanceof ReadMode.Since since ? since.since().minus(lookBack) : now.minus(REACH);
        return List.of(Cursor.start(stream, "events", now, new TreeSet<>(properties))
                .with(FROM, from.toString())
                .with(TYPES, String.join(",", types))
                .checkpoint());
    }

    @Override
    public Page next(Cursor cursor) {
        String types = cursor.text(TYPES);
        int comma = types.indexOf(',');
        Map<String, String> query = new TreeMap<>();
        query.put("eventType", comma < 0 ? types : types.substring(0, comma));
        query.put("occurredAfter", cursor.text(FROM));
        query.put("sort", "occurredAt");
        query.put("limit", "100");
        if (!cursor.text(AFTER).isEmpty()) {
            query.put("after", cursor.text(AFTER));
        }
        Optional<JsonNode> answer = api.readIfAllowed("list events", api.paths().events(), query);
        List<Item> items = new ArrayList<>();
        answer.ifPresent(found -> found.path("results").forEach(event -> add(event, items)));
        String after = answer.map(found -> Json.string(found.path("paging").path("next"), AFTER))
                .orElse("");
        return new Page(items, moved(cursor, after, comma), List.of(), cursor.covered());
    }

    private static Optional<Checkpoint> moved(Cursor cursor, String after, int comma) {
        if (!after.isEmpty() && !after.equals(cursor.text(AFTER))) {
            return Optional.of(cursor.with(AFTER, after).checkpoint());
        }
        return comma < 0
                ? Optional.empty()
                : Optional.of(cursor.without(AFTER)
                        .with(TYPES, cursor.text(TYPES).substring(comma + 1))
                        .checkpoint());
    }

    private void add(JsonNode event, List<Item> items) {
        String contact = Json.string(event, "objectId");
        String id = Json.string(event, "id");
        long at = ObjectPageReader.millis(Json.string(event, "occurredAt"));
        boolean ofContact = Set.of("", "CONTACT", "0-1")
                .contains(Json.string(event, "objectType").toUpperCase(java.util.Locale.ROOT));
        if (contact.isEmpty() || id.isEmpty() || at == 0 || !ofContact) {
            return;
        }
        SortedMap<String, String> attributes = new TreeMap<>();
        event.path("properties").properties().forEach(property -> {
            String value = Json.string(property.getValue());
            if (!value.isEmpty()) {
                attributes.put(property.getKey(), value);
            }
        });
        if (stream.equals(EVENTS)) {
            attributes.putIfAbsent("name", Json.string(event, "eventType"));
        }
        Ref person = Rows.ref(Rows.CONTACTS, contact);
        items.add(new Item.Touch(person, stream, id, at, attributes, Rows.ref(stream, id)));
    }
}
