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
import tools.jackson.databind.JsonNode;

/**
 * Page views of all contacts by their one event type, instead of one call for each contact (HubSpot's page "Event
 * occurrences"; Enterprise). A full load goes back a year, further than points last.
 */
final class PageVisits implements StreamReader {

    static final String STREAM = "pages";
    static final String EVENT = "e_visited_page";
    static final Duration REACH = Duration.ofDays(365);

    private static final String FROM = "from";
    private static final String AFTER = "after";

    private final Api api;
    private final Duration lookBack;

    PageVisits(Api api, Duration lookBack) {
        this.api = api;
        this.lookBack = lookBack;
    }

    @Override
    public List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now) {
        if (mode instanceof ReadMode.Ids) {
            return List.of();
        }
        Instant from = mode instanceof ReadMode.Since since ? since.since().minus(lookBack) : now.minus(REACH);
        return List.of(Cursor.start(STREAM, "events", now, new TreeSet<>(properties))
                .with(FROM, from.toString())
                .checkpoint());
    }

    @Override
    public Page next(Cursor cursor) {
        Map<String, String> query = new TreeMap<>();
        query.put("eventType", EVENT);
        query.put("occurredAfter", cursor.text(FROM));
        query.put("sort", "occurredAt");
        query.put("limit", "100");
        if (!cursor.text(AFTER).isEmpty()) {
            query.put("after", cursor.text(AFTER));
        }
        Optional<JsonNode> answer =
                api.readIfAllowed("list page views", api.paths().events(), query);
        List<Item> items = new ArrayList<>();
        answer.ifPresent(found -> found.path("results").forEach(event -> add(event, items)));
        String after = answer.map(found -> Json.string(found.path("paging").path("next"), AFTER))
                .orElse("");
        Optional<Checkpoint> next = after.isEmpty() || after.equals(cursor.text(AFTER))
                ? Optional.empty()
                : Optional.of(cursor.with(AFTER, after).checkpoint());
        return new Page(items, next, List.of(), cursor.covered());
    }

    private static void add(JsonNode event, List<Item> items) {
        String contact = Json.string(event, "objectId");
        String id = Json.string(event, "id");
        long at = ObjectPageReader.millis(Json.string(event, "occurredAt"));
        if (contact.isEmpty() || id.isEmpty() || at == 0) {
            return;
        }
        SortedMap<String, String> attributes = new TreeMap<>();
        event.path("properties").properties().forEach(property -> {
            String value = Json.string(property.getValue());
            if (!value.isEmpty()) {
                attributes.put(property.getKey(), value);
            }
        });
        Ref person = Rows.ref(Rows.CONTACTS, contact);
        items.add(new Item.Touch(person, STREAM, id, at, attributes, Rows.ref(STREAM, id)));
    }
}
