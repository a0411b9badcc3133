package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Desk;
import dev.mql.model.Ref;
import dev.mql.store.Backlog.Held;
import java.util.ArrayList;
import java.util.List;
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
            int released = 0;
            for (String name : who) {
                Ref person = People.find(desk, name);
                released += release(desk, person);
            }
            if (released == 0) {
                throw new UserError("nothing of theirs is held back", desk.crmName(), "mql held lists what is");
            }
            surroundings
                    .out()
                    .println(released + " released: the next mql sync writes " + (released == 1 ? "it" : "them")
                            + ", once");
            return ExitCode.DONE.code();
        }
    }

    private static int release(Desk desk, Ref person) {
        int released = 0;
        for (Held held : desk.store().backlog().held(desk.crmName(), Integer.MAX_VALUE)) {
            if (held.person().equals(person) && desk.store().backlog().release(person, held.property())) {
                released++;
            }
        }
        return released;
    }
}
