package dev.mql.app.screen;

import dev.mql.definition.Definition;
import dev.mql.definition.Never;
import dev.mql.evaluate.Verdict;
import dev.mql.store.Census;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The end of the demo: who is ready and why, who nearly is, who was stopped, what it cost, where to look next. */
public final class DemoScreen {

    private final Shown shown;
    private final Lines lines;

    private DemoScreen(Shown shown, Lines lines) {
        this.shown = shown;
        this.lines = lines;
    }

    public static void print(Shown shown, Lines lines) {
        DemoScreen screen = new DemoScreen(shown, lines);
        screen.head();
        screen.counts();
        screen.people();
        screen.reason();
        screen.cost();
        screen.other();
        screen.next();
        lines.flush();
    }

    /**
     * What the screen is made of.
     *
     * @param near how many of those not ready lack at most ten points
     * @param ready the strongest of the ready
     * @param almost the nearest of the others
     * @param leftAlone statuses that sales has, by value
     * @param reason what sales reads on the strongest person's record
     * @param again the run right after, when nothing had changed
     * @param folder the workspace that was made
     * @param other the same company in another CRM
     */
    public record Shown(
            Definition definition,
            Census census,
            long near,
            List<Person> ready,
            List<Person> almost,
            Map<String, Long> leftAlone,
            String reason,
            Run first,
            Run again,
            long bootstrapCalls,
            long dailyQuota,
            Duration took,
            String folder,
            Other other) {}

    /** What the same definition says of the same people as another CRM has them. */
    public record Other(String crm, Census census, Run run) {}

    /** @param line what there is to say: why, or what is missing */
    public record Person(String score, String grade, String name, String who, String line) {}

    private void head() {
        lines.line(
                "mql demo · a made-up company's HubSpot (%s contacts) on this machine · no account, no network · %s",
                Lines.count(shown.census().people()), Times.length(shown.took()));
        lines.gap();
    }

    private void counts() {
        Census census = shown.census();
        long all = Math.max(1, census.people());
        long ready = count(Verdict.Kind.MQL);
        lines.line(
                "%6s  %-18s %-48s %d %% of all",
                Lines.count(ready),
                "ready for sales",
                Lines.count(census.raised()) + " raised a hand, " + Lines.count(ready - census.raised()) + " by score",
                Math.round(100.0 * ready / all));
        lines.line(
                "%6s  %-18s %s",
                Lines.count(count(Verdict.Kind.NEEDS_DATA)),
                "one answer short",
                ranked(census.asks(), Wording::fact, 4));
        lines.line(
                "%6s  %-18s %s of them within 10 points",
                Lines.count(count(Verdict.Kind.NURTURE)), "not yet", Lines.count(shown.near()));
        lines.line(
                "%6s  %-18s %s",
                Lines.count(count(Verdict.Kind.DISQUALIFIED)),
                "stopped",
                ranked(census.codes(), this::stop, 4) + ": sales is spared");
        lines.gap();
    }

    private void people() {
        lines.line(
                "READY, the strongest %d of %s%29s Lead status in HubSpot is now \"MQL\"",
                shown.ready().size(), Lines.count(count(Verdict.Kind.MQL)), "");
        shown.ready().forEach(this::person);
        lines.line("ALMOST, the nearest %d of %s", shown.almost().size(), Lines.count(shown.near()));
        shown.almost().forEach(this::person);
        if (!shown.leftAlone().isEmpty()) {
            long all = shown.leftAlone().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            lines.line(
                    "LEFT ALONE  %s whom sales already has (%s): mql shows its view beside theirs",
                    Lines.people(all), ranked(shown.leftAlone(), Wording::status, 4));
        }
        lines.gap();
    }

    private void person(Person person) {
        lines.line(
                "  %5s %s  %-13s %-36s %s",
                person.score(),
                person.grade(),
                Lines.cut(person.name(), 13),
                Lines.cut(person.who(), 36),
                person.line());
    }

    private void reason() {
        if (shown.reason().isEmpty()) {
            return;
        }
        lines.line("WHAT SALES READS ON THE CONTACT, field \"MQL reason\"");
        lines.line(
                "  %s   [%d of 255 characters]", shown.reason(), shown.reason().length());
        lines.gap();
    }

    private void cost() {
        Run first = shown.first();
        long all = first.calls().total() + shown.bootstrapCalls();
        lines.line(
                "COST  %s calls of HubSpot's %s a day: %d to read, %d to write %s, %d to look and set up",
                Lines.count(all),
                Lines.count(shown.dailyQuota()),
                first.calls().read(),
                first.calls().write(),
                Lines.people(first.tally().written()),
                first.calls().look() + shown.bootstrapCalls());
        lines.line(
                "      just run again: %d calls, %d writes. Nothing had changed, so nothing was written",
                shown.again().calls().total(), shown.again().calls().write());
        lines.gap();
    }

    private void other() {
        Other other = shown.other();
        SortedMap<Verdict.Kind, Long> verdicts = other.census().verdicts();
        lines.line(
                "THE SAME COMPANY IN %s, same definition: %s ready · %s one answer short · %s not yet · %s stopped",
                other.crm().toUpperCase(java.util.Locale.ROOT),
                Lines.count(verdicts.getOrDefault(Verdict.Kind.MQL, 0L)),
                Lines.count(verdicts.getOrDefault(Verdict.Kind.NEEDS_DATA, 0L)),
                Lines.count(verdicts.getOrDefault(Verdict.Kind.NURTURE, 0L)),
                Lines.count(verdicts.getOrDefault(Verdict.Kind.DISQUALIFIED, 0L)));
        lines.line(
                "      %d calls: %d to read, %d to write %s. It knows no page views and no mail clicks, so fewer are ready",
                other.run().calls().total(),
                other.run().calls().read(),
                other.run().calls().write(),
                Lines.people(other.run().tally().written()));
        lines.gap();
    }

    private void next() {
        String folder = " -w " + shown.folder();
        lines.line("NEXT  %-58s why not an MQL, to the decimal", "mql explain jane.doe@northwind.example" + folder);
        lines.line(
                "      %-58s who would come and who would go; nothing is written",
                "mql whatif mql.enter.score=50" + folder);
        lines.line("      %-58s your own HubSpot; it only reads until you say otherwise", "mql init hubspot");
    }

    private String stop(String code) {
        return shown.definition().never().stream()
                .filter(never -> never.code().equals(code))
                .map(Never::code)
                .map(Wording::activity)
                .findFirst()
                .orElse(code);
    }

    private long count(Verdict.Kind kind) {
        SortedMap<Verdict.Kind, Long> verdicts = shown.census().verdicts();
        return verdicts.getOrDefault(kind, 0L);
    }

    private static String ranked(Map<String, Long> counts, Function<String, String> word, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(entry -> word.apply(entry.getKey()) + " " + Lines.count(entry.getValue()))
                .collect(Collectors.joining(" · "));
    }
}
