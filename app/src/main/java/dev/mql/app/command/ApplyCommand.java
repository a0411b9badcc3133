package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.notify.Announcer;
import dev.mql.app.notify.Telling;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import dev.mql.sync.Runs;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Applies exactly a plan made before, or refuses and says what has changed.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "PLAN", description = "As mql plan named it: p-12.")
    private String plan = "";

    @Option(names = "--acknowledge", description = "You have seen that it moves unusually many people, and want that.")
    private boolean acknowledge;

    @Option(names = "--backfill", description = "Only if the plan was made with it: values, and nobody is handed over.")
    private boolean backfill;

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.open(surroundings);
        for (String crm : workspace.mappings().keySet()) {
            try (Desk desk = Desk.open(workspace, crm, surroundings)) {
                Plan found = desk.store().journal().plan(plan).orElse(null);
                if (found != null && found.basis().crm().equals(crm)) {
                    return apply(desk);
                }
            }
        }
        throw new UserError("there is no such plan", plan, "mql plan makes one and names it");
    }

    private int apply(Desk desk) {
        if (acknowledge) {
            String by = surroundings.variables().getOrDefault("USER", "somebody at the terminal");
            desk.store().switches().acknowledge(plan, by, surroundings.clock().instant());
        }
        try (TerminalProgress progress = new TerminalProgress(surroundings)) {
            Telling telling = Announcer.of(desk);
            telling.listen();
            Orders orders = Orders.everybody().with(backfill ? Set.of(Orders.Wish.BACKFILL) : Set.of());
            desk.schema(); // as it is now: a plan is refused where it was another one
            Run run = new Runs(desk.job(orders, progress)).apply(plan);
            progress.clear();
            int code = RunEnd.show(run, telling.tell(), desk, options, surroundings);
            return code == ExitCode.DONE.code() && stale(desk) ? ExitCode.FAILED_RECORDS.code() : code;
        }
    }

    /** Some records had changed since the plan was made: they are left, and said so by the exit code. */
    private boolean stale(Desk desk) {
        return desk.store().journal().count(plan, java.util.EnumSet.of(dev.mql.store.PlanItem.State.STALE)) > 0;
    }
}
