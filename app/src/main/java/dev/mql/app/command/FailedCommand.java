package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Backlog.Group;
import dev.mql.store.Outbox.Missed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description =
                "Records the CRM would not take, by its message, and events that did not arrive; what to do about each.",
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
            List<Missed> missed = desk.store().outbox().missed(desk.crmName());
            if (options.json) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("groups", groups.stream().map(FailedCommand::json).toList());
                json.put("not_told", missed.stream().map(FailedCommand::json).toList());
                JsonText.print(json, surroundings);
            } else {
                show(groups, missed);
            }
            return ExitCode.DONE.code();
        }
    }

    private void show(List<Group> groups, List<Missed> missed) {
        Lines lines = new Lines(surroundings.out());
        if (groups.isEmpty() && missed.isEmpty()) {
            lines.line("nothing has failed");
        }
        for (Group group : groups) {
            lines.line("%s   %s%s", group.id(), Lines.people(group.people()), given(group.dead()));
            lines.line("  %s", group.failure().remedy());
            lines.line(
                    "  for example %s %s",
                    group.example().type(), group.example().id());
            lines.line("  mql retry %s%s", group.id(), options.again());
        }
        for (Missed each : missed) {
            lines.line("%s   %s not told%s", each.channel(), events(each.events()), given(each.dead()));
            lines.line("  %s", each.failure().remedy());
            lines.line("  mql retry --channel %s%s", each.channel(), options.again());
        }
        lines.flush();
    }

    private static String events(long number) {
        return number == 1 ? "1 event" : Lines.count(number) + " events";
    }

    private static String given(long dead) {
        return dead == 0 ? "" : ", " + dead + " given up until you retry";
    }

    private static Map<String, Object> json(Missed missed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("channel", missed.channel());
        json.put("code", missed.failure().code());
        json.put("remedy", missed.failure().remedy());
        json.put("events", missed.events());
        json.put("given_up", missed.dead());
        return json;
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
