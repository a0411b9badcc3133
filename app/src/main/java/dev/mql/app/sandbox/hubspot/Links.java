package dev.mql.app.sandbox.hubspot;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Which records belong together. The first company of a contact or deal is its primary one, as HubSpot always has exactly one. */
final class Links {
    private static final long[] NONE = {};
    private final Map<ObjectType, Map<ObjectType, Map<Long, long[]>>> all = new EnumMap<>(ObjectType.class);

    /** The ids linked to a record, in the order they were linked. */
    long[] of(ObjectType from, long id, ObjectType to) {
        return side(from, to).getOrDefault(id, NONE);
    }

    /** Whether the company is the record's first; seen from the company's side, whether it is the other's first. */
    boolean primary(ObjectType from, long id, ObjectType to, long toId) {
        if (from == ObjectType.LEAD) {
            return of(from, id, to)[0] == toId;
        }
        long[] companies = to == ObjectType.COMPANY ? of(from, id, to) : of(to, toId, from);
        return companies.length > 0 && companies[0] == (to == ObjectType.COMPANY ? toId : id);
    }

    void add(ObjectType from, long fromId, ObjectType to, long toId) {
        put(side(from, to), fromId, toId);
        put(side(to, from), toId, fromId);
    }

    void remove(ObjectType from, long fromId, ObjectType to, long toId) {
        take(side(from, to), fromId, toId);
        take(side(to, from), toId, fromId);
    }

    /** Gives the loser's links to the winner; the winner's own come first. */
    void merge(ObjectType type, long loser, long winner) {
        for (ObjectType other : ObjectType.values()) {
            for (long id : of(type, loser, other)) {
                remove(type, loser, other, id);
                add(type, winner, other, id);
            }
        }
    }

    void removeAll(ObjectType type, long id) {
        for (ObjectType other : ObjectType.values()) {
            for (long linked : of(type, id, other)) {
                remove(type, id, other, linked);
            }
        }
    }

    private Map<Long, long[]> side(ObjectType from, ObjectType to) {
        return all.computeIfAbsent(from, key -> new EnumMap<>(ObjectType.class))
                .computeIfAbsent(to, key -> new HashMap<>());
    }

    private static void put(Map<Long, long[]> side, long from, long to) {
        long[] old = side.getOrDefault(from, NONE);
        for (long id : old) {
            if (id == to) {
                return;
            }
        }
        long[] grown = Arrays.copyOf(old, old.length + 1);
        grown[old.length] = to;
        side.put(from, grown);
    }

    private static void take(Map<Long, long[]> side, long from, long to) {
        long[] rest = Arrays.stream(side.getOrDefault(from, NONE))
                .filter(id -> id != to)
                .toArray();
        if (rest.length == 0) {
            side.remove(from);
        } else {
            side.put(from, rest);
        }
    }
}
