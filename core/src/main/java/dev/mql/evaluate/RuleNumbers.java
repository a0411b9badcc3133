package dev.mql.evaluate;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The numbers of some rules, by kind: so each loop over them calls one method only, which the JVM can put in its place. */
final class RuleNumbers {

    final int[] ofs;
    final int[] dids;
    final int[] whens;

    RuleNumbers(CompiledRule[] rules, IntPredicate among) {
        this.ofs = numbers(rules, OfScorer.class, among);
        this.dids = numbers(rules, DidScorer.class, among);
        this.whens = numbers(rules, WhenScorer.class, among);
    }

    private static int[] numbers(CompiledRule[] rules, Class<? extends Scorer> kind, IntPredicate among) {
        return IntStream.range(0, rules.length)
                .filter(among)
                .filter(rule -> kind.isInstance(rules[rule].scorer))
                .toArray();
    }
}
