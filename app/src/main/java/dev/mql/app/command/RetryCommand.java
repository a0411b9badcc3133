package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Lets the next run try failed records again, also those given up.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", arity = "0..1", paramLabel = "GROUP", description = "As mql failed names it; all without.")
    private String group = "";

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "Tell what this channel of `notify` has missed; nothing else is tried.")
    private String channel = "";

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    RetryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm)) {
            if (!channel.isEmpty()) {
                return events(desk);
            }
            Optional<String> only = group.isEmpty() ? Optional.empty() : Optional.of(group);
            int people = desk.store().backlog().retry(desk.crmName(), only);
            if (people == 0 && !group.isEmpty()) {
                throw new UserError("no failure is called " + group, desk.crmName(), "mql failed lists them");
            }
            if (group.isEmpty()) {
                desk.store().outbox().retry(desk.crmName(), Optional.empty());
            }
            surroundings
                    .out()
                    .println(Lines.people(people) + " will be tried again by the next mql sync" + options.again());
            return ExitCode.DONE.code();
        }
    }

    private int events(Desk desk) {
        int events = desk.store().outbox().retry(desk.crmName(), Optional.of(channel));
        if (events == 0) {
            throw new UserError("nothing was missed by " + channel, desk.crmName(), "mql failed lists what was");
        }
        surroundings.out().println(events + " of its events will be told by the next mql sync" + options.again());
        return ExitCode.DONE.code();
    }
}
