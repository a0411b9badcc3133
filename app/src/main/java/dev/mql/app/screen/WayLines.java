package dev.mql.app.screen;

import dev.mql.evaluate.Evaluation.Step;
import dev.mql.evaluate.Evaluation.Way;
import dev.mql.evaluate.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** What would make somebody an MQL, in the words of the field. */
final class WayLines {

    private WayLines() {}

    static void print(Explanation told, Lines lines) {
        if (told.evaluation().outcome().verdict().kind() == Verdict.Kind.MQL) {
            return;
        }
        List<Way> ways = told.evaluation().ways();
        lines.line(
                ways.isEmpty()
                        ? "TO BECOME AN MQL   no one or two new activities or answers would do"
                        : "TO BECOME AN MQL, any one of");
        for (Way way : ways) {
            String steps = way.steps().stream().map(WayLines::step).collect(Collectors.joining(" and "));
            String before = way.before() == Long.MAX_VALUE
                    ? ""
                    : " before " + told.times().minute(way.before());
            lines.line("  %-50s %s", steps + before, way.points() == 0 ? "at once" : Points.signed(way.points()));
        }
    }

    private static String step(Step step) {
        return switch (step.what()) {
            case "do" -> (step.value().isEmpty() ? "" : step.value() + " ") + Wording.activity(step.subject());
            case "know" ->
                "learn " + Wording.fact(step.subject()) + (step.value().isEmpty() ? "" : ": " + step.value());
            default -> Wording.fact(step.subject()) + " grows to " + step.value();
        };
    }
}
