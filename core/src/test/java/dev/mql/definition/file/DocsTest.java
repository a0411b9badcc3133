package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile.Loaded;
import dev.mql.file.Schemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say is what the code does. */
class DocsTest {

    private static final Schemas SCHEMA = new Schemas("definition.json");

    static Stream<String> examples() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(doc("definition.md"));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertThat(blocks).hasSizeGreaterThan(10);
        return blocks.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleLoadsCleanly(String example) {
        String whole = (example.startsWith("definition:") ? "" : "definition: Example\n")
                + example
                + (example.contains("\nmql:") ? "" : "mql: {enter: {score: 0, product: 0}}\n");
        Loaded loaded = Samples.loaded(whole);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(SCHEMA.refusals(whole)).isEmpty();
    }

    @Test
    void factsAreThoseOfTheGlossary() throws IOException {
        List<String> rows = Glossary.STANDARD.facts().values().stream()
                .map(fact -> "| `" + fact.name() + "` | " + fact.kind().name().toLowerCase(Locale.ROOT) + " | "
                        + fact.unit() + " | " + fact.meaning() + " |")
                .toList();
        assertThat(rows("facts.md", 5)).containsAll(rows).hasSameSizeAs(rows);
        for (Glossary.Fact fact : Glossary.STANDARD.facts().values()) {
            if (!fact.codes().isEmpty()) {
                assertThat(doc("facts.md"))
                        .contains("- `" + fact.name() + "`: " + String.join(", ", fact.codes()) + "\n");
            }
        }
    }

    @Test
    void activityTypesAreThoseOfTheGlossary() throws IOException {
        List<String> rows = Glossary.STANDARD.activities().values().stream()
                .map(type -> "| `" + type.name() + "` | " + type.meaning() + " |")
                .toList();
        assertThat(rows("facts.md", 3)).containsAll(rows);
        assertThat(doc("facts.md")
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .toList())
                .hasSize(rows.size() + Glossary.STANDARD.facts().size());
    }

    @Test
    void codesAreThoseOfTheNormalisers() throws IOException {
        assertThat(codes("industries.txt", "([a-z_]+): .*"))
                .containsExactlyInAnyOrderElementsOf(named("company.industry"));
        assertThat(codes("titles.txt", "(?:function|otherwise) ([a-z_]+): .*"))
                .containsExactlyInAnyOrderElementsOf(named("contact.function"));
        assertThat(codes("titles.txt", "seniority ([a-z_]+): .*"))
                .containsExactlyInAnyOrderElementsOf(named("contact.seniority"));
    }

    @Test
    void theMeaningHasItsFortyLines() throws IOException {
        List<Integer> numbers = doc("meaning.md")
                .lines()
                .map(Pattern.compile("^([0-9]+)\\. .*")::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
    }

    private static List<String> named(String fact) {
        return Glossary.STANDARD.fact(fact).orElseThrow().codes();
    }

    private static List<String> codes(String file, String form) throws IOException {
        try (var in = DocsTest.class.getResourceAsStream("/dev/mql/mapping/normal/" + file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Pattern.compile(form)::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .distinct()
                    .toList();
        }
    }

    /** The rows about words of the glossary, cut behind so many bars. */
    private static List<String> rows(String doc, int bars) throws IOException {
        return doc(doc).lines()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> bars == 3 || line.chars().filter(c -> c == '|').count() == 7)
                .map(line -> {
                    int end = 0;
                    for (int i = 0; i < bars; i++) {
                        end = line.indexOf('|', end) + 1;
                    }
                    return line.substring(0, end);
                })
                .toList();
    }

    private static String doc(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name));
    }
}
