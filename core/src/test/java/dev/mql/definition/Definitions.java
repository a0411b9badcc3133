package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.file.DefinitionFile;
import dev.mql.definition.file.DefinitionFile.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Definitions as tests write them: YAML, because that is what people read. */
final class Definitions {

    private Definitions() {}

    static Definition of(String text) {
        Reading reading = DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD);
        assertThat(reading.mistakes()).isEmpty();
        return reading.definition().orElseThrow();
    }

    static String acme() {
        try {
            return Files.readString(Path.of("..", "examples", "acme", "definition.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
