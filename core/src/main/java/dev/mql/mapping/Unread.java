package dev.mql.mapping;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What stays unknown where the CRM lets nobody read an object, or a stream, that a mapping reads. */
public final class Unread {

    private final String object;
    private final SortedSet<String> lost = new TreeSet<>();

    private Unread(String object) {
        this.object = object;
    }

    /** Facts, activities, and what is read off deals; a fact also where only one sort of people loses it. */
    public static SortedSet<String> of(Mapping mapping, String object) {
        Unread unread = new Unread(object);
        mapping.facts().values().forEach(unread::fact);
        mapping.activities().forEach(unread::activity);
        unread.deals("outcomes", mapping.deals().map(DealSource::object));
        unread.deals("stages of deals", mapping.stages().deals().map(Stages.Deals::object));
        return unread.lost;
    }

    private void fact(FactSource source) {
        boolean all = source instanceof FactSource.Property property
                ? property.from().values().stream().anyMatch(this::areAllOfIt)
                : source instanceof FactSource.Count count && count.object().equals(object);
        if (all) {
            lost.add(source.fact());
        }
    }

    private void activity(ActivitySource source) {
        boolean all = source instanceof ActivitySource.Touches touches
                ? touches.source().equals(object)
                : source instanceof ActivitySource.Dates dates && areAllOfIt(dates.dates());
        if (all && !source.type().equals(ActivitySource.NOTHING)) {
            lost.add(source.type());
        }
    }

    private void deals(String what, Optional<String> readOff) {
        if (readOff.filter(object::equals).isPresent()) {
            lost.add(what);
        }
    }

    private boolean areAllOfIt(Collection<Path> paths) {
        return paths.stream().allMatch(path -> path.object().equals(object));
    }
}
