package dev.mql.app.screen;

import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Interest;
import dev.mql.evaluate.NextChange;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Part;
import dev.mql.store.Run;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict as the stable JSON object scripts read. Points are cut to one decimal. */
public final class ExplainJson {

    private ExplainJson() {}

    public static Map<String, Object> of(Explanation explanation) {
        Evaluation evaluation = explanation.evaluation();
        Outcome outcome = evaluation.outcome();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contact", explanation.person().ref().id());
        json.put("crm", explanation.person().ref().crm());
        json.put("as_of", Instant.ofEpochMilli(evaluation.asOf()).toString());
        json.put("definition", evaluation.definitionHash());
        json.put("verdict", outcome.verdict().kind().word());
        json.put("code", outcome.verdict().code());
        json.put("raised", outcome.raised());
        json.put("stage", explanation.stage().word());
        json.put("score", Points.number(outcome.score()));
        json.put("low", Points.number(outcome.low()));
        json.put("high", Points.number(outcome.high()));
        json.put("fit", Points.number(outcome.fit()));
        json.put("engagement", Points.number(outcome.engagement()));
        json.put("product", Points.number(outcome.product()));
        json.put("content", Points.number(outcome.content()));
        json.put("grade", outcome.grade());
        json.put(
                "interest",
                outcome.interest().stream().sorted().map(ExplainJson::word).toList());
        json.put("reasons", evaluation.parts().stream().map(ExplainJson::reason).toList());
        json.put("stops", evaluation.stops());
        json.put("unchecked", evaluation.unchecked());
        json.put("missing", outcome.verdict().ask());
        json.put("not_fed", evaluation.notFed().stream().sorted().toList());
        json.put("ways", evaluation.ways().stream().map(ExplainJson::way).toList());
        json.put("next_change", next(evaluation.next()));
        json.put("facts_hash", evaluation.factsHash());
        return json;
    }

    /** The same, with the run that has just evaluated this person. */
    public static Map<String, Object> of(Explanation explanation, Run run) {
        Map<String, Object> json = of(explanation);
        json.put("run", run.id());
        json.put("state", run.state().word());
        json.put("written", run.tally().written());
        json.put("calls", run.calls().total());
        if (!run.message().isEmpty()) {
            json.put("message", run.message());
        }
        return json;
    }

    private static Map<String, Object> reason(Part part) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", part.rule());
        json.put("section", part.section());
        json.put("points", Points.number(part.points()));
        json.put("of", Points.number(part.of()));
        json.put("state", part.state().name().toLowerCase(Locale.ROOT));
        json.put("why", part.say().isEmpty() ? part.why() : part.say());
        return json;
    }

    private static Map<String, Object> way(Evaluation.Way way) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "steps",
                way.steps().stream()
                        .map(step -> List.of(step.what(), step.subject(), step.value()))
                        .toList());
        json.put("points", Points.number(way.points()));
        if (way.before() != Long.MAX_VALUE) {
            json.put("before", Instant.ofEpochMilli(way.before()).toString());
        }
        return json;
    }

    private static Object next(NextChange next) {
        if (next.at() == Long.MAX_VALUE) {
            return Map.of("at", "never", "exact", next.exact());
        }
        return Map.of("at", Instant.ofEpochMilli(next.at()).toString(), "exact", next.exact());
    }

    private static String word(Interest interest) {
        return interest.name().toLowerCase(Locale.ROOT);
    }
}
