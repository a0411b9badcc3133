package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Agreement;
import dev.mql.definition.Currencies;
import dev.mql.definition.Definition;
import dev.mql.definition.Engagement;
import dev.mql.definition.Fading;
import dev.mql.definition.Fit;
import dev.mql.definition.Grades;
import dev.mql.definition.HandRaise;
import dev.mql.definition.Handoff;
import dev.mql.definition.Leave;
import dev.mql.definition.Lines;
import dev.mql.definition.Never;
import dev.mql.definition.Rule;
import dev.mql.definition.Sql;
import dev.mql.definition.Views;
import dev.mql.definition.Words;
import dev.mql.definition.WorkingHours;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A definition in the making, for tests that make many. */
final class Draft {

    static final long POINT = 1_000_000L;
    static final long DAY = 86_400_000L;

    final List<Never> never = new ArrayList<>();
    final List<String> salesNeeds = new ArrayList<>();
    final List<Rule> fit = new ArrayList<>();
    final List<Rule> product = new ArrayList<>();
    final List<Rule> content = new ArrayList<>();
    final List<Rule> against = new ArrayList<>();
    final List<Engagement.Ignore> ignore = new ArrayList<>();
    HandRaise handRaise = new HandRaise(List.of(), Long.MAX_VALUE, Words.NONE);
    long fitCap = 50 * POINT;
    long engagementCap = 50 * POINT;
    long contentCap = 20 * POINT;
    Fading fading = new Fading.Never();
    Lines lines = new Lines(line(60, 25, 10), new TreeMap<>());
    Leave leave = Leave.NEVER;
    Grades grades = new Grades(
            grades(Map.of("A", 40L, "B", 30L, "C", 20L, "D", 0L)),
            grades(Map.of("1", 35L, "2", 20L, "3", 10L, "4", 0L)));

    static Lines.Line line(long score, long fit, long product) {
        return new Lines.Line(score * POINT, fit * POINT, product * POINT, null);
    }

    static List<Grades.Grade> grades(Map<String, Long> lines) {
        return new TreeMap<>(lines)
                .entrySet().stream()
                        .map(line -> new Grades.Grade(line.getKey(), line.getValue() * POINT))
                        .toList();
    }

    static List<ActivityPattern> types(String... types) {
        return ActivityPattern.ofTypes(List.of(types));
    }

    Definition definition() {
        return new Definition(
                "test",
                "1",
                new Agreement("", new TreeMap<>(), new TreeMap<>()),
                ZoneOffset.UTC,
                new WorkingHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(18, 0)),
                new Currencies("EUR", new TreeMap<>(Map.of("USD", new BigDecimal("0.9")))),
                new TreeMap<>(),
                never,
                handRaise,
                salesNeeds,
                new Fit(fitCap, fit),
                new Engagement(engagementCap, fading, product, contentCap, content, against, ignore),
                lines,
                leave,
                grades,
                new Handoff(0, 0, List.of(), 0, 0),
                Sql.NONE,
                Views.NONE);
    }
}
