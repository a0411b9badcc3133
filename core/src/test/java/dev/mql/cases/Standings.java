package dev.mql.cases;

import dev.mql.decide.Decider;
import dev.mql.decide.Decision;
import dev.mql.decide.Holding;
import dev.mql.decide.Policy;
import dev.mql.decide.Standing;
import dev.mql.decide.Traces;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.model.Facts;
import dev.mql.model.Stage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decides about the person of a case, from the {@code standing} it gives. */
final class Standings {

    private final Times times;

    Standings(Times times) {
        this.times = times;
    }

    Decision decide(JsonNode node, Definition definition, Facts facts, Evaluation evaluation) {
        Standing standing = new Standing(
                Stage.valueOf(node.path("stage").asString("lead").toUpperCase(Locale.ROOT)),
                times.read(node.path("since").asString("100d ago")),
                instant(node, "below_since"),
                instant(node, "left_at"),
                node.path("recycles").asInt(0),
                instant(node, "mql_since"),
                instant(node, "answer_by"));
        Long below = Evaluator.of(definition, "v1:case")
                .belowLeavingSince(facts, evaluation.asOf(), standing.since())
                .orElse(null);
        Traces traces = Traces.of(definition, facts, evaluation, below);
        return Decider.of(definition, Policy.liveForAll())
                .decide(evaluation.outcome(), holdings(node), standing, traces, evaluation.asOf());
    }

    private List<Holding> holdings(JsonNode node) {
        return node.has("status")
                ? List.of(new Holding(
                        "hs_lead_status",
                        node.path("status").asString(),
                        times.read("50d ago"),
                        Stage.LEAD,
                        Holding.Owner.ENGINE,
                        null,
                        false))
                : List.of();
    }

    private @Nullable Long instant(JsonNode node, String key) {
        return node.has(key) ? (Long) times.read(node.path(key).asString()) : null;
    }
}
