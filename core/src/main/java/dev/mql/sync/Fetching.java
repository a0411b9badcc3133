package dev.mql.sync;

import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Step one for a few: single records are read fresh, outside their streams. */
final class Fetching {

    private static final int TOGETHER = 100;

    private final Job job;
    private final SortedMap<String, Long> counted;

    /** @param counted rows by type, and grows */
    Fetching(Job job, SortedMap<String, Long> counted) {
        this.job = job;
        this.counted = counted;
    }

    /**
     * Keeps these records, and the companies people among them belong to: somebody new may come with a company never
     * read.
     *
     * @param erased those of them who asked to be forgotten
     */
    void fetch(Set<Ref> records, Set<Ref> erased) {
        SortedSet<Ref> companies = keep(records, erased);
        companies.removeAll(records);
        keep(companies, Set.of());
    }

    private SortedSet<Ref> keep(Set<Ref> records, Set<Ref> erased) {
        Map<String, Set<String>> wanted = job.wanted().read();
        SortedSet<String> properties = new TreeSet<>();
        records.forEach(ref -> properties.addAll(wanted.getOrDefault(ref.type(), Set.of())));
        SortedSet<Ref> companies = new TreeSet<>();
        List<Ref> all =
                records.stream().filter(ref -> wanted.containsKey(ref.type())).toList();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Ref> few = all.subList(from, Math.min(from + TOGETHER, all.size()));
            Instant asked = job.clock().instant();
            List<Item> items = new ArrayList<>();
            for (Fetched fetched : job.crm().fetch(few, properties, Set.of())) {
                fetched.items().forEach(item -> items.add(erased.contains(item.ref()) ? forgotten(item) : item));
                counted.merge(fetched.asked().type(), 1L, Long::sum);
            }
            job.store().intake().keep(job.crmName(), items, asked, job.identity());
            items.forEach(item -> companies.addAll(companies(item)));
        }
        return companies;
    }

    /** Once the CRM has nothing of somebody any more, nor has the store. */
    private static Item forgotten(Item item) {
        return item instanceof Item.Gone gone ? new Item.Gone(gone.ref(), gone.at(), Item.Why.ERASED) : item;
    }

    private SortedSet<Ref> companies(Item item) {
        return item instanceof Item.Row row && job.identity().isPerson(row.ref().type())
                ? row.linked("company")
                : Collections.emptySortedSet();
    }
}
