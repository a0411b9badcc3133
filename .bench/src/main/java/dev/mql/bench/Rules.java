package dev.mql.bench;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Agreement;
import dev.mql.definition.Condition;
import dev.mql.definition.Count;
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
import dev.mql.definition.Rule;
import dev.mql.definition.Sql;
import dev.mql.definition.Test;
import dev.mql.definition.Views;
import dev.mql.definition.Words;
import dev.mql.definition.WorkingHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Thirteen fit rules and twenty activity rules, once as numbers everybody uses and once as a definition. */
final class Rules {

    static final long POINT = 1_000_000L;
    static final long DAY = 86_400_000L;
    static final int TYPES = 20;
    static final String[] TYPE = new String[TYPES];
    /** Points of each type; every fifth type ends after 14 days, the others halve in 30. */
    static final long[] POINTS = new long[TYPES];

    /** What points of a type are worth after so many days. */
    static final long[][] WORTH = new long[TYPES][3_650];

    static final Set<String> SERVED = Set.of("DE", "AT", "CH", "FR", "NL", "GB", "US");
    static final Set<String> INDUSTRIES = Set.of("software", "it_services", "consulting");

    static {
        for (int type = 0; type < TYPES; type++) {
            TYPE[type] = "activity_" + (char) ('a' + type);
            POINTS[type] = (1 + type % 7) * POINT;
        }
        for (int type = 0; type < TYPES; type++) {
            for (int day = 0; day < WORTH[type].length; day++) {
                WORTH[type][day] = (long) Math.floor(POINTS[type] * StrictMath.pow(2, -day / 30.0) + 0.5);
            }
        }
    }

    private Rules() {}

    static boolean window(int type) {
        return type % 5 == 0;
    }

    static boolean product(int type) {
        return type % 2 == 0;
    }

    static Definition definition() {
        List<Rule> fit = new ArrayList<>();
        fit.add(new Rule.Of(
                "size",
                "company.employees",
                List.of(band(1, 50, -10), band(51, 200, 8), band(201, 1000, 15), band(1001, 1_000_000, 10)),
                Words.NONE));
        fit.add(new Rule.Of("deals", "company.open_deals", List.of(band(1, 100, -5)), Words.NONE));
        fit.add(new Rule.Of("founded", "company.founded", List.of(band(1990, 2015, 2), band(2016, 2030, 1)), Words.NONE));
        fit.add(text("country", "company.country", SERVED, 5));
        fit.add(text("industry", "company.industry", INDUSTRIES, 10));
        fit.add(new Rule.Of(
                "seniority",
                "contact.seniority",
                List.of(
                        new Rule.Band(new Test.OneOf(new TreeSet<>(Set.of("c_level", "vp"))), 15 * POINT),
                        new Rule.Band(new Test.OneOf(new TreeSet<>(Set.of("director"))), 12 * POINT),
                        new Rule.Band(new Test.OneOf(new TreeSet<>(Set.of("manager"))), 6 * POINT)),
                Words.NONE));
        fit.add(text("function", "contact.function", Set.of("marketing", "sales", "operations"), 5));
        fit.add(text("mail", "contact.email_kind", Set.of("free"), -10));
        fit.add(text("language", "contact.language", Set.of("de", "en"), 1));
        fit.add(text("type", "company.type", Set.of("business"), 3));
        fit.add(text("relation", "company.relation", Set.of("customer"), -10));
        fit.add(text("source", "contact.source", Set.of("organic", "direct"), 1));
        fit.add(new Rule.When(
                "unsubscribed",
                new Condition.Fact("contact.unsubscribed", new Test.Is(true)),
                -5 * POINT,
                Words.NONE));
        List<Rule> product = new ArrayList<>();
        List<Rule> content = new ArrayList<>();
        for (int type = 0; type < TYPES; type++) {
            (product(type) ? product : content)
                    .add(new Rule.Did(
                            "rule_" + type,
                            ActivityPattern.ofTypes(List.of(TYPE[type])),
                            window(type) ? 14 * DAY : Rule.Did.FOR_EVER,
                            new Count.Each(),
                            POINTS[type],
                            new Fading.Inherit(),
                            Rule.Did.NO_CAP,
                            "",
                            Words.NONE));
        }
        return new Definition(
                "bench",
                "",
                new Agreement("", new TreeMap<>(), new TreeMap<>()),
                ZoneOffset.UTC,
                new WorkingHours(Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT),
                new Currencies("", new TreeMap<>()),
                new TreeMap<>(),
                List.of(),
                new HandRaise(List.of(), Long.MAX_VALUE, Words.NONE),
                List.of("company.country", "company.employees"),
                new Fit(50 * POINT, fit),
                new Engagement(
                        50 * POINT, new Fading.Half(30 * DAY), product, 20 * POINT, content, List.of(), List.of()),
                new Lines(new Lines.Line(60 * POINT, 25 * POINT, 10 * POINT, null), new TreeMap<>()),
                Leave.NEVER,
                new Grades(List.of(), List.of()),
                new Handoff(0, 0, List.of(), 0, 0),
                Sql.NONE,
                Views.NONE);
    }

    private static Rule.Band band(long low, long high, long points) {
        return new Rule.Band(
                new Test.Within(List.of(new Test.Interval(low * POINT, high * POINT))), points * POINT);
    }

    private static Rule text(String id, String fact, Set<String> texts, long points) {
        return new Rule.Of(
                id, fact, List.of(new Rule.Band(new Test.OneOf(new TreeSet<>(texts)), points * POINT)), Words.NONE);
    }
}
