package dev.mql.app.screen;

import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluation.Ignored;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One person's verdict, to the decimal: what was counted, what was not, what would change it. */
public final class ExplainScreen {

    private final Explanation told;
    private final Lines lines;
    private final PartLines parts;

    private ExplainScreen(Explanation told, Lines lines) {
        this.told = told;
        this.lines = lines;
        this.parts = new PartLines(told.definition(), told.evaluation(), told.times());
    }

    public static void print(Explanation explanation, Lines lines) {
        ExplainScreen screen = new ExplainScreen(explanation, lines);
        screen.head();
        screen.fit();
        screen.engagement();
        screen.stops();
        screen.whatNext();
        screen.inCrm();
        lines.line("more: --why-not · --history · --as-of DAY · --definition NAME|FILE · --json");
        lines.flush();
    }

    /** Only what is missing: open lines, what could still be done or learnt and what it would give, ways. */
    public static void printWhyNot(Explanation explanation, Lines lines) {
        ExplainScreen screen = new ExplainScreen(explanation, lines);
        screen.head();
        if (!screen.isStopped()) {
            screen.missing();
        }
        screen.whatNext();
        lines.flush();
    }

    private void missing() {
        List<Part> without = told.evaluation().parts().stream()
                .filter(part -> part.points() < part.of() && part.of() > 0)
                .filter(part -> part.state() == Part.State.UNKNOWN
                        || part.detail().origin().isEmpty())
                .sorted(Comparator.comparingLong((Part part) -> part.points() - part.of()))
                .toList();
        lines.line("WHAT COULD STILL COUNT, most first");
        for (Part part : without) {
            lines.line("  up to %s more, %s:", Points.text(part.of() - part.points()), part.section());
            parts.of(part).stream().limit(1).forEach(lines::line);
        }
        lines.gap();
    }

    /** A stop beats everything: points and ways would only mislead. */
    private void whatNext() {
        if (!isStopped()) {
            WayLines.print(told, lines);
        }
        outlook();
    }

    private void head() {
        Explanation.Person person = told.person();
        lines.line(
                "%s   %s %s %s",
                person.headline(),
                Wording.crm(person.ref().crm()),
                Wording.one(person.ref().type()),
                person.ref().id());
        lines.line(
                "%s · %s %s (%s) %s",
                told.times().full(told.evaluation().asOf()),
                told.definition().name(),
                told.definition().edition(),
                Hashes.cut(told.evaluation().definitionHash()),
                told.signed());
        lines.gap();
        String[] body = VerdictSentence.body(told).split("\n", -1);
        lines.line("%-15s%s", VerdictSentence.head(outcome()), body[0]);
        for (int i = 1; i < body.length; i++) {
            lines.line("%-15s%s", "", body[i]);
        }
        if (isStopped()) {
            lines.line(
                    "%-15sNothing else matters: as long as %s holds, no points and no raised hand make an MQL.",
                    "", String.join(" or ", told.evaluation().stops()));
        }
        lines.gap();
    }

    private void fit() {
        lines.line(
                "CAN THEY BUY?  fit %s of %s%s",
                Points.text(outcome().fit()),
                Points.text(told.definition().fit().cap()),
                grade(0, 1));
        section("fit");
    }

    private void engagement() {
        lines.line(
                "DO THEY WANT TO?  engagement %s of %s%s",
                Points.text(outcome().engagement()),
                Points.text(told.definition().engagement().cap()),
                grade(1, 2));
        lines.line("  product  %s", Points.text(outcome().product()));
        section("product");
        long cap = told.definition().engagement().contentCap();
        lines.line(
                "  content  %s%s",
                Points.text(outcome().content()), cap == Long.MAX_VALUE ? "" : " of at most " + Points.text(cap));
        section("content");
        if (of("against").stream().anyMatch(part -> part.state() != Part.State.NOT)) {
            lines.line("  against");
            section("against");
        }
        if (!told.evaluation().ignored().isEmpty()) {
            lines.line(
                    "  not counted  %s",
                    told.evaluation().ignored().stream().map(this::ignored).collect(Collectors.joining(" · ")));
        }
    }

    private void stops() {
        Evaluation evaluation = told.evaluation();
        String unchecked = evaluation.unchecked().isEmpty()
                ? ""
                : " · not checked, something is unknown: " + String.join(", ", evaluation.unchecked());
        lines.line(
                "STOPS          %d of %d%s",
                evaluation.stops().size(), told.definition().never().size(), unchecked);
        if (!told.needs().isEmpty()) {
            lines.line(
                    "SALES NEEDS    %s",
                    told.needs().stream()
                            .map(need -> Wording.fact(need.fact()) + (need.known() ? " known" : " NOT KNOWN"))
                            .collect(Collectors.joining(", ")));
        }
        lines.gap();
    }

    private void outlook() {
        Explanation.Outlook outlook = told.outlook();
        long next = told.evaluation().next().at();
        String change = next == Long.MAX_VALUE
                ? "stays as it is"
                : changes(outcome(), outlook.atNext()) + " on " + told.times().minute(next);
        lines.line(
                "IF NOTHING HAPPENS   %s; %s points on %s",
                change, Points.text(outlook.later().score()), told.times().day(outlook.laterAt()));
    }

    private static String changes(Outcome now, Outcome then) {
        if (now.verdict().kind() != then.verdict().kind()) {
            return VerdictSentence.head(then).toLowerCase(java.util.Locale.ROOT).replace("mql", "MQL");
        }
        if (!now.grade().equals(then.grade())) {
            return "grade " + then.grade();
        }
        return Points.text(then.score()) + " points";
    }

    private void inCrm() {
        for (int i = 0; i < told.inCrm().size(); i++) {
            String label =
                    i == 0 ? "IN " + Wording.crm(told.person().ref().crm()).toUpperCase(java.util.Locale.ROOT) : "";
            lines.line("%-14s %s", label, told.inCrm().get(i));
        }
    }

    private String ignored(Ignored ignored) {
        long seconds = (ignored.last() - ignored.first()) / 1000;
        String when = ignored.count() > 1 && seconds < 600
                ? " in " + seconds + " s on " + told.times().day(ignored.first())
                : " " + told.times().day(ignored.last());
        String what = ignored.reason().equals("nothing")
                ? "mapped to nothing"
                : Wording.activity(ignored.type()) + " (" + Wording.activity(ignored.reason()) + ")";
        return ignored.count() + " " + what + when;
    }

    private void section(String name) {
        for (Part part : of(name)) {
            if (!name.equals("against") || part.state() != Part.State.NOT) {
                parts.of(part).forEach(lines::line);
            }
        }
    }

    private List<Part> of(String section) {
        return told.evaluation().parts().stream()
                .filter(part -> part.section().equals(section))
                .toList();
    }

    private String grade(int from, int to) {
        String grade = outcome().grade();
        return grade.length() == 2 ? " = " + grade.substring(from, to) : "";
    }

    private boolean isStopped() {
        return outcome().verdict().kind() == Verdict.Kind.DISQUALIFIED;
    }

    private Outcome outcome() {
        return told.evaluation().outcome();
    }
}
