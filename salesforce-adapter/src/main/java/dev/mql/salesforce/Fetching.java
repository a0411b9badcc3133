package dev.mql.salesforce;

import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.crm.Setting;
import dev.mql.model.Ref;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads single records: one call for their rows and what belongs to them, one more for those that records became. */
final class Fetching {

    private final Lookups lookups;
    private final Describes describes;
    private final Belongings belongings;
    private final Settings settings;
    private final Clock clock;

    Fetching(Lookups lookups, Describes describes, Belongings belongings, Settings settings, Clock clock) {
        this.lookups = lookups;
        this.describes = describes;
        this.belongings = belongings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param properties wanted of the records asked for
     * @param streams those of which is wanted what belongs to the records, with the fields wanted of each
     */
    record Asked(Set<String> properties, Map<String, ? extends Set<String>> streams) {}

    List<Fetched> fetch(List<Ref> refs, Asked asked, Set<String> historyOf) {
        Map<Ref, List<Item>> items = new LinkedHashMap<>();
        refs.forEach(ref -> items.put(ref, new ArrayList<>()));
        Map<Ref, List<Item>> rows = read(items.keySet(), asked);
        items.forEach((ref, its) -> its.addAll(rows.getOrDefault(ref, List.of())));
        follow(items, asked);
        Map<Ref, Map<String, Setting>> known = settings.of(items.keySet(), historyOf);
        return refs.stream()
                .map(ref -> new Fetched(ref, items.getOrDefault(ref, List.of()), known.getOrDefault(ref, Map.of())))
                .toList();
    }

    /** With the row of the record it was merged into: a merge may end in a merge. */
    private void follow(Map<Ref, List<Item>> items, Asked asked) {
        Map<Ref, Ref> open = new HashMap<>();
        items.forEach((ref, its) -> successor(its).ifPresent(into -> open.put(ref, into)));
        for (int step = 0; step < 5 && !open.isEmpty(); step++) {
            Map<Ref, List<Item>> further = read(Set.copyOf(open.values()), asked);
            Map<Ref, Ref> next = new HashMap<>();
            open.forEach((ref, into) -> {
                List<Item> its = further.getOrDefault(into, List.of());
                items.getOrDefault(ref, new ArrayList<>()).addAll(its);
                successor(its).ifPresent(later -> next.put(ref, later));
            });
            open.clear();
            open.putAll(next);
        }
    }

    private static java.util.Optional<Ref> successor(List<Item> items) {
        return items.stream()
                .filter(item -> item instanceof Item.Became became && became.why() == Item.Why.MERGED)
                .map(item -> ((Item.Became) item).into())
                .findFirst();
    }

    /** By the record asked for; one that is not found is gone. */
    private Map<Ref, List<Item>> read(Set<Ref> refs, Asked asked) {
        SortedMap<String, List<String>> byType = new TreeMap<>();
        refs.forEach(ref ->
                byType.computeIfAbsent(ref.type(), type -> new ArrayList<>()).add(ref.id()));
        Map<Ref, List<Item>> items = new HashMap<>();
        byType.forEach((type, ids) -> read(type, ids, asked, items));
        return items;
    }

    private void read(String type, List<String> ids, Asked asked, Map<Ref, List<Item>> items) {
        Columns columns = Columns.of(type, describes.fields(), asked.properties());
        Map<String, Columns> queries = Lookups.byId(ids, columns);
        queries.putAll(belongings.queries(type, ids, asked.streams()));
        Map<String, List<Item>> rows = new HashMap<>();
        Map<String, List<Item>> belonging = new HashMap<>();
        lookups.withDeleted(queries, (of, cells) -> {
            Map<String, List<Item>> to = of == columns ? rows : belonging;
            String owner = of == columns ? cells.text(Objects.ID) : Belongings.owner(type, of, cells);
            Rows.add(of, cells, to.computeIfAbsent(owner, id -> new ArrayList<>()));
        });
        for (String id : ids) {
            Ref ref = Objects.ref(type, id);
            List<Item> its = rows.getOrDefault(id, List.of(new Item.Gone(ref, clock.millis(), Item.Why.DELETED)));
            List<Item> all = new ArrayList<>(its);
            // Of who is gone nothing is kept, whatever still names them.
            if (its.stream().anyMatch(Item.Row.class::isInstance)) {
                all.addAll(belonging.getOrDefault(id, List.of()));
            }
            items.put(ref, all);
        }
    }

    /** Leads and contacts with this address, in one call; a converted lead is found by its contact. */
    List<Fetched> find(String email, Set<String> properties) {
        Fields fields = describes.fields();
        List<Columns> columns = new ArrayList<>();
        for (String object : List.of(Objects.CONTACT, Objects.LEAD)) {
            if (fields.find(object, "Email").isPresent()) {
                columns.add(Columns.of(object, fields, properties));
            }
        }
        List<String> queries = columns.stream()
                .map(each -> each.select() + " WHERE Email = " + Soql.text(email)
                        + (each.object().equals(Objects.LEAD) ? " AND IsConverted = false" : ""))
                .toList();
        List<Fetched> found = new ArrayList<>();
        for (JsonNode record : lookups.query("find a person", "query", queries)) {
            String id = Json.string(record, Objects.ID);
            for (Columns each : columns) {
                if (each.object().equals(Objects.personType(id))) {
                    List<Item> items = new ArrayList<>();
                    Rows.add(each, each.json(record), items);
                    found.add(new Fetched(Objects.ref(each.object(), id), items, Map.of()));
                }
            }
        }
        return found;
    }
}
