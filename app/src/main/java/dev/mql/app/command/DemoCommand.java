package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.demo.Demo;
import dev.mql.app.screen.DemoScreen;
import dev.mql.app.screen.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "Runs everything against a made-up company's HubSpot on this machine: no account, no network.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            description = "Where the demo's workspace is made anew (default: ${DEFAULT-VALUE}).")
    private Path workspace = Path.of("mql-demo");

    @Option(names = "--contacts", paramLabel = "N", description = "How many contacts (default: ${DEFAULT-VALUE}).")
    private int contacts = 2_000;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        try (TerminalProgress progress = new TerminalProgress(surroundings)) {
            DemoScreen.Shown shown = new Demo(surroundings, workspace, contacts).run(progress);
            progress.clear();
            DemoScreen.print(shown, new Lines(surroundings.out()));
        }
        return ExitCode.DONE.code();
    }
}
