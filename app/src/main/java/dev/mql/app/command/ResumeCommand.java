package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.workspace.Desk;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Ends a pause; the next run takes up what was left.", mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            boolean paused = desk.store().switches().resume(desk.crmName());
            surroundings
                    .out()
                    .println(desk.crmName()
                            + (paused ? " goes on with the next run" : " was not paused; nothing to do"));
            return ExitCode.DONE.code();
        }
    }
}
