package dev.mql.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known of one person, in a fixed order whatever the order of arrival: what {@code evaluate} reads.
 *
 * @param properties by fact name ({@code company.employees}), each oldest first; a fact never seen has no entry
 * @param activities in {@link Activity#ORDER}, each identity once
 * @param feeds per activity type; a type without an entry is {@link Feed#NOT_FED}
 */
public record Facts(SortedMap<String, List<Observation>> properties, List<Activity> activities, Map<String, Feed> feeds)
        implements Serializable {

    public Facts {
        SortedMap<String, List<Observation>> sorted = new TreeMap<>();
        properties.forEach((name, observations) -> sorted.put(name, List.copyOf(observations)));
        properties = Collections.unmodifiableSortedMap(sorted);
        List<Activity> ordered = new ArrayList<>(activities);
        ordered.sort(Activity.ORDER);
        activities = List.copyOf(ordered);
    }

    public Feed feed(String activityType) {
        return feeds.getOrDefault(activityType, Feed.NOT_FED);
    }
}
