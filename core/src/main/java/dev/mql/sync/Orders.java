package dev.mql.sync;

import dev.mql.model.Ref;
import java.util.Set;

/**
 * How a run shall be done.
 *
 * @param only the people it is limited to; empty for all
 * @param breaker when it waits for a person instead of writing
 * @param readers how many pages are asked for at a time
 * @param evaluators how many people are evaluated at a time
 * @param backfill whether nobody is told and no answer clock starts, whatever is written
 */
public record Orders(Set<Ref> only, Breaker breaker, int readers, int evaluators, boolean backfill) {

    public Orders {
        only = Set.copyOf(only);
    }

    public static Orders everybody() {
        return new Orders(Set.of(), Breaker.USUAL, 6, 2, false);
    }

    public Orders inSilence() {
        return new Orders(only, breaker, readers, evaluators, true);
    }

    public Orders withOnly(Set<Ref> people) {
        return new Orders(people, breaker, readers, evaluators, backfill);
    }
}
