package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Backlog.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description = "Records the CRM would not take, grouped by its message, with an example and what to do.",
        mixinStandardHelpOptions = true)
final class FailedCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    FailedCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            List<Group> groups = desk.store().backlog().failed(desk.crmName());
            if (options.json) {
                JsonText.print(
                        Map.of(
                                "groups",
                                groups.stream().map(FailedCommand::json).toList()),
                        surroundings);
            } else {
                show(groups);
            }
            return ExitCode.DONE.code();
        }
    }

    private void show(List<Group> groups) {
        Lines lines = new Lines(surroundings.out());
        if (groups.isEmpty()) {
            lines.line("nothing has failed");
        }
        for (Group group : groups) {
            lines.line("%s   %s%s", group.id(), Lines.people(group.people()), given(group));
            lines.line("  %s", group.failure().remedy());
            lines.line(
                    "  for example %s %s",
                    group.example().type(), group.example().id());
            lines.line("  mql retry %s%s", group.id(), options.again());
        }
        lines.flush();
    }

    private static String given(Group group) {
        return group.dead() == 0 ? "" : ", " + group.dead() + " given up until you retry";
    }

    private static Map<String, Object> json(Group group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("group", group.id());
        json.put("fix", group.failure().fix());
        json.put("code", group.failure().code());
        json.put("remedy", group.failure().remedy());
        json.put("people", group.people());
        json.put("given_up", group.dead());
        json.put("example", group.example().id());
        return json;
    }
}
