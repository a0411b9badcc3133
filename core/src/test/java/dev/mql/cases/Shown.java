package dev.mql.cases;

import dev.mql.decide.Decision;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Profile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An evaluation in the words of cases: points as decimals, instants as distances. */
final class Shown {

    private final Times times;

    Shown(Times times) {
        this.times = times;
    }

    Map<String, Object> show(Evaluation evaluation) {
        Map<String, Object> shown = new TreeMap<>();
        Outcome outcome = evaluation.outcome();
        shown.put("verdict", verdict(outcome));
        shown.put("raised", Boolean.toString(outcome.raised()));
        shown.put("score", points(outcome.score()));
        shown.put("low", points(outcome.low()));
        shown.put("high", points(outcome.high()));
        shown.put("fit", points(outcome.fit()));
        shown.put("engagement", points(outcome.engagement()));
        shown.put("product", points(outcome.product()));
        shown.put("content", points(outcome.content()));
        shown.put("score_shown", cut(outcome.score()));
        shown.put("grade", outcome.grade());
        shown.put(
                "interest",
                outcome.interest().stream()
                        .map(interest -> interest.name().toLowerCase(Locale.ROOT))
                        .toList());
        shown.put("next", times.write(evaluation.next().at()));
        shown.put("stops", evaluation.stops());
        shown.put("unchecked", evaluation.unchecked());
        shown.put("not_fed", List.copyOf(evaluation.notFed()));
        shown.put("facts_hash", evaluation.factsHash());
        shown.put(
                "unknown",
                evaluation.unknown().stream()
                        .collect(Collectors.toMap(
                                Evaluation.Unknown::fact,
                                unknown -> List.of(points(unknown.low()), points(unknown.high())))));
        shown.put(
                "gates",
                evaluation.gates().stream()
                        .collect(Collectors.toMap(Evaluation.Gate::name, gate -> Boolean.toString(gate.reached()))));
        shown.put(
                "ignored",
                evaluation.ignored().stream()
                        .map(ignored -> ignored.count() + " " + ignored.type() + ": " + ignored.reason())
                        .toList());
        shown.put("ways", evaluation.ways().stream().map(this::way).toList());
        parts(evaluation, shown);
        profile(evaluation.profile(), shown);
        return shown;
    }

    private static String verdict(Outcome outcome) {
        String verdict = outcome.verdict().kind().word();
        if (!outcome.verdict().code().isEmpty()) {
            return verdict + " " + outcome.verdict().code();
        }
        return outcome.verdict().ask().isEmpty()
                ? verdict
                : verdict + " " + String.join(" ", outcome.verdict().ask());
    }

    private void parts(Evaluation evaluation, Map<String, Object> shown) {
        Map<String, Object> points = new TreeMap<>();
        Map<String, Object> states = new TreeMap<>();
        Map<String, Object> kept = new TreeMap<>();
        Map<String, Object> say = new TreeMap<>();
        for (Part part : evaluation.parts()) {
            points.put(part.rule(), points(part.points()));
            states.put(part.rule(), part.state().name().toLowerCase(Locale.ROOT));
            say.put(part.rule(), part.say());
            kept.put(
                    part.rule(),
                    part.detail().kept().stream()
                            .map(one -> points(one.points()) + " x " + points(one.factor()) + " = "
                                    + points(one.contribution()) + " after " + one.days() + "d")
                            .toList());
        }
        shown.put("parts", points);
        shown.put("states", states);
        shown.put("kept", kept);
        shown.put("say", say);
    }

    private void profile(Profile profile, Map<String, Object> shown) {
        shown.put(
                "personas",
                profile.personas().stream()
                        .map(one -> one.persona() + " " + one.matched() + " of " + one.of()
                                + (one.unknown() == 0 ? "" : ", " + one.unknown() + " unknown"))
                        .toList());
        shown.put("learnt", profile.learnt());
        shown.put("flat_since", times.write(profile.flatSince()));
        Map<String, Object> products = new TreeMap<>();
        profile.products().forEach((product, sum) -> products.put(product, points(sum)));
        shown.put("products", products);
        shown.put(
                "sql",
                (profile.sql().met() ? "met" : "not met") + ": yes "
                        + profile.sql().yes() + ", no " + profile.sql().no() + ", unknown "
                        + profile.sql().unknown());
    }

    private String way(Evaluation.Way way) {
        String steps = way.steps().stream()
                .map(step -> (step.what() + " " + step.subject() + " " + step.value()).strip())
                .collect(Collectors.joining(" and "));
        String points = way.points() == 0 ? "at once" : "+" + points(way.points());
        String end = way.before() == Long.MAX_VALUE ? "" : " before " + times.write(way.before());
        return steps + ": " + points + end;
    }

    Map<String, Object> show(Decision decision) {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("to", decision.to().word());
        shown.put("cause", decision.cause().word());
        shown.put("review_at", times.write(decision.reviewAt()));
        Long below = decision.after().belowSince();
        Long answerBy = decision.after().answerBy();
        shown.put("answer_by", answerBy == null ? "none" : times.write(answerBy));
        shown.put("below_since", below == null ? "none" : times.write(below));
        shown.put("recycles", Integer.toString(decision.after().recycles()));
        shown.put(
                "held",
                decision.held().stream().map(held -> held.reason().word()).toList());
        return shown;
    }

    static String points(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    /** As people see it: cut, never rounded, to one decimal (meaning 2). */
    private static String cut(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(1, RoundingMode.DOWN).toPlainString();
    }
}
