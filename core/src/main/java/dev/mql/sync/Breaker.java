package dev.mql.sync;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** {@code mql 250, disqualified 12}: how moves are kept beside their plan. */
    static String text(SortedMap<String, Long> moves) {
        return moves.entrySet().stream()
                .map(move -> move.getKey() + " " + move.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The stages to which more people move than allowed. */
    SortedMap<String, Long> tripping(String text, long people) {
        SortedMap<String, Long> tripping = new TreeMap<>();
        for (String move : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
            String[] parts = move.split(" ", 2);
            Map.Entry<String, Long> entry = Map.entry(parts[0], Long.valueOf(parts[1]));
            if (entry.getValue() > allowed(people)) {
                tripping.put(entry.getKey(), entry.getValue());
            }
        }
        return tripping;
    }
}
