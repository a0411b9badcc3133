package dev.mql.crm;

import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A record of the CRM in memory. */
final class MemoryRecord {

    final Ref ref;

    /** Counts up with each new record. */
    final long number;

    final SortedMap<String, String> properties = new TreeMap<>();
    final SortedMap<String, SortedSet<Ref>> links = new TreeMap<>();
    final Map<String, Item.Touch> touches = new LinkedHashMap<>();
    final List<Ref> mergedHere = new ArrayList<>();
    long changedAt;
    int writes;

    Item.@Nullable Why gone;

    @Nullable
    Ref mergedInto;

    /** Whether what became of it is told only to those who ask for it. */
    boolean silent;

    MemoryRecord(Ref ref, long number) {
        this.ref = ref;
        this.number = number;
    }

    /** The row with its touches and those merged into it; or what became of it. */
    List<Item> items(@Nullable SortedSet<String> wanted) {
        Ref into = mergedInto;
        if (into != null) {
            return List.of(new Item.Became(ref, into, changedAt, Item.Why.MERGED));
        }
        Item.Why why = gone;
        if (why != null) {
            return List.of(new Item.Gone(ref, changedAt, why));
        }
        List<Item> items = new ArrayList<>();
        SortedMap<String, String> shown = new TreeMap<>(properties);
        if (wanted != null) {
            shown.keySet().retainAll(wanted);
        }
        shown.values().removeIf(String::isEmpty);
        items.add(new Item.Row(ref, shown, changedAt, links));
        items.addAll(touches.values());
        mergedHere.forEach(from -> items.add(new Item.Became(from, ref, changedAt, Item.Why.MERGED)));
        return items;
    }

    /** Whether a reading says nothing of it. */
    boolean hidden(boolean ids) {
        return silent || (ids && (gone != null || mergedInto != null));
    }

    String value(String property) {
        return properties.getOrDefault(property, "");
    }

    void link(String role, Ref to) {
        links.computeIfAbsent(role, name -> new TreeSet<>()).add(to);
    }
}
