package dev.mql.hubspot;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.model.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is on a list of contacts, active or static: a row for each membership, whose property, called like the list, is
 * since when (HubSpot's page "Segments API"). One call tells which of the wanted lists changed; their members are read
 * anew, a hundred a page. HubSpot tells nobody's leaving: at the end of a list it is said that these are all.
 */
final class Lists implements StreamReader {

    static final String STREAM = "lists";
    static final String SCOPE = "crm.lists.read";

    private static final String CONTACT = "0-1";
    private static final int PER_SEARCH = 500;

    private static final String FROM = "from";
    private static final String AFTER = "after";
    private static final String OPEN = "open";
    private static final String DOUBT = "doubt";

    private final Api api;
    private final Duration lookBack;

    /** @param movedAt UTC milliseconds of the last change of its members; {@link Long#MAX_VALUE} where HubSpot does not say */
    private record Listed(String id, String name, boolean empty, long movedAt) {

        /** As a cursor keeps it. */
        String text() {
            return id + ":" + (empty ? "0" : "") + ":" + name;
        }

        static Listed of(String text) {
            String[] parts = text.split(":", 3);
            return new Listed(parts[0], parts[2], !parts[1].isEmpty(), 0);
        }
    }

    Lists(Api api, Duration lookBack) {
        this.api = api;
        this.lookBack = lookBack;
    }

    /** Every list of contacts as a property that a mapping may name; empty where the token may not read them. */
    Optional<Map<String, Schema.Property>> properties() {
        return all().map(lists -> {
            Map<String, Schema.Property> properties = new LinkedHashMap<>();
            for (Listed list : lists) {
                properties.put(
                        list.name(),
                        new Schema.Property(list.name(), list.name(), "datetime", 0, List.of(), false, true));
            }
            return properties;
        });
    }

    private Optional<List<Listed>> all() {
        List<Listed> lists = new ArrayList<>();
        boolean more = true;
        while (more) {
            ObjectNode body = Json.object().put("objectTypeId", CONTACT);
            body.put("offset", lists.size()).put("count", PER_SEARCH);
            Optional<JsonNode> answer =
                    api.lookIfAllowed("search lists", api.paths().lists() + "/search", body);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            int before = lists.size();
            answer.get().path("lists").forEach(list -> lists.add(listed(list)));
            more = answer.get().path("hasMore").asBoolean(false) && lists.size() > before;
        }
        return Optional.of(lists.stream()
                .filter(list -> !list.id().isEmpty() && !list.name().isEmpty())
                .toList());
    }

    private static Listed listed(JsonNode list) {
        JsonNode more = list.path("additionalProperties");
        long added = ObjectPageReader.millis(Json.string(more, "hs_last_record_added_at"));
        long removed = ObjectPageReader.millis(Json.string(more, "hs_last_record_removed_at"));
        boolean empty = Json.string(more, "hs_list_size").equals("0");
        long moved = Math.max(added, removed);
        return new Listed(
                Json.string(list, "listId"),
                Json.string(list, "name"),
                empty,
                moved > 0 || empty ? moved : Long.MAX_VALUE);
    }

    @Override
    public List<Checkpoint> start(Set<String> properties, ReadMode mode, Instant now) {
        Cursor cursor = Cursor.start(STREAM, "members", now, new TreeSet<>(properties));
        long from = mode instanceof ReadMode.Since since
                ? since.since().minus(lookBack).toEpochMilli()
                : 0;
        return properties.isEmpty()
                ? List.of()
                : List.of(cursor.with(FROM, from).checkpoint());
    }

    @Override
    public Page next(Cursor cursor) {
        return cursor.text(OPEN).isEmpty() ? changed(cursor) : members(cursor);
    }

    private Page changed(Cursor cursor) {
        SortedSet<String> wanted = cursor.wanted();
        List<String> open = all().orElse(List.of()).stream()
                .filter(list -> wanted.contains(list.name()) && list.movedAt() >= cursor.number(FROM, 0))
                .map(Listed::text)
                .toList();
        return page(cursor, open, List.of());
    }

    private Page members(Cursor cursor) {
        List<String> open = List.of(cursor.text(OPEN).split("\n", -1));
        Listed list = Listed.of(open.get(0));
        Map<String, String> query = new TreeMap<>(Map.of("limit", "100"));
        if (!cursor.text(AFTER).isEmpty()) {
            query.put(AFTER, cursor.text(AFTER));
        }
        Optional<JsonNode> answer =
                api.readIfAllowed("list members", api.paths().lists() + "/" + list.id() + "/memberships", query);
        List<Item> items = new ArrayList<>();
        answer.ifPresent(found -> found.path("results").forEach(member -> add(member, list, items)));
        boolean first = cursor.text(AFTER).isEmpty();
        boolean doubt = !cursor.text(DOUBT).isEmpty() || (items.isEmpty() && !(first && list.empty()));
        String after = answer.map(found -> Json.string(found.path("paging").path("next"), AFTER))
                .orElse("");
        if (!after.isEmpty() && !after.equals(cursor.text(AFTER))) {
            Cursor next = cursor.with(AFTER, after);
            return page(doubt ? next.with(DOUBT, "yes") : next, open, items);
        }
        // A page that ought to hold members and holds none is no word that they left.
        if (!doubt) {
            items.add(
                    new Item.Whole(Rows.ref(STREAM, list.id()), cursor.covered().toEpochMilli()));
        }
        return page(cursor.without(AFTER).without(DOUBT), open.subList(1, open.size()), items);
    }

    private static Page page(Cursor cursor, List<String> open, List<Item> items) {
        Optional<Checkpoint> next = open.isEmpty()
                ? Optional.empty()
                : Optional.of(cursor.with(OPEN, String.join("\n", open)).checkpoint());
        return new Page(items, next, List.of(), cursor.covered());
    }

    private static void add(JsonNode member, Listed list, List<Item> items) {
        String contact = Json.string(member, "recordId");
        if (contact.isEmpty()) {
            return;
        }
        Ref membership = Rows.ref(STREAM, list.id() + "-" + contact);
        long since = ObjectPageReader.millis(Json.string(member, "membershipTimestamp"));
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put(list.name(), since > 0 ? Instant.ofEpochMilli(since).toString() : "true");
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>();
        links.put("contact", new TreeSet<>(Set.of(Rows.ref(Rows.CONTACTS, contact))));
        items.add(new Item.Row(membership, properties, since, links));
        items.add(new Item.Seen(membership));
    }
}
