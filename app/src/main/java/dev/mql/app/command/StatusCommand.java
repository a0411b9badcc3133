package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "The last runs, who stands where, what waits for somebody. Asks no CRM.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Option(names = "--runs", paramLabel = "N", description = "How many runs (default: 5).")
    private int runs = 5;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.open(surroundings);
        List<Object> all = new ArrayList<>();
        for (String crm : workspace.mappings().keySet()) {
            try (Desk desk = Desk.open(workspace, crm, surroundings)) {
                Instant now = surroundings.clock().instant();
                CrmStatus status = CrmStatus.of(desk, runs, now);
                if (options.json) {
                    all.add(StatusJson.of(desk, status));
                } else {
                    new StatusScreen(new Lines(surroundings.out()), options).show(desk, status, now);
                }
            }
        }
        if (options.json) {
            JsonText.print(Map.of("crms", all), surroundings);
        }
        return ExitCode.DONE.code();
    }
}
