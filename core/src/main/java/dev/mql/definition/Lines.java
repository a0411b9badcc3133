package dev.mql.definition;

import java.io.Serializable;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines to reach, all of them, for those who came by themselves and for each other origin (meaning 29).
 *
 * @param enter the lines of everybody whose origin has none of its own
 * @param origins by the value of the fact {@code origin}
 */
public record Lines(Line enter, SortedMap<String, Line> origins) implements Serializable {

    /**
     * Micro-points each; a null line is not asked for, but an absent product line still asks for more than none.
     */
    public record Line(
            @Nullable Long score,
            @Nullable Long fit,
            @Nullable Long product,
            @Nullable Long engagement) implements Serializable {}
}
