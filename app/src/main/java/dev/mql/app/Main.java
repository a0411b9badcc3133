package dev.mql.app;

import dev.mql.app.command.Commands;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** The command {@code mql}. */
public final class Main {

    private Main() {}

    /** Exits with the code of the command. */
    public static void main(String[] args) {
        System.exit(Commands.run(args, process()));
    }

    // Java cannot tell a terminal from a pipe in the same way on every version; the launcher can.
    private static Surroundings process() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                InstantSource.system(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                Boolean.getBoolean("mql.terminal"));
    }
}
