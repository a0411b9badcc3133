package dev.mql.definition;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;

/**
 * Which activities are meant.
 *
 * @param type the activity type; {@code where} narrows it
 * @param where attribute name (or {@code asset}) to a test of its value, all of which must be true
 */
public record ActivityPattern(String type, SortedMap<String, Test> where) implements Serializable {

    /** All activities of these types. */
    public static List<ActivityPattern> ofTypes(List<String> types) {
        return types.stream()
                .map(type -> new ActivityPattern(type, java.util.Collections.emptySortedMap()))
                .toList();
    }
}
