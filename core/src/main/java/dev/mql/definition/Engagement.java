package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/**
 * Do they want to? Product is about buying, content about learning, against bites after the cap (meaning 23, 24).
 *
 * @param fading of every activity by its own age, unless its rule says otherwise
 * @param contentCap micro-points; {@link Rule.Did#NO_CAP} without one
 */
public record Engagement(
        long cap,
        Fading fading,
        List<Rule> product,
        long contentCap,
        List<Rule> content,
        List<Rule> against,
        List<Ignore> ignore)
        implements Serializable {

    public Engagement {
        product = List.copyOf(product);
        content = List.copyOf(content);
        against = List.copyOf(against);
        ignore = List.copyOf(ignore);
    }

    /**
     * Activities that do not count, as those of mail scanners (meaning 16).
     *
     * @param burst so many of one type ...
     * @param within ... in so many milliseconds; a burst of 0 ignores every activity that matches
     */
    public record Ignore(String id, List<ActivityPattern> did, int burst, long within) implements Serializable {}
}
