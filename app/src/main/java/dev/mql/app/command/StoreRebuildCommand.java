package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.notify.Telling.Told;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import dev.mql.sync.Runs;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        description =
                "Makes a lost store again from the CRM: everything is read, everybody judged, and nobody handed over.",
        mixinStandardHelpOptions = true)
final class StoreRebuildCommand implements Callable<Integer> {

    private static final List<String> LOST = List.of(
            "who was handed over when, and what waits to be told: nobody is told anything",
            "earlier verdicts, runs, plans and their chain: the history begins today",
            "what mql wrote: every value found counts as somebody else's, and mql takes nobody back from there",
            "what somebody released, what was undone, and who asked to be forgotten: tell mql again, before --yes is typed,"
                    + " by erasing them in the CRM");

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(
            names = {"-y", "--yes"},
            description = "Do it; without it only what cannot come back is shown.")
    private boolean yes;

    StoreRebuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            if (desk.store().people().census(desk.crmName()).people() > 0
                    && desk.store().switches().basis(desk.crmName()).isPresent()) {
                throw new UserError(
                        "the store is not lost, there are people of " + desk.crmName() + " in it",
                        "store",
                        "mql sync --full reads everything again; to begin anew, name an empty store in mql.yaml");
            }
            if (!yes) {
                show();
                return ExitCode.PENDING.code();
            }
            try (TerminalProgress progress = new TerminalProgress(surroundings)) {
                Orders orders = Orders.everybody().with(Set.of(Orders.Wish.BACKFILL, Orders.Wish.FULL));
                Run run = new Runs(desk.job(orders, progress)).sync();
                progress.clear();
                return RunEnd.show(run, Told.NOTHING, desk, options, surroundings);
            }
        }
    }

    private void show() {
        Lines lines = new Lines(surroundings.out());
        lines.line("COMES BACK  everybody, their activity as far as the CRM has it, verdicts, scores and reasons")
                .line("CANNOT");
        LOST.forEach(what -> lines.line("  %s", what));
        lines.gap()
                .line(
                        "mql store rebuild --yes%s   does it: reads all, writes values, moves no status",
                        options.again());
        lines.flush();
    }
}
