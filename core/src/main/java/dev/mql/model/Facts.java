package dev.mql.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The fact that says how the person came, and so which lines count (meaning 29). */
    public static final String ORIGIN = "origin";

    /** The fact, a {@link Value.Moment}, that says when sales rejected the person last (meaning 28). */
    public static final String REJECTED_AT = "rejected_at";

    /** The fact, a {@link Value.Money}, that says what sales may expect of the person. */
    public static final String VALUE = "lead.value";

    private static final Comparator<Observation> OLDEST_FIRST = Comparator.comparingLong(Observation::validFrom)
            .thenComparing(observation -> String.valueOf(observation.valueOrNull()))
            .thenComparing(Observation::origin);

    /** What tells two tellings of one activity apart, so that the one kept does not depend on arrival. */
    private static final Comparator<Activity> WHOLE_ORDER = Activity.ORDER
            .thenComparing(activity -> activity.asset().orElse(""))
            .thenComparing(activity -> activity.attributes().toString());

    public Facts {
        SortedMap<String, List<Observation>> sorted = new TreeMap<>();
        properties.forEach((name, observations) -> sorted.put(name, oldestFirst(observations)));
        properties = Collections.unmodifiableSortedMap(sorted);
        activities = eachOnce(activities);
        feeds = Map.copyOf(feeds);
    }

    public Feed feed(String activityType) {
        return feeds.getOrDefault(activityType, Feed.NOT_FED);
    }

    private static List<Observation> oldestFirst(List<Observation> observations) {
        return observations.size() == 1
                ? List.of(observations.get(0))
                : observations.stream().distinct().sorted(OLDEST_FIRST).toList();
    }

    /** Of one identity told twice the newest telling stays. */
    private static List<Activity> eachOnce(List<Activity> told) {
        List<Activity> ordered = new ArrayList<>(told);
        ordered.sort(WHOLE_ORDER);
        if (idsDiffer(ordered)) {
            return List.copyOf(ordered);
        }
        Set<List<String>> seen = new HashSet<>();
        List<Activity> kept = new ArrayList<>(ordered.size());
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Activity activity = ordered.get(i);
            if (seen.add(List.of(activity.source(), activity.id()))) {
                kept.add(activity);
            }
        }
        Collections.reverse(kept);
        return List.copyOf(kept);
    }

    /** So that no identity can be told twice: nearly always so, and found out at less cost. */
    private static boolean idsDiffer(List<Activity> activities) {
        Set<String> ids = new HashSet<>();
        for (Activity activity : activities) {
            if (!ids.add(activity.id())) {
                return false;
            }
        }
        return true;
    }
}
