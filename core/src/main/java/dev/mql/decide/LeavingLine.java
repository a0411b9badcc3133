package dev.mql.decide;

import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluator;
import dev.mql.evaluate.NextChange;
import dev.mql.model.Facts;
import dev.mql.model.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Since when exactly an MQL's score has been below the leaving line without a break (meaning 36), however seldom anybody
 * looked: by evaluating at each instant at which time changed something.
 */
public final class LeavingLine {

    /** After so many changes the search gives up and begins anew from now, which only lets the person stay longer. */
    private static final int MOST_CHANGES = 1_000;

    private LeavingLine() {}

    /**
     * UTC milliseconds; null for who is no MQL, or not below at {@code asOf}.
     *
     * @param standing as last remembered: the search begins where the stage was entered
     */
    public static @Nullable Long belowSince(
            Evaluator evaluator, Definition definition, Facts facts, Standing standing, long asOf) {
        long line = definition.leave().score();
        if (standing.stage() != Stage.MQL || evaluator.outcome(facts, asOf).score() >= line) {
            return null;
        }
        long at = Math.min(standing.since(), asOf);
        Long below = null;
        for (int changes = 0; changes < MOST_CHANGES; changes++) {
            if (evaluator.outcome(facts, at).score() >= line) {
                below = null;
            } else if (below == null) {
                below = at;
            }
            NextChange next = evaluator.next(facts, at, 0);
            if (next.at() > asOf) {
                return below == null ? asOf : below;
            }
            at = next.at();
        }
        return asOf;
    }
}
