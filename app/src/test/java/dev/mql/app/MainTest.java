package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    @Test
    void helpNamesEveryCommandOnStandardOutput() {
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run("--help")).isZero();
        assertThat(terminal.out()).startsWith("mql decides").contains("  demo ", "  plan ", "  explain ");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run("--version")).isZero();
        assertThat(terminal.out()).startsWith("mql ").hasLineCount(1);
    }

    @Test
    void withoutArgumentsItSaysWhatThereIs() {
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run()).isZero();
        assertThat(terminal.out()).startsWith("mql decides");
    }

    @Test
    void anUnknownOptionIsAMistakeOfTheCallerAndNotPendingChanges() {
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run("plan", "--no-such-option")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("--no-such-option");
    }

    @Test
    void anUnknownCommandPointsToTheList() {
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run("plam")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("plam").contains("mql --help");
    }

    @Test
    void withoutAWorkspaceTheRemedyIsNamed() {
        Terminal terminal = Terminal.in(folder);
        assertThat(terminal.run("status")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err())
                .contains("mql.yaml")
                .contains("mql init hubspot")
                .doesNotContain("Exception");
    }
}
