package dev.mql.definition;

import dev.mql.definition.Grades.Grade;
import dev.mql.definition.Lines.Line;
import dev.mql.definition.Views.Persona;
import dev.mql.model.Folding;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a definition is hashed (meaning 39): everything that can change a verdict, nothing that only people read.
 * Whatever is absent or says what holds anyway leaves no trace, so a later grammar keeps the hashes of older files.
 */
final class Meaning {

    private Meaning() {}

    static SortedMap<String, Object> of(Definition definition) {
        SortedMap<String, Object> all = new TreeMap<>();
        put(
                all,
                "zone",
                definition.zone().equals(ZoneOffset.UTC)
                        ? ""
                        : definition.zone().getId());
        put(all, "working_hours", hours(definition.workingHours()));
        put(all, "money", money(definition.money()));
        put(
                all,
                "never",
                definition.never().stream()
                        .map(never -> object("code", never.code(), "when", MeaningOfRules.condition(never.when())))
                        .toList());
        put(all, "hand_raise", handRaise(definition.handRaise()));
        put(all, "sales_needs", definition.salesNeeds());
        put(all, "fit", fit(definition.fit()));
        put(all, "engagement", engagement(definition.engagement()));
        put(all, "enter", line(definition.mql().enter()));
        SortedMap<String, Object> origins = new TreeMap<>();
        definition.mql().origins().forEach((origin, line) -> origins.put(Folding.fold(origin), line(line)));
        put(all, "origins", origins);
        put(all, "leave", leave(definition.leave()));
        put(all, "grades", grades(definition.grades()));
        put(all, "handoff", handoff(definition.handoff()));
        put(all, "sql", sql(definition.sql()));
        put(all, "views", views(definition.views()));
        return all;
    }

    /** Only what says something. */
    static void put(SortedMap<String, Object> map, String key, @Nullable Object value) {
        boolean empty = value == null
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof SortedMap<?, ?> inner && inner.isEmpty());
        if (value != null && !empty) {
            map.put(key, value);
        }
    }

    static SortedMap<String, Object> object(String key, Object value, String other, Object otherValue) {
        SortedMap<String, Object> object = new TreeMap<>();
        put(object, key, value);
        put(object, other, otherValue);
        return object;
    }

    private static String hours(WorkingHours hours) {
        return hours.equals(WorkingHours.USUAL)
                ? ""
                : hours.days().stream().sorted().toList() + " " + hours.from() + "-" + hours.to();
    }

    private static SortedMap<String, Object> money(Currencies money) {
        SortedMap<String, Object> rates = new TreeMap<>();
        money.rates()
                .forEach((currency, rate) ->
                        rates.put(currency, rate.stripTrailingZeros().toPlainString()));
        return object("in", money.in(), "rates", rates);
    }

    private static SortedMap<String, Object> handRaise(HandRaise raise) {
        SortedMap<String, Object> object = new TreeMap<>();
        put(object, "did", MeaningOfRules.patterns(raise.did()));
        put(object, "within", MeaningOfRules.time(raise.within()));
        return raise.did().isEmpty() ? new TreeMap<>() : object;
    }

    private static SortedMap<String, Object> fit(Fit fit) {
        return object("cap", PlainPoints.of(fit.cap()), "rules", MeaningOfRules.byId(fit.rules()));
    }

    private static SortedMap<String, Object> engagement(Engagement engagement) {
        SortedMap<String, Object> object = new TreeMap<>();
        put(object, "cap", PlainPoints.of(engagement.cap()));
        put(object, "fades", MeaningOfRules.fading(engagement.fading()));
        put(object, "product", MeaningOfRules.byId(engagement.product()));
        put(object, "content", MeaningOfRules.byId(engagement.content()));
        put(object, "content_cap", MeaningOfRules.cap(engagement.contentCap()));
        put(object, "against", MeaningOfRules.byId(engagement.against()));
        SortedMap<String, Object> ignore = new TreeMap<>();
        for (Engagement.Ignore entry : engagement.ignore()) {
            SortedMap<String, Object> one = new TreeMap<>();
            put(one, "did", MeaningOfRules.patterns(entry.did()));
            put(one, "burst", entry.burst() == 0 ? null : List.of(entry.burst(), entry.within()));
            ignore.put(entry.id(), one);
        }
        put(object, "ignore", ignore);
        return object;
    }

    private static SortedMap<String, Object> line(Line line) {
        SortedMap<String, Object> object = new TreeMap<>();
        put(object, "score", points(line.score()));
        put(object, "fit", points(line.fit()));
        put(object, "product", points(line.product()));
        put(object, "engagement", points(line.engagement()));
        return object;
    }

    private static @Nullable String points(@Nullable Long micros) {
        return micros == null ? null : PlainPoints.of(micros);
    }

    private static SortedMap<String, Object> leave(Leave leave) {
        SortedMap<String, Object> object = new TreeMap<>();
        if (!leave.equals(Leave.NEVER)) {
            object.put("score", PlainPoints.of(leave.score()));
            object.put("for", leave.time());
            object.put("then", leave.then().name());
        }
        return object;
    }

    private static SortedMap<String, Object> grades(Grades grades) {
        return object("fit", grades(grades.fit()), "engagement", grades(grades.engagement()));
    }

    private static SortedMap<String, Object> grades(List<Grade> grades) {
        SortedMap<String, Object> object = new TreeMap<>();
        grades.forEach(grade -> object.put(grade.name(), PlainPoints.of(grade.from())));
        return object;
    }

    private static SortedMap<String, Object> handoff(Handoff handoff) {
        SortedMap<String, Object> object = new TreeMap<>();
        put(object, "hand_raise", handoff.answerHandRaise() == 0 ? null : handoff.answerHandRaise());
        put(object, "mql", handoff.answerMql() == 0 ? null : handoff.answerMql());
        put(object, "reject_reasons", handoff.rejectReasons().stream().sorted().toList());
        put(object, "after", handoff.againAfter() == 0 ? null : handoff.againAfter());
        put(object, "at_most", handoff.againAtMost() == Integer.MAX_VALUE ? null : handoff.againAtMost());
        return object;
    }

    private static SortedMap<String, Object> sql(Sql sql) {
        SortedMap<String, Object> object = new TreeMap<>();
        put(object, "when", MeaningOfRules.sorted(sql.when()));
        put(object, "at_least", sql.yesAtLeast() == 0 ? null : sql.yesAtLeast());
        put(object, "yes_to", sql.yesTo().stream().sorted().toList());
        put(object, "and_one", sql.andOne().stream().sorted().toList());
        return object;
    }

    private static SortedMap<String, Object> views(Views views) {
        SortedMap<String, Object> object = new TreeMap<>();
        SortedMap<String, Object> personas = new TreeMap<>();
        for (Persona persona : views.personas()) {
            personas.put(persona.id(), MeaningOfRules.sorted(persona.when()));
        }
        put(object, "personas", personas);
        put(object, "education", MeaningOfRules.patterns(views.education()));
        put(object, "plateau", views.plateauTime() == 0 ? null : List.of(views.plateauFloor(), views.plateauTime()));
        put(object, "accounts", views.accounts());
        return object;
    }
}
