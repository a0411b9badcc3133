package dev.mql.app.command;

import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Times;
import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Desk;
import dev.mql.evaluate.Verdict;
import dev.mql.store.Census;
import dev.mql.store.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code mql status} of one CRM, for people. */
final class StatusScreen {

    private final Lines lines;
    private final Options options;

    StatusScreen(Lines lines, Options options) {
        this.lines = lines;
        this.options = options;
    }

    void show(Desk desk, CrmStatus status, Instant now) {
        Agreed agreed = desk.workspace().agreed();
        Times times = new Times(agreed.definition().zone(), now.toEpochMilli());
        lines.line(
                "%s · %s · %s %s, %s",
                Wording.crm(desk.crmName()),
                desk.mapping().mode().word(),
                agreed.definition().name(),
                agreed.definition().edition(),
                agreed.signatures());
        desk.workspace()
                .beside()
                .forEach((name, beside) -> lines.line(
                        "  beside    %s: %s %s, %s",
                        name, beside.definition().name(), beside.definition().edition(), beside.signatures()));
        lines.line("  people    %s: %s", Lines.count(status.census().people()), verdicts(status.census()));
        status.runs().forEach(run -> run(run, times));
        schedule(status, times);
        paused(desk, status);
        waiting(status);
        status.nextDue()
                .ifPresent(due -> lines.line(
                        "  next      the next person is due for a look on %s", times.minute(due.toEpochMilli())));
        lines.flush();
    }

    private static String verdicts(Census census) {
        List<String> parts = new ArrayList<>();
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            parts.add(Wording.activity(kind.word()) + " "
                    + Lines.count(census.verdicts().getOrDefault(kind, 0L)));
        }
        return String.join(" · ", parts);
    }

    private void run(Run run, Times times) {
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
                run.message().isEmpty() ? "" : "\n            " + options.typed(run.message()));
    }

    /** The timetable by which mql serve runs, and what it was told of. */
    private void schedule(CrmStatus status, Times times) {
        status.timetable()
                .flatMap(timetable ->
                        status.nextRun().map(next -> timetable + ", next " + times.minute(next.toEpochMilli())))
                .ifPresent(
                        text -> lines.line("  schedule  %s%s", text, status.served() ? "" : " where mql serve runs"));
        if (!status.heldUp().isEmpty()) {
            lines.line("            the last run did not end well: %s", status.heldUp());
        }
        status.told()
                .oldest()
                .ifPresent(oldest -> lines.line(
                        "  told of   %s records wait to be looked at, since %s",
                        Lines.count(status.told().records()), times.minute(oldest.toEpochMilli())));
    }

    private void paused(Desk desk, CrmStatus status) {
        status.paused()
                .ifPresent(pause -> lines.line(
                        "  paused    by %s since %s: %s; mql resume%s",
                        pause.by(), desk.times().full(pause.since().toEpochMilli()), pause.reason(), options.again()));
    }

    private void waiting(CrmStatus status) {
        if (status.held() > 0) {
            lines.line("  held      %s statuses left alone: mql held%s", Lines.count(status.held()), options.again());
        }
        if (status.failed() > 0) {
            lines.line("  failed    %s: mql failed%s", Lines.people(status.failed()), options.again());
        }
        if (status.handoffs().handed() > 0) {
            lines.line(
                    "  handed    %s: %s wait, %s accepted, %s rejected, %s promises broken: mql handoffs%s",
                    Lines.people(status.handoffs().handed()),
                    Lines.count(status.handoffs().open().size()),
                    Lines.count(status.handoffs().accepted()),
                    Lines.count(status.handoffs().answered() - status.handoffs().accepted()),
                    Lines.count(status.handoffs().breached()),
                    options.again());
        }
        if (status.untold() > 0) {
            lines.line("  not told  %s hand-off events: mql failed%s", Lines.count(status.untold()), options.again());
        }
    }
}
