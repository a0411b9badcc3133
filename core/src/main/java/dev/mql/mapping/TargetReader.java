package dev.mql.mapping;

import dev.mql.decide.Holding.Owner;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.mapping.Targets.Policy;
import dev.mql.mapping.Targets.What;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code write}. */
final class TargetReader {

    /** What mql's own properties tell, by their names without underscores. */
    private static final Map<String, What> OWN = Map.ofEntries(
            Map.entry("mqlscore", What.SCORE),
            Map.entry("mqlfit", What.FIT),
            Map.entry("mqlfitscore", What.FIT),
            Map.entry("mqlengagement", What.ENGAGEMENT),
            Map.entry("mqlengagementscore", What.ENGAGEMENT),
            Map.entry("mqlverdict", What.VERDICT),
            Map.entry("mqlgrade", What.GRADE),
            Map.entry("mqltier", What.GRADE),
            Map.entry("mqlinterest", What.INTEREST),
            Map.entry("mqlreason", What.REASON),
            Map.entry("mqlaskfor", What.ASK_FOR),
            Map.entry("mqldefinition", What.DEFINITION),
            Map.entry("mqldefinitionversion", What.DEFINITION),
            Map.entry("mqlexplainurl", What.EXPLAIN_URL),
            Map.entry("mqlstage", What.STAGE),
            Map.entry("mqlsince", What.BECAME_MQL_AT));

    private final Dialect dialect;
    private final Stages stages;
    private final Mistakes mistakes;
    private final List<Targets.Status> statuses = new ArrayList<>();
    private final List<Targets.Value> values = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    TargetReader(Dialect dialect, Stages stages, Mistakes mistakes) {
        this.dialect = dialect;
        this.stages = stages;
        this.mistakes = mistakes;
    }

    Targets read(Node node) {
        node.fields(mistakes).ifPresent(fields -> {
            Optional<Node> ours = fields.optional("ours");
            fields.others().forEach(this::target);
            ours.ifPresent(list -> list.items().forEach(this::own));
        });
        return new Targets(statuses, values);
    }

    private void target(Node.Entry entry) {
        entry.value().fields(mistakes).ifPresent(fields -> {
            Optional<Policy> policy = fields.optional("policy")
                    .flatMap(node -> node.text(mistakes)
                            .flatMap(word -> Words.one(Policy.class, word, node, Set.of(), mistakes)));
            if (fields.has("stages")) {
                status(entry, fields, policy.orElse(Policy.ONLY_FROM_ENGINE_VALUES));
            } else {
                value(entry, fields, policy.orElse(Policy.ALWAYS));
            }
            fields.end();
        });
    }

    private void status(Node.Entry entry, Fields fields, Policy policy) {
        Map<Stage, String> texts = new EnumMap<>(Stage.class);
        fields.fields("stages")
                .ifPresent(block -> block.others()
                        .forEach(stage -> Words.one(Stage.class, stage.name(), stage.key(), Set.of(), mistakes)
                                .filter(known -> isTheEngines(known, stage.key()))
                                .ifPresent(known ->
                                        stage.value().text(mistakes).ifPresent(text -> texts.put(known, text)))));
        StageReader.path(dialect, entry, mistakes).ifPresent(path -> {
            texts.forEach((stage, text) -> recognised(path, text, entry));
            statuses.add(new Targets.Status(path, texts, policy));
        });
    }

    private boolean isTheEngines(Stage stage, Node at) {
        if (stage.belongsToSales()) {
            mistakes.add(
                    at,
                    "the engine never moves anybody to " + stage.word(),
                    "drop it: from accepted on the stage belongs to sales");
        }
        return !stage.belongsToSales();
    }

    /** What mql writes it must know again, or it would hold back from its own value for ever. */
    private void recognised(Path path, String text, Node.Entry entry) {
        boolean known = stages.properties().stream()
                .filter(status -> status.path().equals(path))
                .map(status -> new TreeMap<>(status.values()).get(text))
                .anyMatch(meaning -> meaning != null && meaning.owner() == Owner.ENGINE);
        if (!known) {
            mistakes.add(
                    entry.key(),
                    "mql would write `" + text + "` and not know it again",
                    "list it under stages: " + entry.name() + ": engine");
        }
    }

    private void value(Node.Entry entry, Fields fields, Policy policy) {
        Optional<What> what = fields.required("value", "say what it tells: score, verdict, grade, ...")
                .flatMap(node ->
                        node.text(mistakes).flatMap(word -> Words.one(What.class, word, node, Set.of(), mistakes)));
        int steps = fields.whole("steps_of", 1, 100).orElse(1);
        what.ifPresent(known -> add(entry.key(), entry.name(), known, steps, policy));
    }

    private void own(Node node) {
        node.text(mistakes).ifPresent(name -> {
            String key = name.toLowerCase(Locale.ROOT).replaceAll("__c$", "").replace("_", "");
            What what = OWN.get(key);
            if (what == null) {
                mistakes.add(
                        node,
                        "mql has no property called `" + name + "`",
                        "write one of mql_verdict, mql_grade, mql_interest, mql_reason, mql_ask_for, mql_definition, mql_explain_url, mql_stage, mql_fit, mql_engagement; any other name goes above as {value: ...}");
            } else {
                add(node, name, what, 1, what == What.BECAME_MQL_AT ? Policy.KEEP_FIRST : Policy.ALWAYS);
            }
        });
    }

    private void add(Node at, String property, What what, int steps, Policy policy) {
        if (!named.add(property)) {
            mistakes.add(at, "`" + property + "` is written twice", "keep one of the lines");
        }
        values.add(new Targets.Value(property, what, steps, policy));
    }
}
