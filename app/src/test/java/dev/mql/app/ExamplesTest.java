package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.definition.file.DefinitionFile.Loaded;
import dev.mql.file.Mistakes;
import dev.mql.mapping.ActivitySource;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    static List<Path> mappings() throws Exception {
        try (Stream<Path> files = Files.find(
                EXAMPLES,
                2,
                (file, seen) -> file.getFileName().toString().matches("mapping-(hubspot|salesforce)\\.yaml"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void everyMappingLoadsAndItsDefinitionWithItAndNothingIsOdd(Path file) throws Exception {
        Mistakes mistakes = new Mistakes(file.toString());
        Mapping mapping = MappingFile.read(file, mistakes).orElseThrow(() -> new AssertionError(mistakes.list()));

        DefinitionFile.Reading reading = DefinitionFile.read(file.resolveSibling("definition.yaml"), words(mapping));

        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Loaded.class, loaded -> assertThat(loaded.warnings()).isEmpty());
    }

    private static Glossary words(Mapping mapping) {
        return Glossary.STANDARD.with(
                mapping.facts().keySet(),
                mapping.activities().stream()
                        .map(ActivitySource::type)
                        .filter(type -> !type.equals(ActivitySource.NOTHING))
                        .toList());
    }
}
