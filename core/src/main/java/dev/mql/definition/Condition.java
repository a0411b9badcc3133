package dev.mql.definition;

import java.io.Serializable;
import java.util.List;

/** Yes, no or unknown about one person (meaning 14). */
public sealed interface Condition extends Serializable {

    record All(List<Condition> of) implements Condition {}

    record Any(List<Condition> of) implements Condition {}

    record Not(Condition of) implements Condition {}

    /** At least {@code n} of them. */
    record AtLeast(int n, List<Condition> of) implements Condition {}

    record Fact(String fact, Test test) implements Condition {}

    /**
     * How often something was done.
     *
     * @param within milliseconds before now that count; {@link Long#MAX_VALUE} for ever
     * @param atLeast lower bound, included
     * @param atMost upper bound, included; {@link Integer#MAX_VALUE} without one
     */
    record Did(List<ActivityPattern> did, Which which, long within, int atLeast, int atMost) implements Condition {}

    /** {@code then} was done after {@code first}, at most {@code within} milliseconds later. */
    record Sequence(List<ActivityPattern> first, List<ActivityPattern> then, long within) implements Condition {}

    /** Which of the activities found are looked at: all, or only whether the first or last one lies in the window. */
    enum Which {
        EACH,
        FIRST,
        LAST
    }
}
