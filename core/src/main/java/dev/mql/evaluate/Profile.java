package dev.mql.evaluate;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is shown beside a verdict and never changes it.
 *
 * @param personas whom the person resembles, the best match first
 * @param learnt the distinct assets that count as education, in order of first sight; one not named counts by itself
 * @param flatSince UTC milliseconds since which engagement has not risen, if that is long enough ago and engagement lies
 *     above the floor (a plateau: hand over now or lose it); {@link Long#MAX_VALUE} otherwise
 * @param products micro-points of interest by product, of rules that name one
 * @param sql what sales found, if the definition says what makes a sales-qualified lead
 */
public record Profile(
        List<Resemblance> personas,
        List<String> learnt,
        long flatSince,
        SortedMap<String, Long> products,
        Qualification sql)
        implements Serializable {

    public Profile {
        personas = List.copyOf(personas);
        learnt = List.copyOf(learnt);
        products = Collections.unmodifiableSortedMap(new TreeMap<>(products));
    }

    /**
     * How much a person is like a persona.
     *
     * @param matched how many of its conditions are true
     * @param unknown how many of them nobody knows
     * @param of how many it has; {@code of - matched} is the distance
     */
    public record Resemblance(String persona, int matched, int unknown, int of) implements Serializable {}

    /** What is known of a condition. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * The checklist of a sales-qualified lead.
     *
     * @param met whether all conditions hold, enough is answered with yes and one of the meetings took place
     * @param held whether one of the meetings took place
     * @param answers to each condition in file order, to each question in file order, and whether a meeting was held
     */
    public record Qualification(
            boolean met, boolean held, List<String> yes, List<String> no, List<String> unknown, List<Answer> answers)
            implements Serializable {

        static final Qualification NONE = new Qualification(false, false, List.of(), List.of(), List.of(), List.of());

        public Qualification {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
            unknown = List.copyOf(unknown);
            answers = List.copyOf(answers);
        }
    }
}
