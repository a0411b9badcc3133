package dev.mql.evaluate;

import dev.mql.model.Observation;
import org.jspecify.annotations.Nullable;

/** A compiled test of one fact's value. */
interface Check {

    /**
     * @param seen what was seen last, or null where the fact was never read
     * @param span the time it is asked for; only tests of ages depend on it
     * @return a set of {@link Kleene} values
     */
    int of(@Nullable Observation seen, Span span);
}
