package dev.mql.app.screen;

import dev.mql.definition.Never;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluation.Gate;
import dev.mql.evaluate.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** The verdict as a sentence, with the gates that are open and those that are not. */
final class VerdictSentence {

    private VerdictSentence() {}

    /** {@code NOT AN MQL}. */
    static String head(Outcome outcome) {
        return switch (outcome.verdict().kind()) {
            case MQL -> "AN MQL";
            case NEEDS_DATA -> "AN ANSWER SHORT";
            case NURTURE -> "NOT AN MQL";
            case DISQUALIFIED -> "STOPPED";
        };
    }

    static String body(Explanation explanation) {
        Evaluation evaluation = explanation.evaluation();
        Outcome outcome = evaluation.outcome();
        return switch (outcome.verdict().kind()) {
            case DISQUALIFIED -> stopped(explanation, evaluation.stops());
            case MQL ->
                outcome.raised()
                        ? "raised a hand, which counts whatever the points are; " + points(evaluation)
                        : points(evaluation);
            case NEEDS_DATA ->
                points(evaluation) + "\nSales needs to know first: "
                        + outcome.verdict().ask().stream().map(Wording::fact).collect(Collectors.joining(", ")) + ".";
            case NURTURE -> points(evaluation) + hint(evaluation);
        };
    }

    private static String stopped(Explanation explanation, List<String> codes) {
        return codes.stream()
                .map(code -> explanation.definition().never().stream()
                        .filter(never -> never.code().equals(code))
                        .map(Never::words)
                        .map(words -> words.say().isEmpty() ? code : words.say() + " (" + code + ")")
                        .findFirst()
                        .orElse(code))
                .collect(Collectors.joining(". ", "", "."));
    }

    private static String points(Evaluation evaluation) {
        String open = side(evaluation, true);
        String closed = side(evaluation, false);
        if (closed.isEmpty()) {
            return open.isEmpty() ? Points.text(evaluation.outcome().score()) + " points." : open + ".";
        }
        return open.isEmpty() ? "only " + closed + "." : open + ", but " + closed + ".";
    }

    private static String side(Evaluation evaluation, boolean reached) {
        List<String> gates = evaluation.gates().stream()
                .filter(gate -> gate.reached() == reached)
                .map(VerdictSentence::gate)
                .toList();
        return String.join(" and ", gates);
    }

    private static String gate(Gate gate) {
        String needed = " (" + (gate.line() <= 0 ? "more than 0" : Points.text(gate.line())) + " needed)";
        return switch (gate.name()) {
            case "score" -> Points.text(gate.value()) + " points" + needed;
            case "product" -> "product interest " + Points.text(gate.value()) + needed;
            default -> gate.name() + " " + Points.text(gate.value()) + needed;
        };
    }

    private static String hint(Evaluation evaluation) {
        boolean onlyProduct = evaluation.gates().stream()
                .filter(gate -> !gate.reached())
                .allMatch(gate -> gate.name().equals("product"));
        return onlyProduct && evaluation.outcome().content() > 0
                ? "\nReads about the topic, has hardly looked at the product."
                : "";
    }
}
