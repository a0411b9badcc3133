package dev.mql.app;

import dev.mql.app.command.Commands;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A terminal of a test: commands run in this process, in a folder of their own, by a clock of their own. */
public final class Terminal {

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, String> variables = new HashMap<>();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private String in = "";

    private Terminal(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    public static Terminal in(Path folder) {
        return new Terminal(folder, InstantSource.system());
    }

    public static Terminal in(Path folder, InstantSource clock) {
        return new Terminal(folder, clock);
    }

    public Terminal with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public Terminal typing(String text) {
        in = text;
        return this;
    }

    /** Runs one command; {@link #out} and {@link #err} then hold what it printed. */
    public int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Commands.run(
                arguments,
                new Surroundings(
                        folder,
                        Map.copyOf(variables),
                        clock,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        new BufferedReader(new StringReader(in)),
                        false));
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
