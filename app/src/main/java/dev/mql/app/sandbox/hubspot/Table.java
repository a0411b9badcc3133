package dev.mql.app.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All records of one type: living, archived and merged away, with their history and what the search index still shows. */
final class Table {
    private final ObjectType type;
    private final Catalog catalog;
    private final TreeMap<Long, Row> living = new TreeMap<>();
    private final TreeMap<Long, Row> archived = new TreeMap<>();
    private final Map<Long, Long> mergedInto = new HashMap<>();
    private final Map<Long, List<Version>> history = new HashMap<>();
    private final Map<Long, Deque<Shadow>> shadows = new HashMap<>();

    /** The state of a record the index shows until a time; no row means it did not exist. */
    private record Shadow(@Nullable Row row, long until) {}

    Table(ObjectType type) {
        this.type = type;
        this.catalog = new Catalog(type);
    }

    ObjectType type() {
        return type;
    }

    Catalog catalog() {
        return catalog;
    }

    NavigableMap<Long, Row> living() {
        return living;
    }

    NavigableMap<Long, Row> archived() {
        return archived;
    }

    @Nullable
    Row find(long id) {
        return living.get(id);
    }

    /** As {@link #find}, but an id that was merged away leads to the winner. */
    @Nullable
    Row resolve(long id) {
        return living.get(winner(id));
    }

    long winner(long id) {
        long current = id;
        Long next = mergedInto.get(current);
        while (next != null) {
            current = next;
            next = mergedInto.get(current);
        }
        return current;
    }

    boolean mergedAway(long id) {
        return mergedInto.containsKey(id);
    }

    void merge(long loser, long winner) {
        living.remove(loser);
        mergedInto.put(loser, winner);
    }

    void archive(Row row, long now) {
        living.remove(row.id);
        row.archivedAt = now;
        archived.put(row.id, row);
    }

    void restore(Row row) {
        archived.remove(row.id);
        row.archivedAt = 0;
        living.put(row.id, row);
    }

    /** Privacy deletion leaves no trace, not even in the archived list. */
    void forget(long id) {
        living.remove(id);
        archived.remove(id);
        history.remove(id);
        shadows.remove(id);
    }

    /** The value shown for a property; null if never set, empty if cleared. */
    @Nullable
    String value(Row row, String property) {
        if (property.equals("hs_object_id")) {
            return Long.toString(row.id);
        }
        if (property.equals(type.createdProperty())) {
            return Instant.ofEpochMilli(row.createdAt).toString();
        }
        if (property.equals(type.modifiedProperty())) {
            return Instant.ofEpochMilli(row.modifiedAt).toString();
        }
        return switch (property) {
            case "hs_object_source", "hs_object_source_label" ->
                row.origin.source().name();
            case "hs_object_source_id" -> row.origin.id();
            default -> catalog.has(property) ? Packed.get(row.values, catalog.number(property)) : null;
        };
    }

    String valueOrEmpty(Row row, String property) {
        return Objects.requireNonNullElse(value(row, property), "");
    }

    void record(long id, Version version) {
        history.computeIfAbsent(id, key -> new ArrayList<>(2)).add(version);
    }

    /** Newest first. A value that was never edited has one version: that of the record's creation. */
    List<Version> history(Row row, String property) {
        List<Version> versions = new ArrayList<>();
        for (Version version : history.getOrDefault(row.id, List.of())) {
            if (version.property().equals(property)) {
                versions.add(0, version);
            }
        }
        String value = value(row, property);
        if (versions.isEmpty() && value != null) {
            boolean calculated = catalog.get(property).calculated();
            versions.add(new Version(property, value, row.createdAt, calculated ? Author.CALCULATED : row.origin));
        }
        return versions;
    }

    /** Keeps what the index shows of a record until the given time, because it is about to change. */
    void shadow(long id, @Nullable Row before, long until) {
        Row copy = before == null ? null : before.as(before.values, before.modifiedAt);
        shadows.computeIfAbsent(id, key -> new ArrayDeque<>(1)).add(new Shadow(copy, until));
    }

    /** Every record as the index shows it now, by ascending id. */
    List<Row> indexed(long now) {
        shadows.values().forEach(deque -> {
            while (!deque.isEmpty() && deque.peekFirst().until() <= now) {
                deque.removeFirst();
            }
        });
        shadows.values().removeIf(Deque::isEmpty);
        if (shadows.isEmpty()) {
            return new ArrayList<>(living.values());
        }
        TreeMap<Long, Row> view = new TreeMap<>(living);
        shadows.forEach((id, deque) -> {
            Row row = deque.getFirst().row();
            if (row == null) {
                view.remove(id);
            } else {
                view.put(id, row);
            }
        });
        return new ArrayList<>(view.values());
    }
}
