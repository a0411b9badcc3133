package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesTheCommandOnStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: mql");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("mql ").hasLineCount(1);
    }

    @Test
    void withoutArgumentsItSaysWhatThereIs() {
        assertThat(run()).isZero();
        assertThat(out.toString()).startsWith("Usage: mql");
    }

    @Test
    void anUnknownOptionIsAMistakeOfTheCaller() {
        assertThat(run("--no-such-option")).isNotZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("--no-such-option");
    }

    private int run(String... args) {
        CommandLine mql = Main.commandLine();
        mql.setOut(new PrintWriter(out, true));
        mql.setErr(new PrintWriter(err, true));
        return mql.execute(args);
    }
}
