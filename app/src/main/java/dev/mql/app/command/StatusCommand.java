package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.RunJson;
import dev.mql.app.screen.Times;
import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.evaluate.Verdict;
import dev.mql.store.Census;
import dev.mql.store.Handoffs;
import dev.mql.store.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "The last runs, who stands where, what waits for somebody. Asks no CRM.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Option(names = "--runs", paramLabel = "N", description = "How many runs (default: 5).")
    private int runs = 5;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.open(surroundings);
        List<Object> all = new ArrayList<>();
        for (String crm : workspace.mappings().keySet()) {
            try (Desk desk = Desk.open(workspace, crm, surroundings)) {
                if (options.json) {
                    all.add(json(desk));
                } else {
                    show(desk);
                }
            }
        }
        if (options.json) {
            JsonText.print(Map.of("crms", all), surroundings);
        }
        return ExitCode.DONE.code();
    }

    private void show(Desk desk) {
        Lines lines = new Lines(surroundings.out());
        Agreed agreed = desk.workspace().agreed();
        Times times = new Times(
                agreed.definition().zone(), surroundings.clock().instant().toEpochMilli());
        Census census = desk.store().people().census(desk.crmName());
        lines.line(
                "%s · %s · %s %s, %s",
                Wording.crm(desk.crmName()),
                desk.mapping().mode().word(),
                agreed.definition().name(),
                agreed.definition().edition(),
                agreed.signatures());
        lines.line("  people    %s: %s", Lines.count(census.people()), verdicts(census));
        for (Run run : desk.store().journal().runs(desk.crmName(), runs)) {
            lines.line(
                    "  %-9s %s · %s %s · evaluated %s, written %s, failed %s · %s calls%s",
                    run.id(),
                    times.minute(run.started().toEpochMilli()),
                    run.kind().word(),
                    run.state().word(),
                    Lines.count(run.tally().evaluated()),
                    Lines.count(run.tally().written()),
                    Lines.count(run.tally().failed()),
                    Lines.count(run.calls().total()),
                    run.message().isEmpty() ? "" : "\n            " + run.message());
        }
        waiting(desk, lines);
        desk.store()
                .people()
                .nextDue(desk.crmName())
                .ifPresent(due -> lines.line(
                        "  next      the next person is due for a look on %s", times.minute(due.toEpochMilli())));
        lines.flush();
    }

    private void waiting(Desk desk, Lines lines) {
        desk.store()
                .switches()
                .paused(desk.crmName())
                .ifPresent(pause -> lines.line(
                        "  paused    by %s since %s: %s; mql resume", pause.by(), pause.since(), pause.reason()));
        long held = desk.store().backlog().heldCount(desk.crmName());
        long failed = failed(desk);
        if (held > 0) {
            lines.line("  held      %s statuses left alone: mql held%s", Lines.count(held), options.again());
        }
        if (failed > 0) {
            lines.line("  failed    %s: mql failed%s", Lines.people(failed), options.again());
        }
        Handoffs handoffs = Handoffs.of(desk.store().outbox(), desk.crmName());
        if (handoffs.handed() > 0) {
            lines.line(
                    "  handed    %s: %s wait, %s accepted, %s rejected, %s promises broken: mql handoffs%s",
                    Lines.people(handoffs.handed()),
                    Lines.count(handoffs.open().size()),
                    Lines.count(handoffs.accepted()),
                    Lines.count(handoffs.answered() - handoffs.accepted()),
                    Lines.count(handoffs.breached()),
                    options.again());
        }
        long untold = untold(desk);
        if (untold > 0) {
            lines.line("  not told  %s hand-off events: mql failed%s", Lines.count(untold), options.again());
        }
    }

    private static long failed(Desk desk) {
        return desk.store().backlog().failed(desk.crmName()).stream()
                .mapToLong(group -> group.people())
                .sum();
    }

    private static long untold(Desk desk) {
        return desk.store().outbox().missed(desk.crmName()).stream()
                .mapToLong(missed -> missed.events())
                .sum();
    }

    private static String verdicts(Census census) {
        List<String> parts = new ArrayList<>();
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            parts.add(Wording.activity(kind.word()) + " "
                    + Lines.count(census.verdicts().getOrDefault(kind, 0L)));
        }
        return String.join(" · ", parts);
    }

    private Map<String, Object> json(Desk desk) {
        Census census = desk.store().people().census(desk.crmName());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("crm", desk.crmName());
        json.put("mode", desk.mapping().mode().word());
        json.put("definition", desk.workspace().agreed().hash());
        json.put("signed", desk.workspace().agreed().signed());
        json.put("people", census.people());
        Map<String, Object> verdicts = new LinkedHashMap<>();
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            verdicts.put(kind.word(), census.verdicts().getOrDefault(kind, 0L));
        }
        json.put("verdicts", verdicts);
        json.put("held", desk.store().backlog().heldCount(desk.crmName()));
        json.put("failed", failed(desk));
        json.put("handoffs", HandoffsCommand.json(Handoffs.of(desk.store().outbox(), desk.crmName())));
        json.put("not_told", untold(desk));
        json.put("paused", desk.store().switches().paused(desk.crmName()).isPresent());
        json.put(
                "runs",
                desk.store().journal().runs(desk.crmName(), runs).stream()
                        .map(run -> RunJson.of(run, List.of()))
                        .toList());
        return json;
    }
}
