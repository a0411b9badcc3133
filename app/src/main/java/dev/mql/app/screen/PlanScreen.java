package dev.mql.app.screen;

import dev.mql.definition.Definition;
import dev.mql.mapping.Mapping;
import dev.mql.model.Ref;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a plan would write, and why, before anything is written. */
public final class PlanScreen {

    private final Plan plan;
    private final Run run;
    private final PlanSummary summary;
    private final Lines lines;

    private PlanScreen(Plan plan, Run run, PlanSummary summary, Lines lines) {
        this.plan = plan;
        this.run = run;
        this.summary = summary;
        this.lines = lines;
    }

    public static void print(Shown shown, Lines lines) {
        PlanScreen screen = new PlanScreen(shown.plan(), shown.run(), shown.summary(), lines);
        screen.head(shown);
        screen.moves(shown.nameOf());
        screen.held();
        screen.writes();
        lines.gap();
        if (shown.summary().writes() == 0) {
            lines.line("Nothing to write.");
        } else {
            lines.line("%-40s exactly this, or it refuses and says what has changed", shown.apply());
            lines.line("%-40s every person, property, old and new value, cause", shown.csv());
            if (!shown.unsigned().isEmpty()) {
                lines.line("but " + shown.unsigned());
            }
        }
        lines.flush();
    }

    /**
     * What the screen is made of.
     *
     * @param people how many there are in scope
     * @param nameOf what a person is called on this screen
     * @param apply the command line that applies the plan
     * @param csv the command line that lists all of it
     * @param unsigned what is missing of the signatures; empty where nothing is
     */
    public record Shown(
            Plan plan,
            Run run,
            PlanSummary summary,
            Definition definition,
            Mapping mapping,
            String signed,
            long people,
            Times times,
            Function<Ref, String> nameOf,
            String apply,
            String csv,
            String unsigned) {}

    private void head(Shown shown) {
        lines.line(
                "PLAN %s · %s, %s · %s %s (%s) %s",
                plan.id(),
                Wording.crm(plan.basis().crm()),
                mode(shown),
                shown.definition().name(),
                shown.definition().edition(),
                Hashes.cut(plan.basis().definition()),
                shown.signed());
        lines.line(
                "%s · NOTHING HAS BEEN WRITTEN",
                shown.times().full(plan.basis().asOf().toEpochMilli()));
        lines.gap();
        String why = switch (plan.basis().covers()) {
            case EVERYONE -> "everybody: the definition or the mapping is new";
            case DUE -> "changed in the CRM, or because time passed";
            case ONLY -> "as told by --only";
        };
        lines.line("LOOKED AT  %s of %s (%s)", Lines.count(run.tally().evaluated()), Lines.people(shown.people()), why);
        lines.gap();
    }

    private String mode(Shown shown) {
        String since = shown.mapping().liveFrom().map(day -> " since " + day).orElse("");
        return plan.basis().backfill()
                ? "backfill: nobody is handed over"
                : shown.mapping().mode().word() + since;
    }

    private void moves(Function<Ref, String> nameOf) {
        lines.line("WHO MOVES  %-12s because", Lines.count(summary.movers()));
        summary.moves()
                .forEach((to, move) -> lines.line(
                        "  to %-14s %6s   %-42s %s",
                        Wording.activity(to),
                        Lines.count(move.people()),
                        causes(move.causes()),
                        nameOf.apply(move.example())));
        if (!summary.seen().isEmpty()) {
            lines.line("NOTED  what sales did: %s", top(summary.seen()));
        }
        lines.line("ONLY VALUES  %s   score, grade or reason; status untouched", Lines.count(summary.onlyValues()));
    }

    private void held() {
        long all = summary.held().values().stream()
                .flatMap(values -> values.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        if (all == 0) {
            return;
        }
        lines.line("LEFT ALONE  %s statuses", Lines.count(all));
        summary.held()
                .forEach((reason, values) -> lines.line(
                        "  %6s  %-34s %s",
                        Lines.count(values.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                        Reasons.held(reason),
                        top(values)));
    }

    private void writes() {
        lines.gap();
        lines.line("WRITES  %s, changes per property: %s", Lines.people(summary.writes()), top(summary.properties()));
        lines.line(
                "CALLS   %s so far: %d to read, %d to look, %d to write; applying takes about %d more",
                Lines.count(run.calls().total()),
                run.calls().read(),
                run.calls().look(),
                run.calls().write(),
                (summary.writes() + 99) / 100);
    }

    private static String causes(Map<String, Long> causes) {
        return causes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> Lines.count(entry.getValue()) + " " + Reasons.move(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String top(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry ->
                        (entry.getKey().isEmpty() ? "(empty)" : entry.getKey()) + " " + Lines.count(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
