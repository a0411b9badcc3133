package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Rule;
import dev.mql.definition.Test;
import dev.mql.evaluate.Evaluation.Step;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What could happen to a person that a definition gives points for. */
final class Suppositions {

    private final Compiled definition;
    /** What conditions on activities could add beside the rule a step is about. */
    private final long bonus;

    Suppositions(Compiled definition) {
        this.definition = definition;
        long sum = 0;
        for (CompiledRule rule : definition.rules) {
            if (rule.rule instanceof Rule.When when && when.points() > 0 && speaksOfActivities(when.when())) {
                sum += when.points();
            }
        }
        this.bonus = sum;
    }

    private static boolean speaksOfActivities(Condition condition) {
        if (condition instanceof Condition.Fact) {
            return false;
        } else if (condition instanceof Condition.Not not) {
            return speaksOfActivities(not.of());
        } else if (condition instanceof Condition.All all) {
            return all.of().stream().anyMatch(Suppositions::speaksOfActivities);
        } else if (condition instanceof Condition.Any any) {
            return any.of().stream().anyMatch(Suppositions::speaksOfActivities);
        } else if (condition instanceof Condition.AtLeast atLeast) {
            return atLeast.of().stream().anyMatch(Suppositions::speaksOfActivities);
        }
        return true;
    }

    /** One for each thing to do or to know; of several rules on the same thing the first in the file speaks. */
    List<Supposition> of(Judgement judgement, Facts facts) {
        Map<Step, Supposition> all = new LinkedHashMap<>();
        for (CompiledRule rule : definition.rules) {
            if (rule.rule instanceof Rule.Did did && did.points() > 0) {
                doing(judgement, facts, did, (DidScorer) rule.scorer)
                        .ifPresent(supposition -> all.putIfAbsent(supposition.step(), supposition));
            }
        }
        Fillings fillings = new Fillings(definition, judgement.scene, judgement.span);
        for (int fact = 0; fact < definition.supposed.length; fact++) {
            boolean isNeed = definition.needs(fact);
            if (definition.hangsOn(fact) || isNeed) {
                knowing(judgement.scene, fillings, fact, all);
            }
        }
        return new ArrayList<>(all.values());
    }

    /** Each raised hand by itself makes an MQL; the kinds a mapping feeds are shown together. */
    List<Supposition> raisedHands(Facts facts) {
        List<Supposition> hands = new ArrayList<>();
        for (ActivityPattern pattern : definition.source.handRaise().did()) {
            attributes(pattern)
                    .filter(any -> isFed(facts, pattern))
                    .ifPresent(attributes -> hands.add(Supposition.doing(
                            new Step("do", pattern.type(), ""), pattern.type(), attributes, 1, Long.MAX_VALUE)));
        }
        return hands;
    }

    private static boolean isFed(Facts facts, ActivityPattern pattern) {
        return facts.feed(pattern.type()).how() != Feed.How.NOT_FED;
    }

    private Optional<Supposition> doing(Judgement judgement, Facts facts, Rule.Did rule, DidScorer scorer) {
        Scene scene = judgement.scene;
        int end = scene.end(scorer.stream());
        int first = scene.firstWithin(scorer.stream(), scorer.within(), judgement.span.from());
        int kept = first == end ? 0 : scorer.keeping().keep(scene, scorer.stream(), first);
        int missing = Math.max(1, scorer.atLeast() - kept);
        String value = missing > 1 ? Integer.toString(missing) : end > scene.begin(scorer.stream()) ? "another" : "";
        for (ActivityPattern pattern : rule.did()) {
            Optional<SortedMap<String, String>> attributes = attributes(pattern);
            if (isFed(facts, pattern) && attributes.isPresent()) {
                long gain = missing * gain(pattern.type()) + bonus;
                return Optional.of(Supposition.doing(
                        new Step("do", pattern.type(), value), pattern.type(), attributes.get(), missing, gain));
            }
        }
        return Optional.empty();
    }

    private long gain(String type) {
        long gain = 0;
        for (CompiledRule rule : definition.rules) {
            if (rule.rule instanceof Rule.Did did
                    && did.points() > 0
                    && did.did().stream().anyMatch(pattern -> pattern.type().equals(type))) {
                gain += did.points();
            }
        }
        return gain;
    }

    /** Attributes an activity must have to be meant; empty where a test gives no example. */
    private static Optional<SortedMap<String, String>> attributes(ActivityPattern pattern) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, Test> where : pattern.where().entrySet()) {
            Optional<String> example = example(where.getValue());
            if (example.isEmpty() || where.getKey().equals("asset")) {
                return Optional.empty();
            }
            attributes.put(where.getKey(), example.get());
        }
        return Optional.of(attributes);
    }

    private static Optional<String> example(Test test) {
        if (test instanceof Test.OneOf oneOf && !oneOf.texts().isEmpty()) {
            return Optional.of(oneOf.texts().first().replace("*", "").replace('?', 'x'));
        } else if (test instanceof Test.Within within && !within.intervals().isEmpty()) {
            Test.Interval interval = within.intervals().get(0);
            return Optional.of(Amounts.text(interval.low() == Long.MIN_VALUE ? interval.high() : interval.low()));
        } else if (test instanceof Test.Is is) {
            return Optional.of(Boolean.toString(is.truth()));
        }
        return Optional.empty();
    }

    /** A fact nobody knows, or one that takes points away, at the value that gives most. */
    private void knowing(Scene scene, Fillings fillings, int fact, Map<Step, Supposition> all) {
        long[] now = new long[Sums.COUNT];
        int[] rules = definition.rulesOn(fact);
        fillings.sums(rules, now);
        Observation[] best = new Observation[1];
        long[] most = {Long.MIN_VALUE};
        for (Observation candidate : definition.supposed[fact]) {
            long[] sums = new long[Sums.COUNT];
            fillings.suppose(fact, candidate, () -> fillings.sums(rules, sums));
            long net = 0;
            for (int i = 0; i < sums.length; i++) {
                net += sums[i] - now[i];
            }
            if (candidate.valueOrNull() != null && net > most[0]) {
                most[0] = net;
                best[0] = candidate;
            }
        }
        boolean isUnknown = fillings.isOpen(fact);
        long lost = now[Sums.FIT_LOSSES] + now[Sums.ENGAGEMENT_LOSSES];
        Value value = best[0] == null ? null : best[0].valueOrNull();
        if (value == null || (!isUnknown && lost == 0)) {
            return;
        }
        String name = definition.blueprint.factNames[fact];
        String text = value == Checks.SOME_OTHER_TEXT || value == Checks.SOME_MOMENT ? "" : Wording.of(best[0]);
        Step step = new Step(isUnknown ? "know" : "not", name, isUnknown ? text : Wording.of(scene.seen[fact]));
        all.putIfAbsent(step, Supposition.knowing(step, name, value, most[0]));
    }
}
