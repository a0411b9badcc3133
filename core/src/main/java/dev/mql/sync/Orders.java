package dev.mql.sync;

import dev.mql.model.Ref;
import java.util.Set;

/**
 * How a run shall be done.
 *
 * @param only the people it is limited to; empty for all
 * @param wishes what it shall do besides what every run does
 * @param breaker when it waits for a person instead of writing
 * @param readers how many pages are asked for at a time
 * @param evaluators how many people are evaluated at a time
 * @param retention what a run that has synced lets go of
 */
public record Orders(
        Set<Ref> only, Set<Wish> wishes, Breaker breaker, int readers, int evaluators, Retention retention) {

    /** Something out of the ordinary. */
    public enum Wish {
        /** Writes values and hands nobody over; who is an MQL by then gets no status later, either. */
        BACKFILL,
        /** Reads everything, whatever was read before. */
        FULL,
        /** Asks which records exist, although a week has not passed. */
        SWEEP
    }

    public Orders {
        only = Set.copyOf(only);
        wishes = Set.copyOf(wishes);
    }

    /** With the usual retention. */
    public Orders(Set<Ref> only, Set<Wish> wishes, Breaker breaker, int readers, int evaluators) {
        this(only, wishes, breaker, readers, evaluators, Retention.USUAL);
    }

    public static Orders everybody() {
        return new Orders(Set.of(), Set.of(), Breaker.USUAL, 6, 2);
    }

    public Orders withOnly(Set<Ref> people) {
        return new Orders(people, wishes, breaker, readers, evaluators, retention);
    }

    public Orders with(Set<Wish> extras) {
        return new Orders(only, extras, breaker, readers, evaluators, retention);
    }

    public Orders keeping(Retention other) {
        return new Orders(only, wishes, breaker, readers, evaluators, other);
    }

    boolean wish(Wish wish) {
        return wishes.contains(wish);
    }
}
