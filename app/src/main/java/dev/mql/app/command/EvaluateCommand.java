package dev.mql.app.command;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.notify.Announcer;
import dev.mql.app.notify.Telling;
import dev.mql.app.notify.Telling.Told;
import dev.mql.app.screen.ExplainJson;
import dev.mql.app.screen.ExplainScreen;
import dev.mql.app.screen.Explanation;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Explaining;
import dev.mql.crm.Calls;
import dev.mql.crm.Fetched;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.store.Run;
import dev.mql.sync.Job;
import dev.mql.sync.Orders;
import dev.mql.sync.Runs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Reads one person fresh, judges, writes what differs, and explains.",
            "A call each for the person, the company and the write; one more to find somebody by e-mail."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "WHO", description = "An id or an e-mail.")
    private String who = "";

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    EvaluateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm)) {
            desk.crm().recall(desk.knownSchema());
            Calls before = desk.crm().calls();
            Ref ref = ref(desk);
            Telling telling = Announcer.of(desk);
            telling.listen();
            Job job = desk.job(Orders.everybody().withOnly(Set.of(ref)), (step, done, total, calls) -> {})
                    .since(before);
            Run run = new Runs(job).one(Set.of(ref));
            Told told = telling.tell();
            long now = surroundings.clock().instant().toEpochMilli();
            Explanation explanation =
                    new Explaining(desk, desk.workspace().agreed()).of(People.dossier(desk, ref.id()), now, now);
            if (options.json) {
                Map<String, Object> json = ExplainJson.of(explanation, run);
                RunEnd.add(told, json);
                JsonText.print(json, surroundings);
            } else {
                ExplainScreen.print(explanation, new Lines(surroundings.out()));
                surroundings
                        .out()
                        .println("run " + run.id() + ": " + run.state().word() + ", "
                                + (run.tally().written() > 0 ? "written" : "nothing to write") + ", "
                                + run.calls().total() + " calls"
                                + (run.message().isEmpty() ? "" : " · " + run.message()));
            }
            return RunEnd.code(run, told).code();
        }
    }

    private Ref ref(Desk desk) {
        if (!who.contains("@")) {
            return new Ref(desk.crmName(), Wants.personType(desk.mapping(), who), who);
        }
        List<Fetched> found = desk.crm().find(who, Set.of());
        if (found.isEmpty()) {
            throw new UserError(
                    "the CRM knows nobody with this e-mail", desk.crmName(), "check the address in the CRM");
        }
        return found.get(0).asked();
    }
}
