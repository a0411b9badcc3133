package dev.mql.evaluate;

import dev.mql.definition.Condition;
import dev.mql.definition.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The least and the most the score can be, whatever the unknown facts are, and what each of them is worth (meaning 26).
 * Rules hanging on one fact are taken together; rules hanging on several facts, or on activities nobody fed, each by
 * itself.
 */
record Range(long low, long high, List<Evaluation.Unknown> unknown) {

    private static final int SEVERAL = -1;

    /** The unknown rules of one fact, or one rule that hangs on several or on none: numbers into the judgement's arrays. */
    private record Group(int fact, List<Integer> unknown) {}

    /** The two ends alone, as a run over everybody needs them. */
    static long[] ends(Judgement judgement) {
        if (judgement.unknownCount == 0) {
            long score = judgement.definition.caps.score(judgement.least);
            return new long[] {score, score};
        }
        return ends(judgement, groups(judgement), new ArrayList<>());
    }

    static Range of(Judgement judgement) {
        List<Best[]> bests = new ArrayList<>();
        List<Group> groups = judgement.unknownCount == 0 ? List.of() : groups(judgement);
        long[] ends = groups.isEmpty() ? ends(judgement) : ends(judgement, groups, bests);
        TreeMap<Integer, long[]> worth = new TreeMap<>();
        Fillings fillings = new Fillings(judgement.definition, judgement.scene, judgement.span);
        for (int i = 0; i < groups.size(); i++) {
            for (int fact : openFacts(judgement, groups.get(i), fillings)) {
                long[] sum = worth.computeIfAbsent(fact, any -> new long[2]);
                sum[0] += bests.get(i)[0].net;
                sum[1] += bests.get(i)[1].net;
            }
        }
        List<Evaluation.Unknown> unknown = new ArrayList<>();
        worth.forEach((fact, sum) ->
                unknown.add(new Evaluation.Unknown(judgement.definition.blueprint.factNames[fact], sum[0], sum[1])));
        return new Range(ends[0], ends[1], List.copyOf(unknown));
    }

    private static int[] openFacts(Judgement judgement, Group group, Fillings fillings) {
        int[] facts =
                judgement.definition.rules[judgement.unknown[group.unknown().get(0)]].facts;
        return Arrays.stream(facts).filter(fillings::isOpen).toArray();
    }

    private static List<Group> groups(Judgement judgement) {
        Fillings fillings = new Fillings(judgement.definition, judgement.scene, judgement.span);
        int[] factOf = new int[judgement.unknownCount];
        for (int i = 0; i < factOf.length; i++) {
            factOf[i] = SEVERAL;
            int open = 0;
            for (int fact : judgement.definition.rules[judgement.unknown[i]].facts) {
                if (fillings.isOpen(fact)) {
                    factOf[i] = open++ == 0 ? fact : SEVERAL;
                }
            }
        }
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < factOf.length; i++) {
            int fact = factOf[i];
            if (fact == SEVERAL) {
                groups.add(new Group(SEVERAL, List.of(i)));
            } else if (fact >= 0) {
                groups.add(new Group(fact, take(factOf, i)));
            }
        }
        return groups;
    }

    private static List<Integer> take(int[] factOf, int first) {
        int fact = factOf[first];
        List<Integer> same = new ArrayList<>();
        for (int i = first; i < factOf.length; i++) {
            if (factOf[i] == fact) {
                same.add(i);
                factOf[i] = SEVERAL - 1;
            }
        }
        return same;
    }

    private static long[] ends(Judgement judgement, List<Group> groups, List<Best[]> bests) {
        Sums.Caps caps = judgement.definition.caps;
        Prospect high = new Prospect(caps, judgement.least);
        long[] lowSums = judgement.least.clone();
        long[] exact = new long[] {Long.MAX_VALUE, Long.MIN_VALUE};
        for (Group group : groups) {
            Best[] best = best(judgement, group, exact);
            bests.add(best);
            high.add(best[1].sums, best[1].fitNet, best[1].engagementNet);
            for (int i = 0; i < Sums.COUNT; i++) {
                lowSums[i] += best[0].sums[i];
            }
        }
        long score = caps.score(judgement.least);
        boolean oneFact = groups.size() == 1 && exact[0] <= exact[1];
        return oneFact
                ? new long[] {Math.min(score, exact[0]), Math.max(score, exact[1])}
                : new long[] {caps.score(lowSums), high.score()};
    }

    /** The least and the most of one group; {@code exact} becomes the scores themselves, as if it were the only one. */
    private static Best[] best(Judgement judgement, Group group, long[] exact) {
        Best least = new Best(false);
        Best most = new Best(true);
        least.start(true);
        most.start(true);
        if (group.unknown().size() == 1 && !isCombined(judgement, group)) {
            int unknown = group.unknown().get(0);
            Section section = judgement.definition.rules[judgement.unknown[unknown]].section;
            long[] sums = new long[Sums.COUNT];
            Sums.add(sums, section, judgement.unknownLow[unknown]);
            least.consider(sums);
            sums = new long[Sums.COUNT];
            Sums.add(sums, section, judgement.unknownHigh[unknown]);
            most.consider(sums);
            return new Best[] {least, most};
        }
        int[] rules =
                group.unknown().stream().mapToInt(i -> judgement.unknown[i]).toArray();
        Sums.Caps caps = judgement.definition.caps;
        new Fillings(judgement.definition, judgement.scene, judgement.span)
                .each(group.fact(), rules, (candidateLeast, candidateMost) -> {
                    least.consider(candidateLeast);
                    most.consider(candidateMost);
                    exact[0] = Math.min(exact[0], caps.score(plus(judgement.least, candidateLeast)));
                    exact[1] = Math.max(exact[1], caps.score(plus(judgement.least, candidateMost)));
                });
        return new Best[] {least, most};
    }

    /** A condition may name its fact twice, and then not every answer to the one goes with every answer to the other. */
    private static boolean isCombined(Judgement judgement, Group group) {
        Rule rule = judgement.definition.rules[judgement.unknown[group.unknown().get(0)]].rule;
        return group.fact() != SEVERAL && rule instanceof Rule.When when && !(when.when() instanceof Condition.Fact);
    }

    private static long[] plus(long[] one, long[] other) {
        long[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
