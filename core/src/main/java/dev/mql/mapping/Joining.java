package dev.mql.mapping;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two sets of facts about one person as one: at each instant what the better one says, and what it leaves empty the other
 * one; of what is counted, and of rejections, the greater and the later. Everything somebody did counts, wherever it was
 * told.
 */
final class Joining {

    private final Set<String> greatest;

    /** @param greatest the facts of which the greater value holds */
    Joining(Set<String> greatest) {
        this.greatest = Set.copyOf(greatest);
    }

    Facts join(Facts better, Facts other) {
        SortedMap<String, List<Observation>> properties = new TreeMap<>(better.properties());
        other.properties()
                .forEach((fact, observed) -> properties.merge(
                        fact, observed, (ours, theirs) -> join(ours, theirs, greatest.contains(fact))));
        List<Activity> activities = new ArrayList<>(better.activities());
        activities.addAll(other.activities());
        Map<String, Feed> feeds = new HashMap<>(better.feeds());
        other.feeds().forEach((type, feed) -> feeds.merge(type, feed, Feeds::both));
        return new Facts(properties, activities, feeds);
    }

    private static List<Observation> join(List<Observation> better, List<Observation> other, boolean greatest) {
        SortedSet<Long> instants = new TreeSet<>();
        better.forEach(each -> instants.add(each.validFrom()));
        other.forEach(each -> instants.add(each.validFrom()));
        List<Observation> joined = new ArrayList<>();
        Value before = null;
        for (long at : instants) {
            Observation one = at(better, at);
            Observation two = at(other, at);
            Observation holds = one == null || (two != null && prefers(two, one, greatest)) ? two : one;
            if (holds != null && (joined.isEmpty() || !Objects.equals(holds.valueOrNull(), before))) {
                before = holds.valueOrNull();
                joined.add(new Observation(at, before, holds.origin()));
            }
        }
        return joined;
    }

    private static @Nullable Observation at(List<Observation> observed, long instant) {
        Observation holds = null;
        for (Observation observation : observed) {
            holds = observation.validFrom() <= instant ? observation : holds;
        }
        return holds;
    }

    private static boolean prefers(Observation other, Observation better, boolean greatest) {
        Value one = better.valueOrNull();
        Value two = other.valueOrNull();
        return two != null && (one == null || (greatest && rank(two) > rank(one)));
    }

    private static long rank(Value value) {
        return value instanceof Value.Quantity quantity
                ? quantity.low()
                : value instanceof Value.Moment moment ? moment.at().toEpochMilli() : 0;
    }
}
