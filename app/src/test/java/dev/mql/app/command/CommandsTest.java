package dev.mql.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {

    @TempDir
    Path folder;

    static Iterable<String> names() {
        return Commands.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachCommandIsInTheListAndHasHelpOfItsOwn(String name) {
        assertThat(Commands.helpText()).containsPattern("\\b" + name + " {2,}\\S");
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run(name, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: mql " + name);
    }
}
