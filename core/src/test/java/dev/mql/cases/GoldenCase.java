package dev.mql.cases;

import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.model.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One file under {@code cases}; its form is explained in the README there. */
final class GoldenCase {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String DEFAULT_NOW = "2026-11-23T08:00:00Z";
    private static final List<String> MORE_FACTS =
            List.of("product_line", "company.founded", "contact.tags_all", "score_elsewhere", "company.visits");

    private final String name;
    private final String text;
    private final JsonNode root;
    private final Times times;

    private GoldenCase(String name, String text) {
        this.name = name;
        this.text = text;
        this.root = YAML.readTree(text);
        this.times = new Times(
                Instant.parse(root.path("as_of").asString(DEFAULT_NOW)).toEpochMilli());
    }

    static GoldenCase read(Path file) {
        try {
            return new GoldenCase(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    JsonNode root() {
        return root;
    }

    Times times() {
        return times;
    }

    /** Lines of meaning.md as numbers, rows of requirements as {@code A50}. */
    List<String> proves() {
        List<String> proven = new ArrayList<>();
        root.path("proves").forEach(line -> proven.add(line.asString()));
        return proven;
    }

    Definition definition() {
        return definition("definition");
    }

    Optional<Definition> another() {
        return root.has("another") ? Optional.of(definition("another")) : Optional.empty();
    }

    private Definition definition(String key) {
        DefinitionFile.Reading reading = reading(key);
        return reading.definition().orElseThrow(() -> new AssertionError(name + ": " + reading.mistakes()));
    }

    DefinitionFile.Reading reading(String key) {
        List<String> moreActivities = List.of("crm_task_done");
        String text = root.path(key).isString() ? example(root.path(key).asString()) : block(key);
        return DefinitionFile.read(text, name, Glossary.STANDARD.with(MORE_FACTS, moreActivities));
    }

    /** The whole definition of one of the product's examples. */
    private static String example(String named) {
        try {
            return Files.readString(Path.of("..", "examples", named, "definition.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a block, as a file of their own, with what a case may leave out. */
    private String block(String key) {
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : text.split("\n", -1)) {
            if (inside && !line.isBlank() && !line.startsWith("  ")) {
                inside = false;
            } else if (inside) {
                block.append(line.isBlank() ? "" : line.substring(2)).append('\n');
            }
            inside |= line.startsWith(key + ":");
        }
        String written = block.toString();
        if (!written.contains("definition:")) {
            block.insert(0, "definition: case\n");
        }
        if (!written.startsWith("mql:") && !written.contains("\nmql:")) {
            block.append("mql: {enter: {score: 0, product: 0}}\n");
        }
        return block.toString();
    }

    Facts facts(Definition definition) {
        return new CaseFacts(times).read(root, Types.of(definition));
    }

    Evaluation evaluation(Definition definition, Facts facts) {
        long step = CaseFacts.micros(root.path("publish_step").asString("0"));
        return Evaluator.of(definition, DefinitionHash.of(definition)).evaluate(facts, times.read("now"), step);
    }
}
