package dev.mql.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The facts sales cannot do without that are not known, each put at its best (meaning 30). Over a span the bests have two
 * ends as well.
 */
final class SalesNeeds {

    private static final int[] NOTHING = {};

    private final Judgement judgement;
    private final Fillings fillings;
    private final int[] unknown;
    private final Prospect least;
    private final Prospect most;
    private final long[] worthLeast;
    private final long[] worthMost;

    private SalesNeeds(Judgement judgement, int[] unknown) {
        this.judgement = judgement;
        this.fillings = new Fillings(judgement.definition, judgement.scene, judgement.span);
        this.unknown = unknown;
        this.worthLeast = new long[unknown.length];
        this.worthMost = new long[unknown.length];
        long[] baseLeast = judgement.least.clone();
        long[] baseMost = judgement.most.clone();
        Compiled definition = judgement.definition;
        int[] concerned = concerned();
        Weight[] weights = new Weight[concerned.length];
        for (int i = 0; i < concerned.length; i++) {
            CompiledRule rule = definition.rules[concerned[i]];
            weights[i] = new Weight();
            rule.scorer.weigh(judgement.scene, judgement.span, weights[i]);
            Sums.take(baseLeast, rule.section, weights[i].least);
            Sums.take(baseMost, rule.section, weights[i].most);
        }
        this.least = new Prospect(definition.caps, baseLeast);
        this.most = new Prospect(definition.caps, baseMost);
        for (int need = 0; need < unknown.length; need++) {
            fill(need, concerned);
        }
        for (int i = 0; i < concerned.length; i++) {
            if (hangsOn(concerned[i]) > 1) {
                fillTogether(concerned[i], weights[i]);
            }
        }
    }

    /** The needs that are unknown, in file order; one whose field is empty is unknown too. */
    static int[] unknown(Compiled definition, Scene scene) {
        int count = 0;
        int[] needs = definition.salesNeeds;
        int[] unknown = NOTHING;
        for (int fact : needs) {
            if (scene.seen[fact] == null || scene.seen[fact].valueOrNull() == null) {
                unknown = count == 0 ? new int[needs.length] : unknown;
                unknown[count++] = fact;
            }
        }
        return count == unknown.length ? unknown : Arrays.copyOf(unknown, count);
    }

    static SalesNeeds of(Judgement judgement, int[] unknown) {
        return new SalesNeeds(judgement, unknown);
    }

    private int[] concerned() {
        int[] concerned = new int[judgement.definition.rules.length];
        int count = 0;
        for (int rule = 0; rule < concerned.length; rule++) {
            if (hangsOn(rule) > 0) {
                concerned[count++] = rule;
            }
        }
        return Arrays.copyOf(concerned, count);
    }

    private int[] onlyOn(int fact, int[] concerned) {
        int[] rules = new int[concerned.length];
        int count = 0;
        for (int rule : concerned) {
            if (hangsOn(rule) == 1 && judgement.definition.rules[rule].looksAt(fact)) {
                rules[count++] = rule;
            }
        }
        return Arrays.copyOf(rules, count);
    }

    private int hangsOn(int rule) {
        int count = 0;
        for (int fact : judgement.definition.rules[rule].facts) {
            for (int need : unknown) {
                count += need == fact ? 1 : 0;
            }
        }
        return count;
    }

    private void fill(int need, int[] concerned) {
        int fact = unknown[need];
        int[] rules = onlyOn(fact, concerned);
        if (rules.length == 0) {
            return;
        }
        Best bestLeast = new Best(true);
        Best bestMost = new Best(true);
        bestLeast.start(false);
        bestMost.start(false);
        // The best is at least what its weakest moment gives, and at most what its strongest gives.
        fillings.eachSure(fact, rules, (candidateLeast, candidateMost) -> {
            bestLeast.consider(candidateLeast);
            bestMost.consider(candidateMost);
        });
        least.add(bestLeast.sums, bestLeast.fitNet, bestLeast.engagementNet);
        most.add(bestMost.sums, bestMost.fitNet, bestMost.engagementNet);
        worthLeast[need] = bestLeast.net;
        worthMost[need] = bestMost.net;
    }

    /** A rule on several unknown needs is taken as answered in the person's favour. */
    private void fillTogether(int rule, Weight weight) {
        CompiledRule compiled = judgement.definition.rules[rule];
        boolean unknownThroughout = weight.state == Kleene.UNKNOWN;
        least.add(compiled.section, unknownThroughout ? weight.high : weight.least);
        most.add(compiled.section, weight.high);
        for (int need = 0; need < unknown.length; need++) {
            int fact = unknown[need];
            if (compiled.looksAt(fact)) {
                worthLeast[need] += unknownThroughout ? weight.high : weight.least;
                worthMost[need] += weight.high;
            }
        }
    }

    /** A set of {@link Kleene} values: whether the person would be interested with all of them at their best. */
    int interestedAtBest() {
        Threshold lines = judgement.definition.lines(judgement.scene);
        boolean certain = lines.reached(least.score(), least.fit(), least.product(), least.engagement());
        return Kleene.between(lines.reached(most.score(), most.fit(), most.product(), most.engagement()), certain);
    }

    /** The facts in asking order, the one worth most first, then file order; null where the order changes in the span. */
    @Nullable
    List<String> inAskingOrder() {
        Integer[] order = IntStream.range(0, unknown.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (one, other) -> Long.compare(worthMost[other], worthMost[one]));
        for (int i = 1; i < order.length; i++) {
            boolean tied = worthLeast[order[i - 1]] == worthMost[order[i]]
                    && worthMost[order[i - 1]] == worthLeast[order[i]]
                    && worthLeast[order[i]] == worthMost[order[i]];
            boolean apart = worthLeast[order[i - 1]] > worthMost[order[i]];
            if (!tied && !apart && !judgement.span.isInstant()) {
                return null;
            }
        }
        return judgement.definition.names(
                Arrays.stream(order).mapToInt(need -> unknown[need]).toArray());
    }
}
