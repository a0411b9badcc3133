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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Who registered for and attended marketing events: the list of events, then the participations of each, a hundred a page
 * (HubSpot's page "Marketing events"). One call a page; the cursor holds the events still to be read, without those whose
 * {@link Attendance} is known.
 */
final class Webinars implements StreamReader {

    static final String STREAM = "webinars";

    /** Attendance is reported after the event: an event that was over longer ago than this tells nothing new. */
    private static final Duration LATE = Duration.ofDays(30);

    private static final String FROM = "from";
    private static final String EVENTS_AFTER = "events_after";
    private static final String QUEUE = "queue";
    private static final String AFTER = "after";

    private static final List<String> COUNTS = List.of("registrants", "attendees", "noShows", "cancellations");

    private final Api api;
    private final Duration lookBack;
    private final Attendance attendance;
    private final Map<String, String> listed = new ConcurrentHashMap<>();

    Webinars(Api api, Duration lookBack, Attendance attendance) {
        this.api = api;
        this.lookBack = lookBack;
        this.attendance = attendance;
    }

    @Override
    public List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now) {
        if (mode instanceof ReadMode.Ids) {
            return List.of();
        }
        long from = mode instanceof ReadMode.Since since
                ? since.since().minus(lookBack).toEpochMilli()
                : 0;
        return List.of(Cursor.start(STREAM, "events", now, new TreeSet<>(properties))
                .with(FROM, from)
                .checkpoint());
    }

    @Override
    public Page next(Cursor cursor) {
        return cursor.text(QUEUE).isEmpty() ? events(cursor) : participations(cursor);
    }

    private Page events(Cursor cursor) {
        Optional<JsonNode> answer = api.readIfAllowed(
                "list marketing events", api.paths().marketingEvents(), query(cursor.text(EVENTS_AFTER)));
        List<String> queue = new ArrayList<>();
        answer.ifPresent(found -> found.path("results").forEach(event -> {
            String id = Json.string(event, "objectId").isEmpty()
                    ? Json.string(event, "id")
                    : Json.string(event, "objectId");
            String counts = counts(event);
            boolean known = cursor.number(FROM, 0) > 0 && attendance.isKnown(id, counts, cursor.covered());
            if (!known && matters(event, cursor.number(FROM, 0))) {
                listed.put(id, counts);
                queue.add(id);
            }
        }));
        String after = answer.map(found -> next(found)).orElse("");
        if (after.equals(cursor.text(EVENTS_AFTER))) {
            after = "";
        }
        Cursor moved = cursor.with(EVENTS_AFTER, after).with(QUEUE, String.join(",", queue));
        return page(moved, List.of());
    }

    private static String counts(JsonNode event) {
        return COUNTS.stream()
                .map(name -> Json.string(event, name))
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static boolean matters(JsonNode event, long from) {
        if (from == 0) {
            return true;
        }
        long end = ObjectPageReader.millis(Json.string(event, "endDateTime"));
        long start = ObjectPageReader.millis(Json.string(event, "startDateTime"));
        long updated = ObjectPageReader.millis(Json.string(event, "updatedAt"));
        long over = Math.max(start, end);
        return updated >= from || over == 0 || over >= from - LATE.toMillis();
    }

    private Page participations(Cursor cursor) {
        String queue = cursor.text(QUEUE);
        int comma = queue.indexOf(',');
        String event = comma < 0 ? queue : queue.substring(0, comma);
        Optional<JsonNode> answer =
                api.readIfAllowed("list participations", api.paths().participations(event), query(cursor.text(AFTER)));
        List<Item> items = new ArrayList<>();
        answer.ifPresent(found -> found.path("results").forEach(entry -> add(entry, items)));
        String after = answer.map(found -> next(found)).orElse("");
        boolean ended = after.isEmpty() || after.equals(cursor.text(AFTER));
        String counts = listed.get(event);
        if (ended && counts != null && answer.isPresent()) {
            attendance.read(event, counts, cursor.covered());
        }
        Cursor moved = ended
                ? cursor.without(AFTER).with(QUEUE, comma < 0 ? "" : queue.substring(comma + 1))
                : cursor.with(AFTER, after);
        return page(moved, items);
    }

    private static Page page(Cursor cursor, List<Item> items) {
        boolean ended =
                cursor.text(QUEUE).isEmpty() && cursor.text(EVENTS_AFTER).isEmpty();
        return new Page(
                items, ended ? Optional.empty() : Optional.of(cursor.checkpoint()), List.of(), cursor.covered());
    }

    private static Map<String, String> query(String after) {
        return after.isEmpty() ? Map.of("limit", "100") : Map.of("limit", "100", "after", after);
    }

    private static String next(JsonNode answer) {
        return Json.string(answer.path("paging").path("next"), "after");
    }

    private static void add(JsonNode entry, List<Item> items) {
        JsonNode properties = entry.path("properties");
        JsonNode event = entry.path("associations").path("marketingEvent");
        String contact = Json.string(entry.path("associations").path("contact"), "contactId");
        String id = Json.string(entry, "id");
        long at = ObjectPageReader.millis(Json.string(properties, "occurredAt"));
        if (contact.isEmpty() || id.isEmpty() || at == 0) {
            return;
        }
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("name", Json.string(event, "name"));
        attributes.put("event", Json.string(event, "marketingEventId"));
        attributes.put("state", Json.string(properties, "attendanceState"));
        Ref person = Rows.ref(Rows.CONTACTS, contact);
        items.add(new Item.Touch(person, STREAM, id, at, attributes, Rows.ref(STREAM, id)));
    }
}
