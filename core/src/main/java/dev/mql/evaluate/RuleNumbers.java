package dev.mql.evaluate;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The numbers of some rules, by kind: so each loop over them calls one method only, which the JVM can put in its place. */
record RuleNumbers(int[] ofs, int[] dids, int[] whens) {

    static RuleNumbers of(CompiledRule[] rules, IntPredicate among) {
        return new RuleNumbers(
                numbers(rules, OfScorer.class, among),
                numbers(rules, DidScorer.class, among),
                numbers(rules, WhenScorer.class, among));
    }

    private static int[] numbers(CompiledRule[] rules, Class<? extends Scorer> kind, IntPredicate among) {
        return IntStream.range(0, rules.length)
                .filter(among)
                .filter(rule -> kind.isInstance(rules[rule].scorer))
                .toArray();
    }
}
