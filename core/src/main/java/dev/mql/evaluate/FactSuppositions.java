package dev.mql.evaluate;

import dev.mql.definition.Rule;
import dev.mql.definition.Test;
import dev.mql.definition.Test.Interval;
import dev.mql.evaluate.Evaluation.Step;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fact could still turn out to be: an unknown one is learnt, a number grows. What is known otherwise stays as it
 * is: nobody moves to another country, and an applicant does not stop having applied, because it would give points.
 */
final class FactSuppositions {

    private final Compiled definition;
    private final Scene scene;
    private final Fillings fillings;

    FactSuppositions(Compiled definition, Scene scene, Fillings fillings) {
        this.definition = definition;
        this.scene = scene;
        this.fillings = fillings;
    }

    List<Supposition> of(int fact) {
        if (fillings.isOpen(fact)) {
            return learning(fact);
        }
        Observation seen = scene.seen[fact];
        Value.Quantity now = amount(seen == null ? null : seen.valueOrNull());
        return now == null ? List.of() : growing(fact, now);
    }

    /** At the value that gives most. */
    private List<Supposition> learning(int fact) {
        Value best = null;
        long most = Long.MIN_VALUE;
        for (Observation candidate : definition.supposed[fact]) {
            long net = net(fact, candidate);
            Value value = candidate.valueOrNull();
            if (value != null && net > most) {
                most = net;
                best = value;
            }
        }
        return best == null ? List.of() : List.of(step("know", fact, best, known(fact, best), most));
    }

    /** To the nearest number that gives more, and from there to the next. */
    private List<Supposition> growing(int fact, Value.Quantity now) {
        List<Supposition> steps = new ArrayList<>();
        long most = 0;
        for (Observation candidate : definition.supposed[fact]) {
            Value value = candidate.valueOrNull();
            Value.Quantity amount = amount(value);
            if (value != null && amount != null && amount.low() > now.high()) {
                long net = net(fact, candidate);
                if (net > most) {
                    most = net;
                    steps.add(step("grow", fact, value, Wording.of(candidate), net));
                }
            }
        }
        return steps;
    }

    private Supposition step(String what, int fact, Value value, String shown, long gain) {
        String name = definition.blueprint.factNames[fact];
        return Supposition.knowing(new Step(what, name, shown), name, value, gain);
    }

    private long net(int fact, Observation candidate) {
        int[] rules = definition.rulesOn(fact);
        long[] sums = new long[Sums.COUNT];
        fillings.sums(rules, sums);
        long before = total(sums);
        long[] then = new long[Sums.COUNT];
        fillings.suppose(fact, candidate, () -> fillings.sums(rules, then));
        return total(then) - before;
    }

    private static long total(long[] sums) {
        long total = 0;
        for (long sum : sums) {
            total += sum;
        }
        return total;
    }

    /** In money of the definition's currency; null for what is no one number. */
    private Value.@Nullable Quantity amount(@Nullable Value value) {
        if (value instanceof Value.Quantity quantity) {
            return quantity;
        }
        return value instanceof Value.Money money ? definition.exchange.convert(money) : null;
    }

    /** Of a number the band it lies in, {@code 51-200}: any number of that would do. */
    private String known(int fact, Value value) {
        if (value == Checks.SOME_OTHER_TEXT || value == Checks.SOME_MOMENT) {
            return "";
        }
        Value.Quantity amount = amount(value);
        if (amount != null) {
            for (int number : definition.rulesOn(fact)) {
                if (definition.rules[number].rule instanceof Rule.Of of) {
                    for (Rule.Band band : of.bands()) {
                        for (Interval interval : intervals(band.test())) {
                            if (interval.low() <= amount.low() && amount.low() <= interval.high()) {
                                return band(interval, value);
                            }
                        }
                    }
                }
            }
        }
        return Wording.of(new Observation(Checks.SOME_TIME, value, ""));
    }

    private static List<Interval> intervals(Test test) {
        if (test instanceof Test.Within within) {
            return within.intervals();
        }
        return test instanceof Test.MoneyWithin within ? within.intervals() : List.of();
    }

    private static String band(Interval interval, Value value) {
        long high = interval.high() == Long.MAX_VALUE ? Value.OPEN_END : interval.high();
        String range = interval.low() == Long.MIN_VALUE
                ? "up to " + Amounts.text(interval.high())
                : Amounts.text(new Value.Quantity(interval.low(), high));
        return value instanceof Value.Money money ? range + " " + money.currency() : range;
    }
}
