package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Times;
import dev.mql.app.workspace.Desk;
import dev.mql.store.Backlog.Held;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Statuses mql left alone, and why.", mixinStandardHelpOptions = true)
final class HeldCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Mixin
    private CrmArgument crm = new CrmArgument();

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: 50).")
    private int limit = 50;

    HeldCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Desk desk = options.desk(surroundings, crm.crm)) {
            List<Held> held = desk.store().backlog().held(desk.crmName(), limit);
            long all = desk.store().backlog().heldCount(desk.crmName());
            if (options.json) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("count", all);
                json.put("held", held.stream().map(HeldCommand::json).toList());
                JsonText.print(json, surroundings);
            } else {
                show(held, all, desk);
            }
            return ExitCode.DONE.code();
        }
    }

    private void show(List<Held> held, long all, Desk desk) {
        Lines lines = new Lines(surroundings.out());
        Times times = new Times(
                desk.workspace().agreed().definition().zone(),
                surroundings.clock().instant().toEpochMilli());
        if (all == 0) {
            lines.line("nothing is held back");
        }
        for (Held each : held) {
            lines.line(
                    "%s %-12s %s = %-22s %-20s since %s",
                    each.person().type(),
                    each.person().id(),
                    each.property(),
                    each.value().isEmpty() ? "(empty)" : each.value(),
                    each.reason().replace('_', ' '),
                    times.day(each.since()));
        }
        if (all > held.size()) {
            lines.line("and %s more: --limit", Lines.count(all - held.size()));
        }
        if (all > 0) {
            lines.gap().line("mql release ID%s   lets the next run write one of them", options.again());
        }
        lines.flush();
    }

    private static Map<String, Object> json(Held held) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", held.person().type());
        json.put("id", held.person().id());
        json.put("property", held.property());
        json.put("value", held.value());
        json.put("reason", held.reason());
        json.put("since", java.time.Instant.ofEpochMilli(held.since()).toString());
        return json;
    }
}
