package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile.Loaded;
import dev.mql.definition.file.DefinitionFile.Reading;
import java.nio.file.Path;

/** Definitions the tests begin with. */
final class Samples {

    static final Path ACME = Path.of("..", "examples", "acme", "definition.yaml");

    /** As little as a definition can say; tests add sections behind it. */
    static final String SMALL = """
            definition: Small
            money: {in: EUR, rates: {USD: 0.92}}
            mql: {enter: {score: 0}}
            """;

    private Samples() {}

    static Reading read(String text) {
        return DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD);
    }

    static Loaded loaded(String text) {
        Reading reading = read(text);
        assertThat(reading.mistakes()).isEmpty();
        return (Loaded) reading;
    }
}
