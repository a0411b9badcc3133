package dev.mql.app.screen;

import dev.mql.crm.Limit;
import dev.mql.store.Run;
import dev.mql.store.Tally;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What a run did, in a few lines. */
public final class RunScreen {

    private RunScreen() {}

    /** @param message the run's, as it may be typed */
    public static void print(Run run, List<Limit> limits, String message, Times times, Lines lines) {
        Tally tally = run.tally();
        String took = run.ended()
                .map(ended -> Times.length(Duration.between(run.started(), ended)))
                .orElse("still running");
        lines.line(
                "RUN %s · %s · %s · %s",
                run.id(), Wording.crm(run.crm()), run.state().word(), took);
        lines.line("  read       %s", read(tally.read()));
        lines.line(
                "  evaluated  %s  %s",
                Lines.people(tally.evaluated()),
                tally.verdicts().entrySet().stream()
                        .map(entry -> Wording.activity(entry.getKey()) + " " + Lines.count(entry.getValue()))
                        .collect(Collectors.joining(" · ")));
        lines.line(
                "  changed    %s · written %s · statuses left alone %s · failed %s · left %s",
                Lines.count(tally.changed()),
                Lines.count(tally.written()),
                Lines.count(tally.heldBack()),
                Lines.count(tally.failed()),
                Lines.count(tally.left()));
        lines.line(
                "  calls      %s: %d read, %d write, %d look · %d refused, %d sent again%s",
                Lines.count(run.calls().total()),
                run.calls().read(),
                run.calls().write(),
                run.calls().look(),
                run.calls().refused(),
                run.calls().retried(),
                quota(limits));
        if (!message.isEmpty()) {
            lines.line("  %s", message);
        }
        run.resumesAt().ifPresent(at -> lines.line("  goes on by itself from %s", times.full(at.toEpochMilli())));
        lines.flush();
    }

    private static String read(SortedMap<String, Long> read) {
        if (read.isEmpty()) {
            return "nothing new";
        }
        return read.entrySet().stream()
                .map(entry -> Lines.count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(" · "));
    }

    private static String quota(List<Limit> limits) {
        return limits.stream()
                .filter(limit -> limit.name().contains("daily"))
                .findFirst()
                .map(daily -> String.format(
                        java.util.Locale.ROOT,
                        " · %,d of %,d used today",
                        daily.allowed() - daily.left(),
                        daily.allowed()))
                .orElse("");
    }
}
