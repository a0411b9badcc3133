package dev.mql.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.evaluate.Evaluation;
import dev.mql.model.Facts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Runs every file under {@code cases}, and asks that they cover what a definition means. */
class GoldenCasesTest {

    /** Line 1, the same bytes for the same inputs, is what {@code OrderTest} tries with made-up people. */
    private static final List<String> LINES =
            IntStream.rangeClosed(2, 40).mapToObj(Integer::toString).toList();

    /** Rows about criteria, behaviours, junk and scoring that the definition and its evaluation answer. */
    private static final List<String> ROWS = List.of(
            "A1", "A2", "A3", "A5", "A7", "A12", "A13", "A14", "A18", "A19", "A20", "A24", "A25", "A26", "A27", "A28",
            "A29", "A30", "A31", "A32", "A33", "A34", "A35", "A36", "A38", "A39", "A40", "A41", "A42", "A43", "A44",
            "A45", "A46", "A47", "A48", "A49", "A50", "A51", "A52", "A53", "A55", "A56", "A57", "A58", "A61", "A62",
            "A59", "A63", "A64", "A65", "A67", "A68", "A70", "A75", "A77", "A78", "A79");

    /** Rows of the same sections that ask for a look at many people, which one person's verdict cannot answer. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "A66", "why sales rejects, by rule and source: a report over hand-offs",
            "A69", "measured lift beside each rule: a back-test",
            "A71", "journeys of won and lost customers: a back-test",
            "A72", "what those who became customers have in common: a report",
            "A74", "how many more or fewer a line lets through: mql whatif",
            "A76", "what sales says of a hand-off: read back with the decision",
            "A80", "both teams' obligations in one report");

    /** 24 to 80 are the rows about criteria, behaviours, junk and scoring; these of them are wishes, not musts. */
    private static final Set<Integer> WISHES = Set.of(37, 54, 60, 73);

    @TestFactory
    Stream<DynamicTest> meansWhatTheCaseSays() throws IOException, URISyntaxException {
        return files().stream().map(file -> {
            GoldenCase golden = GoldenCase.read(file);
            return DynamicTest.dynamicTest(golden.name(), file.toUri(), () -> check(golden));
        });
    }

    @Test
    void coversEveryLineOfTheMeaningAndEveryRowAboutIt() throws IOException, URISyntaxException {
        Set<String> proven = new TreeSet<>();
        for (Path file : files()) {
            proven.addAll(GoldenCase.read(file).proves());
        }
        assertThat(proven).containsAll(LINES).containsAll(ROWS);
    }

    @Test
    void forgetNoRowThatIsAMust() {
        Set<String> rows = new TreeSet<>(ROWS);
        rows.addAll(ELSEWHERE.keySet());
        assertThat(ROWS).doesNotContainAnyElementsOf(ELSEWHERE.keySet());
        assertThat(rows)
                .containsAll(IntStream.rangeClosed(24, 80)
                        .filter(row -> !WISHES.contains(row))
                        .mapToObj(row -> "A" + row)
                        .toList());
    }

    @Test
    void areAtLeastAHundredAndFiftyEachNamedByItsNumber() throws IOException, URISyntaxException {
        List<String> names =
                files().stream().map(file -> String.valueOf(file.getFileName())).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(150).allMatch(name -> name.matches("\\d{3}-[a-z0-9-]+\\.yaml"));
        assertThat(names.stream().map(name -> name.substring(0, 3))).doesNotHaveDuplicates();
    }

    private static void check(GoldenCase golden) {
        JsonNode expected = golden.root().path("expect");
        if (expected.has("refused")) {
            assertThat(golden.reading("definition").mistakes())
                    .extracting(Object::toString)
                    .anyMatch(
                            mistake -> mistake.contains(expected.path("refused").asString()));
            return;
        }
        Definition definition = golden.definition();
        Facts facts = golden.facts(definition);
        Evaluation evaluation = golden.evaluation(definition, facts);
        Map<String, Object> shown = new TreeMap<>(new Shown(golden.times()).show(evaluation));
        if (golden.root().has("standing")) {
            shown.put(
                    "decision",
                    new Shown(golden.times())
                            .show(new Standings(golden.times())
                                    .decide(golden.root().path("standing"), definition, facts, evaluation)));
        }
        golden.another().ifPresent(another -> {
            shown.put("same_hash", Boolean.toString(DefinitionHash.of(another).equals(DefinitionHash.of(definition))));
            shown.put("by_another", new Shown(golden.times()).show(golden.evaluation(another, facts)));
        });
        assertThat(expected.size()).as("what is expected").isPositive();
        expected.properties().forEach(property -> compare(property.getKey(), property.getValue(), shown));
    }

    /** Of a block only the keys it names are compared; a list has to be equal as a whole. */
    private static void compare(String key, JsonNode expected, Map<String, Object> shown) {
        assertThat(shown).containsKey(key);
        Object actual = shown.get(key);
        if (expected.isObject() && actual instanceof Map<?, ?> block) {
            Map<String, Object> named = new TreeMap<>();
            block.forEach((name, value) -> named.put(String.valueOf(name), value));
            expected.properties().forEach(inner -> compare(inner.getKey(), inner.getValue(), named));
        } else if (expected.isArray()) {
            List<String> texts = new ArrayList<>();
            expected.forEach(item -> texts.add(item.asString()));
            assertThat(actual).as(key).isEqualTo(texts);
        } else {
            assertThat(String.valueOf(actual)).as(key).isEqualTo(expected.asString());
        }
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(GoldenCasesTest.class.getResource("/cases").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
