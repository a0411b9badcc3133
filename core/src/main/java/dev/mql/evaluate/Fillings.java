package dev.mql.evaluate;

import dev.mql.model.Observation;
import dev.mql.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the rules hanging on a fact would give if it were known: its candidates are put in its place one after the other
 * (meaning 26).
 */
final class Fillings {

    private final Compiled definition;
    private final Scene scene;
    private final Span span;

    Fillings(Compiled definition, Scene scene, Span span) {
        this.definition = definition;
        this.scene = scene;
        this.span = span;
    }

    /** Takes what the rules give with one candidate in the fact's place. */
    interface Taker {
        void take(long[] least, long[] most);
    }

    /** Gives the sums of some rules for each value the fact may take, with what else is unknown at either extreme. */
    void each(int fact, int[] rules, Taker taker) {
        each(fact, rules, true, taker);
    }

    /** As {@link #each(int, int[], Taker)}, a rule that stays unknown giving nothing. */
    void eachSure(int fact, int[] rules, Taker taker) {
        each(fact, rules, false, taker);
    }

    private void each(int fact, int[] rules, boolean extremes, Taker taker) {
        Observation before = scene.seen[fact];
        Weight weight = new Weight();
        for (Observation candidate : candidates(fact, before)) {
            scene.seen[fact] = candidate;
            long[] least = new long[Sums.COUNT];
            long[] most = new long[Sums.COUNT];
            for (int rule : rules) {
                CompiledRule compiled = definition.rules[rule];
                compiled.scorer.weigh(scene, span, weight);
                Sums.add(least, compiled.section, extremes ? weight.low : weight.least);
                Sums.add(most, compiled.section, extremes ? weight.high : weight.most);
            }
            taker.take(least, most);
        }
        scene.seen[fact] = before;
    }

    /** Adds what some rules give as things are, an unknown one giving nothing. */
    void sums(int[] rules, long[] sums) {
        Weight weight = new Weight();
        for (int rule : rules) {
            definition.rules[rule].scorer.weigh(scene, span, weight);
            Sums.add(sums, definition.rules[rule].section, weight.least);
        }
    }

    /** Does something while a candidate stands in a fact's place. */
    void suppose(int fact, Observation candidate, Runnable meanwhile) {
        Observation before = scene.seen[fact];
        scene.seen[fact] = candidate;
        meanwhile.run();
        scene.seen[fact] = before;
    }

    private Observation[] candidates(int fact, @Nullable Observation seen) {
        Value.Quantity bucket = bucket(seen);
        return bucket == null ? definition.supposed[fact] : definition.candidates[fact].within(bucket);
    }

    private Value.@Nullable Quantity bucket(@Nullable Observation seen) {
        Value value = seen == null ? null : seen.valueOrNull();
        if (value instanceof Value.Quantity quantity) {
            return quantity;
        }
        return value instanceof Value.Money money ? definition.exchange.convert(money) : null;
    }

    /** Whether a fact may still turn out to be this or that. */
    boolean isOpen(int fact) {
        Observation seen = scene.seen[fact];
        Value value = seen == null ? null : seen.valueOrNull();
        if (value == null) {
            return true;
        } else if (value instanceof Value.Quantity quantity) {
            return !quantity.exact();
        } else if (value instanceof Value.Money money) {
            return !money.amount().exact() || definition.exchange.convert(money) == null;
        }
        return false;
    }
}
