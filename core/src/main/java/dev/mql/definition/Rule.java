package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/** One line of the agreement that gives or takes points. Points are micro-points (meaning 2). */
public sealed interface Rule extends Serializable {

    /** Its key in the file, and its identity. */
    String id();

    Words words();

    /** A fact and a table of points; the first band that is true counts. */
    record Of(String id, String fact, List<Band> bands, Words words) implements Rule {}

    /** Yes or no. */
    record When(String id, Condition when, long points, Words words) implements Rule {}

    /** An activity. */
    record Did(
            String id,
            List<ActivityPattern> did,
            long within,
            Count count,
            long points,
            Fading fading,
            long cap,
            String product,
            Words words)
            implements Rule {

        /** No window. */
        public static final long FOR_EVER = Long.MAX_VALUE;

        /** No cap of its own. */
        public static final long NO_CAP = Long.MAX_VALUE;
    }

    /** One row of a points table; bands of one rule do not overlap. */
    record Band(Test test, long points) implements Serializable {}
}
