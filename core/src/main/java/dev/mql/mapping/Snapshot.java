package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Records.Version;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A person's records as they were at one instant. Not for several threads. */
final class Snapshot {

    private static final String SELF = "self";

    private final Ref person;
    private final Map<Ref, Version> versions;
    private final Map<String, List<Item.Row>> linked = new HashMap<>();
    private final List<Item.Row> selves;

    /** @param versions the one of each record that is valid, those known to be gone included */
    Snapshot(Ref person, Map<Ref, Version> versions) {
        this.person = person;
        this.versions = Map.copyOf(versions);
        this.selves = ordered();
    }

    /** The rows the person consists of, the one that stands for them first, then the newest. */
    List<Item.Row> selves() {
        return selves;
    }

    private List<Item.Row> ordered() {
        List<Item.Row> rows = new ArrayList<>();
        for (Version version : versions.values()) {
            if (version.role().equals(SELF)
                    && (!version.gone() || version.row().ref().equals(person))) {
                rows.add(version.row());
            }
        }
        rows.sort(Comparator.<Item.Row, Boolean>comparing(row -> !row.ref().equals(person))
                .thenComparing(Comparator.comparingLong(Item.Row::changedAt).reversed())
                .thenComparing(Item.Row::ref));
        return rows;
    }

    /** The row itself where it is of this type; else those it is linked to, or that are linked to it. */
    List<Item.Row> of(Item.Row self, String type) {
        if (self.ref().type().equals(type)) {
            return List.of(self);
        }
        Set<Ref> linked = new TreeSet<>();
        for (Collection<Ref> refs : self.links().values()) {
            refs.stream().filter(ref -> ref.type().equals(type)).forEach(linked::add);
        }
        List<Item.Row> all = linked(type);
        return linked.isEmpty()
                ? all
                : all.stream().filter(row -> linked.contains(row.ref())).toList();
    }

    /** Every linked record of this type that is not gone, newest change first. */
    List<Item.Row> linked(String type) {
        return linked.computeIfAbsent(type, this::linkedOf);
    }

    private List<Item.Row> linkedOf(String type) {
        List<Item.Row> rows = new ArrayList<>();
        for (Version version : versions.values()) {
            if (!version.gone()
                    && !version.role().equals(SELF)
                    && version.row().ref().type().equals(type)) {
                rows.add(version.row());
            }
        }
        rows.sort(Comparator.comparingLong(Item.Row::changedAt).reversed().thenComparing(Item.Row::ref));
        return rows;
    }
}
