package dev.mql.sync;

import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
    private final SortedMap<String, SortedSet<String>> streams;

    private final Map<Ref, Instant> fetched;

    private Fetching(
            Job job,
            SortedMap<String, Long> counted,
            SortedMap<String, SortedSet<String>> streams,
            Map<Ref, Instant> fetched) {
        this.job = job;
        this.counted = counted;
        this.streams = streams;
        this.fetched = fetched;
    }

    /**
     * With what belongs to the records, as far as the CRM gives it along: for those who are judged next.
     *
     * @param counted records by type, and grows
     * @param fetched when each record was asked for, and grows
     */
    static Fetching whole(Job job, SortedMap<String, Long> counted, Map<Ref, Instant> fetched) {
        return new Fetching(job, counted, Streams.of(job.wanted(), job.schema()), fetched);
    }

    /** @param counted as in {@link #whole} */
    static Fetching rows(Job job, SortedMap<String, Long> counted) {
        return new Fetching(job, counted, Collections.emptySortedMap(), new HashMap<>());
    }

    /**
     * Keeps these records, and the companies people among them belong to: somebody new may come with a company never
     * read.
     *
     * @param erased those of them who asked to be forgotten
     */
    void fetch(Set<Ref> records, Set<Ref> erased) {
        Set<Ref> known = new TreeSet<>(records);
        SortedSet<Ref> further = keep(records, erased);
        further.removeAll(known);
        // Of a lead the contact it was converted to, of the contact its company.
        while (!further.isEmpty()) {
            known.addAll(further);
            further = keep(further, Set.of());
            further.removeAll(known);
        }
    }

    private SortedSet<Ref> keep(Set<Ref> records, Set<Ref> erased) {
        SortedSet<Ref> further = new TreeSet<>();
        job.wanted().read().forEach((type, properties) -> {
            List<Ref> ofType =
                    records.stream().filter(ref -> ref.type().equals(type)).toList();
            keep(ofType, properties, erased, further);
        });
        return further;
    }

    private void keep(List<Ref> all, Set<String> properties, Set<Ref> erased, Set<Ref> further) {
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Ref> few = all.subList(from, Math.min(from + TOGETHER, all.size()));
            Instant asked = job.clock().instant();
            List<Item> items = new ArrayList<>();
            for (Fetched fetched : job.crm().fetchWhole(few, properties, streams)) {
                fetched.items().forEach(item -> items.add(erased.contains(item.ref()) ? forgotten(item) : item));
                counted.merge(fetched.asked().type(), 1L, Long::sum);
            }
            List<Item> kept = OnePerson.of(items, job.mapping());
            job.store().intake().keep(job.crmName(), kept, asked, job.identity());
            kept.forEach(item -> {
                further.addAll(further(item));
                if (item instanceof Item.Row row) {
                    fetched.put(row.ref(), asked);
                }
            });
        }
    }

    /** Once the CRM has nothing of somebody any more, nor has the store. */
    private static Item forgotten(Item item) {
        return item instanceof Item.Gone gone ? new Item.Gone(gone.ref(), gone.at(), Item.Why.ERASED) : item;
    }

    private Set<Ref> further(Item item) {
        if (item instanceof Item.Became became) {
            boolean alike = became.ref().type().equals(became.into().type());
            return alike ? Set.of() : Set.of(became.into());
        }
        return item instanceof Item.Row row && job.identity().isPerson(row.ref().type())
                ? row.linked("company")
                : Set.of();
    }
}
