package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.PlanSummary;
import dev.mql.app.screen.RunJson;
import dev.mql.app.screen.UndoScreen;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import dev.mql.sync.Runs;
import dev.mql.sync.Undo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Puts back what a run wrote, where nobody touched it since. Shows it first; --apply does it.",
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "RUN", description = "As mql status names it: r-12.")
    private String undone = "";

    @Option(names = "--apply", description = "Put it back.")
    private boolean apply;

    UndoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.open(surroundings);
        for (String crm : workspace.mappings().keySet()) {
            try (Desk desk = Desk.open(workspace, crm, surroundings)) {
                Run known = desk.store().journal().run(undone).orElse(null);
                if (known != null && known.crm().equals(crm)) {
                    return undo(desk);
                }
            }
        }
        throw new UserError("there is no such run", undone, "mql status names the last ones");
    }

    private int undo(Desk desk) {
        try (TerminalProgress progress = new TerminalProgress(surroundings)) {
            Undo undo = new Runs(desk.job(Orders.everybody(), progress)).undo(undone, apply);
            progress.clear();
            Run run = undo.run();
            if (run.state() != Run.State.DONE) {
                return RunEnd.stopped(run, desk, options, surroundings);
            }
            PlanSummary summary =
                    PlanSummary.of(desk.store().journal(), run.plan().orElseThrow());
            show(desk, undo, summary);
            if (run.tally().failed() > 0) {
                return ExitCode.FAILED_RECORDS.code();
            }
            return (apply || summary.writes() == 0 ? ExitCode.DONE : ExitCode.PENDING).code();
        }
    }

    private void show(Desk desk, Undo undo, PlanSummary summary) {
        if (options.json) {
            Map<String, Object> json = RunJson.of(undo.run(), desk.crm().limits());
            json.put("undone", undone);
            json.put("writes", summary.writes());
            json.put("changes_per_property", summary.properties());
            json.put("not_restored", undo.left().stream().map(UndoCommand::json).toList());
            JsonText.print(json, surroundings);
            return;
        }
        String command = "mql undo " + undone + " --apply" + options.again();
        UndoScreen.print(undone, undo, summary, apply, command, new Lines(surroundings.out()));
    }

    private static Map<String, Object> json(Undo.Left left) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", left.person().type());
        json.put("id", left.person().id());
        json.put("property", left.property());
        json.put("why", left.why().word());
        return json;
    }
}
