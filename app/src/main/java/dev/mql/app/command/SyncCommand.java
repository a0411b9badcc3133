package dev.mql.app.command;

import dev.mql.app.Surroundings;
import dev.mql.app.notify.Announcer;
import dev.mql.app.notify.Telling;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Run;
import dev.mql.sync.Runs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = "Reads what is new, evaluates whom it concerns, writes what differs.",
        mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Mixin
    private RunOptions runOptions = new RunOptions();

    SyncCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm);
                TerminalProgress progress = new TerminalProgress(surroundings)) {
            Telling telling = Announcer.of(desk);
            telling.listen();
            Run run = desk.run(runOptions.orders(desk, surroundings), progress, Runs::sync);
            progress.clear();
            return RunEnd.show(run, telling.tell(), desk, options, surroundings);
        }
    }
}
