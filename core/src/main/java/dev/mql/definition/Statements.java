package dev.mql.definition;

import dev.mql.definition.Grades.Grade;
import dev.mql.definition.Lines.Line;
import dev.mql.model.Folding;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything a definition means, statement by statement, in the order in which people talk about it. */
final class Statements {

    /** The key of the order in which reasons to stop somebody are named. */
    static final String ORDER = "order";

    private final List<Statement> said = new ArrayList<>();

    private Statements() {}

    static List<Statement> of(Definition definition) {
        Statements statements = new Statements();
        statements.never(definition.never());
        statements.handRaise(definition.handRaise());
        statements.say(
                "needs",
                "sales needs",
                definition.salesNeeds().stream().map(Spoken::name).collect(Collectors.joining(", then ")));
        statements.lines(definition);
        statements.fit(definition.fit());
        statements.engagement(definition.engagement());
        statements.grades(definition.grades());
        statements.handoff(definition);
        statements.views(definition.views());
        statements.rest(definition);
        return List.copyOf(statements.said);
    }

    private void say(String section, String key, String text) {
        if (!text.isEmpty()) {
            said.add(Statement.of(section, key, text));
        }
    }

    private void never(List<Never> never) {
        for (Never one : never) {
            said.add(condition("never", one.code(), one.when()));
        }
        say(
                "never",
                ORDER,
                never.size() < 2 ? "" : never.stream().map(Never::code).collect(Collectors.joining(", then ")));
    }

    /** A list of values stands for itself, so that a difference shows the values that came and went. */
    private static Statement condition(String section, String key, Condition condition) {
        Object meaning = MeaningOfRules.condition(condition);
        if (condition instanceof Condition.Fact fact) {
            String name = Spoken.name(fact.fact());
            if (fact.test() instanceof Test.OneOf oneOf) {
                return Statement.of(section, key, name + " is", oneOf.texts(), meaning);
            } else if (fact.test() instanceof Test.Not not && not.test() instanceof Test.OneOf oneOf) {
                return Statement.of(section, key, name + " is not", oneOf.texts(), meaning);
            }
        }
        return Statement.of(section, key, SpokenCondition.of(condition), meaning);
    }

    private void handRaise(HandRaise raise) {
        if (!raise.did().isEmpty()) {
            String said = SpokenCondition.patterns(raise.did()) + Spoken.within(raise.within());
            Object meaning = List.of(MeaningOfRules.patterns(raise.did()), raise.within());
            this.said.add(Statement.of("hand_raise", "hand raise", said, meaning));
        }
    }

    private void lines(Definition definition) {
        line("", definition.mql().enter());
        definition.mql().origins().forEach((origin, line) -> line(" for " + Folding.fold(origin), line));
        Leave leave = definition.leave();
        if (!leave.equals(Leave.NEVER)) {
            String then = leave.then().name().toLowerCase(Locale.ROOT);
            say(
                    "mql",
                    "leaving",
                    "score below " + PlainPoints.of(leave.score()) + " for " + Spoken.time(leave.time()) + ", then "
                            + then);
        }
    }

    private void line(String who, Line line) {
        part("score" + who, line.score());
        part("fit" + who, line.fit());
        part("product interest" + who, line.product());
        part("engagement" + who, line.engagement());
    }

    private void part(String key, @Nullable Long points) {
        say("mql", key, points == null ? "" : "at least " + PlainPoints.of(points));
    }

    private void fit(Fit fit) {
        say("fit", "cap of fit", "at most " + PlainPoints.of(fit.cap()));
        said.addAll(SpokenRule.of("fit", fit.rules()));
    }

    private void engagement(Engagement engagement) {
        say("engagement", "cap of engagement", "at most " + PlainPoints.of(engagement.cap()));
        say("engagement", "fading", SpokenRule.fading(engagement.fading()));
        said.addAll(SpokenRule.of("product", engagement.product()));
        if (engagement.contentCap() != Rule.Did.NO_CAP) {
            say("content", "cap of content", "at most " + PlainPoints.of(engagement.contentCap()));
        }
        said.addAll(SpokenRule.of("content", engagement.content()));
        said.addAll(SpokenRule.of("against", engagement.against()));
        for (Engagement.Ignore ignore : engagement.ignore()) {
            String burst = ignore.burst() == 0
                    ? ""
                    : ", " + ignore.burst() + " or more within " + Spoken.time(ignore.within());
            Object meaning = List.of(MeaningOfRules.patterns(ignore.did()), burst);
            said.add(Statement.of("ignore", ignore.id(), SpokenCondition.patterns(ignore.did()) + burst, meaning));
        }
    }

    private void grades(Grades grades) {
        for (Grade grade : grades.fit()) {
            say("grades", "grade " + grade.name() + " of fit", "from " + PlainPoints.of(grade.from()));
        }
        for (Grade grade : grades.engagement()) {
            say("grades", "grade " + grade.name() + " of engagement", "from " + PlainPoints.of(grade.from()));
        }
    }

    private void handoff(Definition definition) {
        Handoff handoff = definition.handoff();
        say("handoff", "answer to a raised hand", clock(handoff.answerHandRaise()));
        say("handoff", "answer to an MQL", clock(handoff.answerMql()));
        if (!handoff.rejectReasons().isEmpty()) {
            SortedSet<String> reasons = new TreeSet<>(handoff.rejectReasons());
            said.add(Statement.of("handoff", "reasons to reject", "one of", reasons, List.copyOf(reasons)));
        }
        if (handoff.againAfter() > 0) {
            say("handoff", "again", "after " + Spoken.time(handoff.againAfter()));
        }
        if (handoff.againAtMost() != Integer.MAX_VALUE) {
            say("handoff", "how often again", "at most " + Spoken.times(handoff.againAtMost()));
        }
        Sql sql = definition.sql();
        List<String> parts = new ArrayList<>(
                sql.when().stream().map(SpokenCondition::of).sorted().toList());
        if (sql.yesAtLeast() > 0) {
            parts.add("yes to at least " + sql.yesAtLeast() + " of "
                    + sql.yesTo().stream().map(Spoken::name).sorted().collect(Collectors.joining(", ")));
        }
        if (!sql.andOne().isEmpty()) {
            parts.add(Spoken.either(
                    sql.andOne().stream().map(Spoken::name).sorted().toList()));
        }
        say("handoff", "sales-qualified lead", String.join(", and ", parts));
    }

    private static String clock(long working) {
        return working == 0 ? "" : "within " + Spoken.time(working) + " of working time";
    }

    private void views(Views views) {
        for (Views.Persona persona : views.personas()) {
            String conditions =
                    persona.when().stream().map(SpokenCondition::of).sorted().collect(Collectors.joining("; "));
            Object meaning = MeaningOfRules.sorted(persona.when());
            said.add(Statement.of("views", "persona " + persona.id(), conditions, meaning));
        }
        say("views", "education", views.education().isEmpty() ? "" : SpokenCondition.patterns(views.education()));
        if (views.plateauTime() > 0) {
            say(
                    "views",
                    "plateau",
                    "engagement above " + PlainPoints.of(views.plateauFloor()) + " without a rise for "
                            + Spoken.time(views.plateauTime()));
        }
        say("views", "accounts (not evaluated yet)", views.accounts());
    }

    /** {@code Monday to Friday} where three or more follow one another. */
    private static String days(WorkingHours hours) {
        List<DayOfWeek> days = hours.days().stream().sorted().toList();
        DayOfWeek first = days.get(0);
        DayOfWeek last = days.get(days.size() - 1);
        return days.size() > 2 && last.getValue() - first.getValue() + 1 == days.size()
                ? named(first) + " to " + named(last)
                : days.stream().map(Statements::named).collect(Collectors.joining(", "));
    }

    private static String named(DayOfWeek day) {
        return day.name().substring(0, 1) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private void rest(Definition definition) {
        say("terms", "zone", definition.zone().getId());
        WorkingHours hours = definition.workingHours();
        say("terms", "working hours", days(hours) + " " + hours.from() + " to " + hours.to());
        say("terms", "currency", definition.money().in());
        definition
                .money()
                .rates()
                .forEach((currency, rate) -> say(
                        "terms",
                        "one " + currency,
                        rate.stripTrailingZeros().toPlainString() + " "
                                + definition.money().in()));
    }
}
