package dev.mql.mapping;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From when on what people touched is kept, by the activity type it means: what was done before may be missing, which is
 * not the same as not done.
 *
 * @param byType UTC milliseconds; under {@link #ANY_OTHER} of types that are not listed and of what means nothing
 */
public record KeptFrom(SortedMap<String, Long> byType) {

    public static final String ANY_OTHER = "";

    /** Nothing was ever let go of. */
    public static final KeptFrom THE_BEGINNING = new KeptFrom(Collections.emptySortedMap());

    public KeptFrom {
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    }

    /** {@link Long#MIN_VALUE} where all is. */
    public long of(String type) {
        return byType.getOrDefault(type, byType.getOrDefault(ANY_OTHER, Long.MIN_VALUE));
    }

    /** What either has let go of is gone. */
    public KeptFrom and(KeptFrom other) {
        SortedMap<String, Long> both = new TreeMap<>();
        byType.keySet().forEach(type -> both.put(type, Math.max(of(type), other.of(type))));
        other.byType.keySet().forEach(type -> both.put(type, Math.max(of(type), other.of(type))));
        return new KeptFrom(both);
    }

    /** As {@link #read} takes it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        byType.forEach(
                (type, from) -> text.append(from).append(' ').append(type).append('\n'));
        return text.toString();
    }

    public static KeptFrom read(String text) {
        SortedMap<String, Long> byType = new TreeMap<>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            byType.put(line.substring(blank + 1), Long.parseLong(line.substring(0, blank)));
        });
        return new KeptFrom(byType);
    }
}
