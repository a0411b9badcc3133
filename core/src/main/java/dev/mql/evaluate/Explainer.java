package dev.mql.evaluate;

import dev.mql.definition.Rule;
import dev.mql.evaluate.Part.Detail;
import dev.mql.evaluate.Part.Kept;
import dev.mql.evaluate.Part.State;
import dev.mql.model.Activity;
import dev.mql.model.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of every rule what it gives a person, and why. */
final class Explainer {

    private final Compiled definition;
    private final Wording[] say;

    Explainer(Compiled definition) {
        this.definition = definition;
        this.say = Arrays.stream(definition.rules)
                .map(rule -> new Wording(rule.rule.words().say()))
                .toArray(Wording[]::new);
    }

    Reasons explain(Judgement judgement, Outcome outcome) {
        List<Part> parts = new ArrayList<>(say.length);
        Weight weight = new Weight();
        for (int rule = 0; rule < say.length; rule++) {
            definition.rules[rule].scorer.weigh(judgement.scene, judgement.span, weight);
            parts.add(part(judgement, rule, weight));
        }
        List<String> stops = new ArrayList<>();
        List<String> unchecked = new ArrayList<>();
        for (int i = 0; i < definition.never.length; i++) {
            int state = judgement.stops(i);
            if (state != Kleene.FALSE) {
                (state == Kleene.TRUE ? stops : unchecked)
                        .add(definition.source.never().get(i).code());
            }
        }
        return new Reasons(outcome, parts, stops, unchecked, Range.of(judgement).unknown(), gates(judgement, outcome));
    }

    private List<Evaluation.Gate> gates(Judgement judgement, Outcome outcome) {
        Threshold lines = definition.lines(judgement.scene);
        List<Evaluation.Gate> gates = new ArrayList<>(4);
        gate("score", outcome.score(), lines.score(), gates);
        gate("fit", outcome.fit(), lines.fit(), gates);
        gate("product", outcome.product(), lines.product(), gates);
        gate("engagement", outcome.engagement(), lines.engagement(), gates);
        return gates;
    }

    private static void gate(String name, long value, long line, List<Evaluation.Gate> gates) {
        if (line != Long.MIN_VALUE) {
            gates.add(new Evaluation.Gate(name, value, line, value >= line));
        }
    }

    private Part part(Judgement judgement, int number, Weight weight) {
        CompiledRule rule = definition.rules[number];
        State state = switch (weight.state) {
            case Kleene.TRUE -> State.FIRED;
            case Kleene.FALSE -> State.NOT;
            case Weight.NOT_FED -> State.NOT_FED;
            default -> State.UNKNOWN;
        };
        Detail detail = rule.scorer instanceof DidScorer did
                ? activities(judgement, did, (Rule.Did) rule.rule)
                : fact(judgement.scene, rule);
        String asset = detail.kept().isEmpty() ? "" : detail.kept().get(0).asset();
        String words = say[number].fill(gap -> switch (gap) {
            case "value" -> detail.value();
            case "count" -> Integer.toString(detail.found());
            case "asset" -> asset;
            default -> factText(judgement.scene, gap);
        });
        return new Part(
                rule.rule.id(),
                rule.section.word(),
                weight.least,
                most(rule),
                state,
                words,
                rule.rule.words().why(),
                detail);
    }

    /** What a rule gives at most; without a cap of its own, what its section lets through. */
    private long most(CompiledRule rule) {
        Sums.Caps caps = definition.caps;
        long cap = switch (rule.section) {
            case FIT -> caps.fit();
            case CONTENT -> Math.min(caps.content(), caps.engagement());
            case PRODUCT, AGAINST -> caps.engagement();
        };
        return Math.max(-cap, Math.min(cap, rule.scorer.reach()));
    }

    private @Nullable String factText(Scene scene, String fact) {
        int number = Arrays.binarySearch(definition.blueprint.factNames, fact);
        return number < 0 ? null : Wording.of(scene.seen[number]);
    }

    private static Detail fact(Scene scene, CompiledRule rule) {
        for (int fact : rule.facts) {
            Observation seen = scene.seen[fact];
            if (seen != null) {
                return new Detail(Wording.of(seen), seen.origin(), seen.validFrom(), 0, List.of());
            }
        }
        return Detail.NONE;
    }

    private static Detail activities(Judgement judgement, DidScorer did, Rule.Did rule) {
        Scene scene = judgement.scene;
        int end = scene.end(did.stream());
        int first = scene.firstWithin(did.stream(), did.within(), judgement.span.from());
        if (first == end) {
            return Detail.NONE;
        }
        int count = did.keep(scene, first, end);
        List<Kept> kept = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Activity activity = scene.members[scene.kept()[i]];
            long age = judgement.span.from() - activity.at();
            kept.add(new Kept(
                    activity.type(),
                    activity.asset().orElse(""),
                    activity.at(),
                    age / Curve.DAY,
                    rule.points(),
                    did.curve().shownFactor(age),
                    did.curve().at(age)));
        }
        return new Detail("", "", 0, end - first, List.copyOf(kept));
    }
}
