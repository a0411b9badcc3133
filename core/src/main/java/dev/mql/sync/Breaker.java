package dev.mql.sync;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Stops a run before its first write where more people than usual come to one stage, until somebody has seen it. People
 * without an earlier verdict do not count, so first contact with a CRM passes.
 *
 * @param moves so many are always allowed
 * @param share and so large a part of those in the store, from 0 to 1; the larger of the two counts
 */
public record Breaker(int moves, double share) {

    public static final Breaker USUAL = new Breaker(200, 0.05);

    public static final Breaker OFF = new Breaker(Integer.MAX_VALUE, 1);

    long allowed(long people) {
        return Math.max(moves, (long) (people * share));
    }

    /** The stages to which more people move than allowed. */
    SortedMap<String, Long> tripping(SortedMap<String, Long> moves, long people) {
        SortedMap<String, Long> tripping = new TreeMap<>(moves);
        tripping.values().removeIf(many -> many <= allowed(people));
        return tripping;
    }
}
