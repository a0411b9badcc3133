package dev.mql.mapping;

import dev.mql.decide.Holding.Owner;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Nearest;
import dev.mql.file.Node;
import dev.mql.mapping.Targets.Policy;
import dev.mql.mapping.Targets.What;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
            Map.entry("mqlvalue", What.WORTH),
            Map.entry("mqldefinition", What.DEFINITION),
            Map.entry("mqldefinitionversion", What.DEFINITION),
            Map.entry("mqlexplainurl", What.EXPLAIN_URL),
            Map.entry("mqlstage", What.STAGE),
            Map.entry("mqlsince", What.BECAME_MQL_AT));

    private final Dialect dialect;
    private final Stages stages;
    private final Set<String> definitions;
    private final Mistakes mistakes;
    private final List<Targets.Status> statuses = new ArrayList<>();
    private final List<Targets.Value> values = new ArrayList<>();
    private final Map<String, Targets.Value> named = new HashMap<>();
    private Targets.@Nullable Lead lead;

    /** @param definitions the names of those beside the one that moves the status */
    TargetReader(Dialect dialect, Stages stages, Set<String> definitions, Mistakes mistakes) {
        this.dialect = dialect;
        this.stages = stages;
        this.definitions = definitions;
        this.mistakes = mistakes;
    }

    Targets read(Node node) {
        node.fields(mistakes).ifPresent(fields -> {
            Optional<Node> ours = fields.optional("ours");
            if (dialect.equals(Dialect.HUBSPOT)) {
                lead = fields.fields("leads")
                        .map(block -> LeadReader.read(block, stages, mistakes))
                        .orElse(null);
            }
            fields.others().forEach(this::target);
            ours.ifPresent(list -> list.items().forEach(this::own));
        });
        return new Targets(statuses, values, lead);
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
        Optional<Node> told = fields.optional("definition");
        String definition =
                told.flatMap(node -> node.text(mistakes)).map(String::strip).orElse("");
        if (told.isPresent() && !definitions.contains(definition)) {
            mistakes.add(
                    told.get(),
                    "no definition is called `" + definition + "`",
                    Nearest.to(definition, definitions)
                            .map(nearest -> "did you mean `" + nearest + "`?")
                            .orElse("name it in mql.yaml under definitions: beside"));
        } else {
            what.filter(known -> tells(known, definition, entry.key()))
                    .ifPresent(known -> add(entry.key(), entry.name(), known, steps, policy, definition));
        }
    }

    private boolean tells(What what, String definition, Node at) {
        boolean possible = definition.isEmpty() || !what.isOfThePerson();
        if (!possible) {
            mistakes.add(
                    at,
                    "only the definition that moves the status has a " + what.word(),
                    "drop the line, or drop `definition`");
        }
        return possible;
    }

    private void own(Node node) {
        node.text(mistakes).ifPresent(name -> {
            String key = name.toLowerCase(Locale.ROOT).replaceAll("__c$", "").replace("_", "");
            What what = OWN.get(key);
            Optional<Beside> beside = what == null ? beside(key) : Optional.empty();
            if (beside.isPresent()) {
                add(
                        node,
                        name,
                        beside.get().what(),
                        1,
                        Policy.ALWAYS,
                        beside.get().definition());
            } else if (what == null) {
                mistakes.add(
                        node,
                        "mql has no property called `" + name + "`",
                        "write one of mql_verdict, mql_grade, mql_interest, mql_reason, mql_ask_for, mql_definition, mql_explain_url, mql_stage, mql_value, mql_fit, mql_engagement; any other name goes above as {value: ...}");
            } else {
                add(node, name, what, 1, what == What.BECAME_MQL_AT ? Policy.KEEP_FIRST : Policy.ALWAYS, "");
            }
        });
    }

    /** {@code mql_desk_score} tells the score of the definition {@code desk}. */
    private Optional<Beside> beside(String key) {
        return definitions.stream()
                .flatMap(definition -> OWN.entrySet().stream()
                        .filter(own -> key.equals("mql"
                                + definition
                                        .toLowerCase(Locale.ROOT)
                                        .replace("_", "")
                                        .replace("-", "")
                                + own.getKey().substring("mql".length())))
                        .filter(own -> !own.getValue().isOfThePerson())
                        .map(own -> new Beside(definition, own.getValue())))
                .findFirst();
    }

    private record Beside(String definition, What what) {}

    /** A property tells one thing of one definition. CRMs do not tell letters apart by their case. */
    private void add(Node at, String property, What what, int steps, Policy policy, String definition) {
        Targets.Value value = new Targets.Value(property, what, steps, policy, definition);
        Targets.Value before = named.putIfAbsent(property.toLowerCase(Locale.ROOT), value);
        if (before != null) {
            boolean same = before.definition().equals(definition);
            mistakes.add(
                    at,
                    "`" + property + "` is written twice" + (same ? "" : ", for two definitions"),
                    same ? "keep one of the lines" : "give each definition a property of its own");
        }
        values.add(value);
    }
}
