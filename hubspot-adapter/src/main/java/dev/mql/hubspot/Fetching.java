package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.crm.Setting;
import dev.mql.model.Ref;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads single records fresh, by batch, and follows those that were merged away. */
final class Fetching {

    private static final int PER_CALL = 100;

    /** With history a batch holds half as many. */
    private static final int PER_CALL_WITH_HISTORY = 50;

    private static final String FURTHER_ADDRESSES = "hs_additional_emails";

    private final Api api;
    private final Rows rows;
    private final Associations associations;
    private final OurToken ourToken;
    private final Presence presence;
    private final Clock clock;

    Fetching(Api api, Rows rows, Associations associations, OurToken ourToken, Presence presence, Clock clock) {
        this.api = api;
        this.rows = rows;
        this.associations = associations;
        this.ourToken = ourToken;
        this.presence = presence;
        this.clock = clock;
    }

    List<Fetched> fetch(List<Ref> refs, Set<String> wanted, Set<String> historyOf) {
        Map<Ref, Fetched> fetched = new LinkedHashMap<>();
        SortedMap<String, List<Ref>> byType = new TreeMap<>();
        for (Ref ref : refs) {
            byType.computeIfAbsent(ref.type(), type -> new ArrayList<>()).add(ref);
        }
        for (Ref membership : byType.getOrDefault(Lists.STREAM, List.of())) {
            // Whoever asks has just been given all members, and this one was not among them.
            Item.Gone gone = new Item.Gone(membership, clock.millis(), Item.Why.DELETED);
            fetched.put(membership, new Fetched(membership, List.of(gone), Map.of()));
        }
        byType.remove(Lists.STREAM);
        byType.forEach((type, ofType) -> {
            List<String> ids = ofType.stream().map(Ref::id).distinct().toList();
            SortedSet<String> asked = Rows.asked(type, wanted);
            Map<String, Found> found = linked(type, read(type, ids, asked, historyOf));
            presence.check(type, wanted, List.copyOf(found.values()));
            for (Ref ref : ofType) {
                fetched.put(ref, fetched(ref, found.get(ref.id()), asked, wanted, historyOf));
            }
        });
        return refs.stream().map(fetched::get).toList();
    }

    private Fetched fetched(
            Ref ref, @Nullable Found read, Set<String> asked, Set<String> wanted, Set<String> historyOf) {
        List<Item> items = new ArrayList<>();
        Found record = read;
        if (record == null) {
            Optional<String> holder = holder(ref.type(), ref.id());
            if (holder.isEmpty()) {
                items.add(new Item.Gone(ref, clock.millis(), Item.Why.DELETED));
                return new Fetched(ref, items, Map.of());
            }
            String id = holder.get();
            record = linked(ref.type(), read(ref.type(), List.of(id), asked, historyOf))
                    .get(id);
            if (record == null) {
                throw new CrmException(
                        CrmException.Next.TRY_AGAIN,
                        "HubSpot twice left out a record that it has",
                        "run it again; nothing is lost");
            }
            if (!id.equals(ref.id())) {
                Ref into = Rows.ref(ref.type(), id);
                items.add(new Item.Became(ref, into, record.updatedAt(), Item.Why.MERGED));
            }
        }
        rows.add(ref.type(), record, wanted, items);
        return new Fetched(ref, items, settings(record, historyOf));
    }

    /** The id of the record that an id leads to now: itself, or the winner of a merge; empty where it is gone. */
    Optional<String> holder(String type, String id) {
        return api.single(type, id, "hs_object_id").map(Found::id);
    }

    private Map<String, Setting> settings(Found record, Set<String> historyOf) {
        Map<String, Setting> settings = new TreeMap<>();
        for (String property : historyOf) {
            JsonNode history = record.history().get(property);
            if (history != null) {
                Histories.latest(history, ourToken.app()).ifPresent(setting -> settings.put(property, setting));
            }
        }
        return settings;
    }

    List<Fetched> find(String email, Set<String> wanted) {
        ObjectNode body = body(List.of(email), Rows.asked(Rows.CONTACTS, wanted), Set.of());
        // In the body, not in a path: an address belongs in no log.
        body.put("idProperty", "email");
        List<Fetched> found = new ArrayList<>();
        for (Found record : api.batchRead(Rows.CONTACTS, body).results()) {
            List<Item> items = new ArrayList<>();
            rows.add(Rows.CONTACTS, record, wanted, items);
            found.add(new Fetched(Rows.ref(Rows.CONTACTS, record.id()), items, Map.of()));
        }
        return found;
    }

    /** The contacts that have these addresses, lower-case, first or further ones; who has none is not among them. */
    Map<String, String> idsByEmail(Collection<String> addresses) {
        List<String> all = List.copyOf(addresses);
        Map<String, String> ids = new LinkedHashMap<>();
        for (int start = 0; start < all.size(); start += PER_CALL) {
            List<String> some = all.subList(start, Math.min(all.size(), start + PER_CALL));
            ObjectNode body = body(some, List.of("email", FURTHER_ADDRESSES), Set.of());
            body.put("idProperty", "email");
            for (Found record : api.batchRead(Rows.CONTACTS, body).results()) {
                String known = record.properties().getOrDefault("email", "") + ";"
                        + record.properties().getOrDefault(FURTHER_ADDRESSES, "");
                for (String address : known.toLowerCase(Locale.ROOT).split(";", -1)) {
                    ids.put(address.strip(), record.id());
                }
            }
        }
        return ids;
    }

    /** The records of these ids by id; those that do not exist, or were merged away, are not among them. */
    Map<String, Found> read(String type, List<String> ids, Collection<String> properties, Set<String> historyOf) {
        int perCall = historyOf.isEmpty() ? PER_CALL : PER_CALL_WITH_HISTORY;
        Map<String, Found> found = new LinkedHashMap<>();
        for (int start = 0; start < ids.size(); start += perCall) {
            List<String> some = ids.subList(start, Math.min(ids.size(), start + perCall));
            for (Found record :
                    api.batchRead(type, body(some, properties, historyOf)).results()) {
                found.put(record.id(), record);
            }
        }
        return found;
    }

    /** The same records with their properties, for lists whose properties do not fit into a URL. */
    List<Found> filled(String type, List<Found> records, Collection<String> properties) {
        List<String> ids = records.stream().map(Found::id).toList();
        Map<String, Found> read = read(type, ids, properties, Set.of());
        List<Found> filled = new ArrayList<>(records.size());
        for (Found record : records) {
            Found with = read.get(record.id());
            // Deleted between the two calls: as if the first had not found it.
            if (with != null) {
                filled.add(with.associated(record.associations()));
            }
        }
        return filled;
    }

    private Map<String, Found> linked(String type, Map<String, Found> found) {
        if (Rows.linked(type).isEmpty()) {
            return found;
        }
        Map<String, Found> linked = new LinkedHashMap<>();
        List<Found> records = List.copyOf(found.values());
        associations.joined(type, records, Rows.linked(type)).forEach(record -> linked.put(record.id(), record));
        return linked;
    }

    private static ObjectNode body(Collection<String> ids, Collection<String> properties, Set<String> historyOf) {
        ObjectNode body = Json.object();
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        ArrayNode names = body.putArray("properties");
        properties.forEach(names::add);
        if (!historyOf.isEmpty()) {
            ArrayNode histories = body.putArray("propertiesWithHistory");
            historyOf.forEach(histories::add);
        }
        return body;
    }
}
