package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Switches;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Stops every process on the store before its next batch, until mql resume.",
        mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; others will read it.")
    private String reason = "";

    PauseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            String by = surroundings.variables().getOrDefault("USER", "somebody at the terminal");
            desk.store()
                    .switches()
                    .pause(new Switches.Pause(
                            desk.crmName(), reason, by, surroundings.clock().instant()));
            surroundings
                    .out()
                    .println(desk.crmName() + " is paused: runs stop before their next batch; mql resume"
                            + options.again() + " goes on");
            return ExitCode.DONE.code();
        }
    }
}
