package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Reasons;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.HeldSources;
import dev.mql.crm.Setting;
import dev.mql.decide.Decision;
import dev.mql.model.Ref;
import dev.mql.store.Backlog.Held;
import dev.mql.store.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Lets the next run write a status once that mql would leave alone.",
        mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(arity = "0..*", paramLabel = "WHO", description = "By id or e-mail.")
    private List<String> who = new ArrayList<>();

    @Option(names = "--run", paramLabel = "RUN", description = "All that this run was the first to leave alone.")
    private String run = "";

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "All that this set after mql had written, as the CRM's history tells: human, form, workflow,"
                    + " import or integration. Asks the CRM.")
    private Setting.By source = Setting.By.UNKNOWN;

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    ReleaseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (who.isEmpty() && run.isEmpty() && source == Setting.By.UNKNOWN) {
            throw new UserError("nobody is named", "WHO", "name somebody, or --run RUN, or --source import");
        }
        try (Desk desk = options.desk(surroundings, crm)) {
            List<Held> theirs = chosen(desk);
            if (theirs.isEmpty()) {
                throw new UserError("nothing of that is held back", desk.crmName(), "mql held lists what is");
            }
            long released = theirs.stream()
                    .filter(ReleaseCommand::releasable)
                    .filter(each -> desk.store().backlog().release(each.person(), each.property()))
                    .count();
            refuse(theirs);
            if (released > 0) {
                surroundings
                        .out()
                        .println(released + " released: the next mql sync" + options.again() + " writes "
                                + (released == 1 ? "it" : "them") + ", once");
            }
            return (released > 0 ? ExitCode.DONE : ExitCode.WAITS).code();
        }
    }

    /** Whom the caller names; of everybody only those whom a word releases. */
    private List<Held> chosen(Desk desk) {
        List<Held> all = desk.store().backlog().held(desk.crmName(), Integer.MAX_VALUE);
        Set<Ref> named = new HashSet<>();
        who.forEach(name -> named.add(People.find(desk, name)));
        List<Held> chosen = all.stream()
                .filter(held -> who.isEmpty() ? releasable(held) : named.contains(held.person()))
                .toList();
        return bySource(desk, byRun(desk, chosen));
    }

    private List<Held> byRun(Desk desk, List<Held> held) {
        if (run.isEmpty()) {
            return held;
        }
        Run known = desk.store()
                .journal()
                .run(run)
                .filter(found -> found.crm().equals(desk.crmName()))
                .orElseThrow(() -> new UserError("there was no such run", run, "mql status lists the last ones"));
        long from = known.started().toEpochMilli();
        long to = known.ended().orElse(desk.clock().instant()).toEpochMilli();
        return held.stream()
                .filter(each -> each.since() >= from && each.since() <= to)
                .toList();
    }

    private List<Held> bySource(Desk desk, List<Held> held) {
        if (source == Setting.By.UNKNOWN) {
            return held;
        }
        List<Held> changed = held.stream()
                .filter(each -> reason(each) == Decision.Reason.CHANGED_AFTER_OURS)
                .toList();
        return new HeldSources(desk.crm())
                .of(changed).entrySet().stream()
                        .filter(each -> each.getValue() == source)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /** A word is not enough for these: says so, rather than to promise a write that does not come. */
    private void refuse(List<Held> theirs) {
        theirs.stream()
                .filter(each -> !releasable(each))
                .forEach(each -> surroundings
                        .out()
                        .println(each.property() + " of " + each.person().id() + " stays as it is, "
                                + Reasons.held(each.reason()) + ": " + options.typed(Reasons.remedy(reason(each)))));
    }

    private static boolean releasable(Held held) {
        return reason(held).releasable();
    }

    private static Decision.Reason reason(Held held) {
        return Decision.Reason.valueOf(held.reason().toUpperCase(Locale.ROOT));
    }
}
