package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Headline;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.PlanCsv;
import dev.mql.app.screen.PlanScreen;
import dev.mql.app.screen.PlanSummary;
import dev.mql.app.screen.RunJson;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import dev.mql.sync.Runs;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Shows what would be written, and why. Writes nothing. Ends with 2 where changes are pending.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Option(names = "--csv", paramLabel = "FILE", description = "Every person, property, old and new value, cause.")
    private @Nullable Path csv;

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm);
                TerminalProgress progress = new TerminalProgress(surroundings)) {
            Run run = desk.run(runOptions.orders(desk, surroundings), progress, Runs::plan);
            progress.clear();
            if (run.state() != Run.State.DONE) {
                return RunEnd.stopped(run, desk, options, surroundings);
            }
            Plan plan = desk.store().journal().plan(run.plan().orElseThrow()).orElseThrow();
            PlanSummary summary = PlanSummary.of(desk.store().journal(), plan.id());
            if (csv != null) {
                PlanCsv.write(
                        desk.store().journal(), plan.id(), surroundings.folder().resolve(csv));
            }
            show(desk, run, plan, summary);
            return (summary.writes() > 0 ? ExitCode.PENDING : ExitCode.DONE).code();
        }
    }

    private void show(Desk desk, Run run, Plan plan, PlanSummary summary) {
        if (options.json) {
            Map<String, Object> json = RunJson.of(run, desk.crm().limits());
            json.put("writes", summary.writes());
            json.put("moves", summary.movers());
            json.put("changes_per_property", summary.properties());
            json.put("held", summary.held());
            JsonText.print(json, surroundings);
            return;
        }
        Agreed agreed = desk.workspace().agreed();
        PlanScreen.print(
                new PlanScreen.Shown(
                        plan,
                        run,
                        summary,
                        agreed.definition(),
                        desk.mapping(),
                        agreed.signatures(),
                        desk.store().people().census(desk.crmName()).people(),
                        desk.times(),
                        ref -> desk.store()
                                .people()
                                .dossier(ref)
                                .map(Headline::of)
                                .orElse(ref.id()),
                        "mql apply " + plan.id() + options.again(),
                        "mql plan --csv plan.csv" + options.again(),
                        options.typed(desk.workspace().unsigned())),
                new Lines(surroundings.out()));
    }
}
