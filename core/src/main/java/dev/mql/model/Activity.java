package dev.mql.model;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing a person did.
 *
 * @param type the definition's word for it: {@code demo_request}
 * @param at UTC milliseconds
 * @param source where it was read: {@code forms}; with {@code id} its identity within a person (meaning 10)
 * @param id the source's id of it
 * @param assetOrNull what it was done with (an eBook, a webinar), or null where not known
 * @param attributes whatever else the source says, by name
 */
public record Activity(
        String type,
        long at,
        String source,
        String id,
        @Nullable String assetOrNull,
        SortedMap<String, String> attributes)
        implements Serializable {

    /** By time, equal instants by id, never by arrival (meaning 6). */
    public static final Comparator<Activity> ORDER = Comparator.comparingLong(Activity::at)
            .thenComparing(Activity::id)
            .thenComparing(Activity::source)
            .thenComparing(Activity::type);

    public Activity {
        attributes = NamedTexts.copyOf(attributes);
    }

    public static Activity of(String type, long at, String source, String id) {
        return new Activity(type, at, source, id, null, NamedTexts.NONE);
    }

    public Optional<String> asset() {
        return Optional.ofNullable(assetOrNull);
    }
}
