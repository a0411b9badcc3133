package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Reasons;
import dev.mql.app.workspace.Desk;
import dev.mql.decide.Decision;
import dev.mql.model.Ref;
import dev.mql.store.Backlog.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    @Parameters(arity = "1..*", paramLabel = "WHO", description = "By id or e-mail.")
    private List<String> who = new ArrayList<>();

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    ReleaseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm)) {
            List<Held> theirs = new ArrayList<>();
            for (String name : who) {
                theirs.addAll(held(desk, People.find(desk, name)));
            }
            if (theirs.isEmpty()) {
                throw new UserError("nothing of theirs is held back", desk.crmName(), "mql held lists what is");
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

    private static List<Held> held(Desk desk, Ref person) {
        return desk.store().backlog().held(desk.crmName(), Integer.MAX_VALUE).stream()
                .filter(held -> held.person().equals(person))
                .toList();
    }
}
