package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is refused where it stands, with what to write instead. */
class RefusalTest {

    private static final String FIT = "fit: {size: {of: company.employees, points: {1+: 9}}}\n";

    record Broken(String text, String said) {}

    /** Behind three lines that are fine. */
    static Stream<Broken> broken() {
        return Stream.of(
                rule(
                        "of: company.employes, points: {1+: 3}",
                        "15: unknown fact `company.employes` (fit.r.of): did you mean `company.employees`?"),
                rule(
                        "when: {did: demo_reqest}, points: 3",
                        "23: unknown activity type `demo_reqest` (fit.r.when.did): did you mean `demo_request`?"),
                rule(
                        "of: contact.title, points: {$nobody: 3}",
                        "39: unknown list `$nobody` (fit.r.points.$nobody): add it under `lists`"),
                rule(
                        "of: company.employees, points: {1-10: 1, 10-20: 2}",
                        "52: the bands 1-10 and 10-20 overlap: some values (fit.r.points.10-20): let each value find one band"),
                rule(
                        "of: contact.title, points: {vp: 1, ' VP': 2}",
                        "46: the bands vp and  VP overlap: `VP` (fit.r.points. VP): let each value find one band"),
                rule(
                        "of: contact.title, points: {'vp*': 1, 'V?o': 2, '*x': 3}",
                        "59: the bands vp* and *x overlap: what both `*x` and `vp*` match (fit.r.points.*x): let each value find one band"),
                rule(
                        "of: contact.title, points: {a: 1.2345}",
                        "42: expected points, found the number 1.2345 (fit.r.points.a): write a number from -1000 to 1000 with at most 3 decimals"),
                rule(
                        "of: contact.title, points: {a: '1'}",
                        "42: expected points, found the text \"1\" (fit.r.points.a): write a number from -1000 to 1000 with at most 3 decimals"),
                rule(
                        "of: company.employees, points: {DE: 1}",
                        "43: expected a number or a range, found the text \"DE\" (fit.r.points.DE): write 51-200, 5+, up to 10 or 5M-50M, without thousands separators"),
                rule(
                        "of: company.employees, points: {5-50M: 1}",
                        "43: a range from 5 itself to 50M (fit.r.points.5-50M): write 5M-50M"),
                rule(
                        "of: company.employees, points: {5M+ USD: 1}",
                        "43: a currency where a number is asked for (fit.r.points.5M+ USD): delete it"),
                rule(
                        "of: company.revenue, points: {5M+ JPY: 1}",
                        "41: no rate for JPY (fit.r.points.5M+ JPY): add it to `money: {rates: ...}`"),
                rule(
                        "of: company.country, points: {Germany: 1}",
                        "41: no country code: the text \"Germany\" (fit.r.points.Germany): write DE"),
                rule(
                        "of: contact.email_kind, points: {fre: 1}",
                        "44: `contact.email_kind` is never `fre` (fit.r.points.fre): did you mean `free`?"),
                rule(
                        "when: {contact.title: {matches: '(?=a)'}}, points: 1",
                        "43: not a pattern: invalid or unsupported Perl syntax at `(?=` (fit.r.when.contact.title.matches): RE2 syntax; it knows no look-around and no back-references"),
                rule(
                        "when: {contact.title: {matches: '(((a{999}){999}){999}){999}'}}, points: 1",
                        "43: the pattern is too large (fit.r.when.contact.title.matches): at most 1,000 characters and small counts in {}"),
                rule(
                        "when: {company.employees: {matches: a}}, points: 1",
                        "37: a pattern needs text, `company.employees` is none (fit.r.when.company.employees): compare values"),
                rule(
                        "when: {contact.unsubscribed: yes}, points: 1",
                        "40: expected yes or no, found the text \"yes\" (fit.r.when.contact.unsubscribed): write true or false"),
                rule(
                        "when: {contact.created: 2026}, points: 1",
                        "35: `contact.created` is a point in time (fit.r.when.contact.created): write {older: 30d} or {newer: 30d}"),
                rule(
                        "when: {contact.created: {older: 3y}}, points: 1",
                        "43: expected a time, found the text \"3y\" (fit.r.when.contact.created.older): write a number and s, m, h, d or w: 30d, 8h"),
                rule(
                        "when: {contact.title: a}, points: 1, pionts: 2",
                        "48: unknown key `pionts` (fit.r.pionts): did you mean `points`?"),
                rule(
                        "when: {contact.title: []}, points: 1",
                        "33: an empty list is never true (fit.r.when.contact.title): name at least one value"),
                rule(
                        "points: 1",
                        "7: a rule that asks for nothing (fit.r): give the rule one of: of (a fact and points), when (yes or no), did (an activity)"),
                rule(
                        "did: email_click, points: 1",
                        "7: an activity says what somebody wants, not who they are (fit.r): move it to `engagement`"),
                rule(
                        "when: {contact.title: a}, points: 1, say: 'hi {naem}'",
                        "53: unknown fact `naem` (fit.r.say): declare it in the mapping, or use one of docs/facts.md"),
                product(
                        "did: email_click, points: 1, fades: half in 3h",
                        "64: fading counts whole days of age (engagement.product.r.fades): write days: 30d"),
                product(
                        "did: email_click, points: 1, fades: slowly",
                        "64: not a way to fade: the text \"slowly\" (engagement.product.r.fades): write never, half in 30d, to zero in 60d, or after 30d to 50%"),
                product(
                        "did: email_click, points: 1, at_most: 3",
                        "66: expected so many in a time, found the number 3 (engagement.product.r.at_most): write 1 in 30d"),
                product(
                        "did: email_click, points: 1, once: true, each: asset",
                        "27: more than one of each, once and at_most (engagement.product.r): keep one of them"),
                new Broken(
                        "engagement: {against: {r: {did: email_click, points: 1}}}\n",
                        "24: a rule against somebody that takes nothing (engagement.against.r): write points below zero"),
                new Broken(
                        "fit: {r: {when: {origin: a}, points: 1}}\nengagement: {content: {r: {did: email_click, points: 1}}}\n",
                        ":24: another rule is called `r`, in line 4 (engagement.content.r): give each rule a name of its own"),
                new Broken("zone: Berlin\n", "7: no time zone: the text \"Berlin\" (zone): write it as Europe/Berlin"),
                new Broken(
                        "working_hours: always\n",
                        "16: no working hours: the text \"always\" (working_hours): write mon-fri 09:00-18:00"),
                new Broken(
                        "grades: {fit: {A: 10, B: 20}}\n",
                        "15: grade B asks for no less than grade A (grades.fit): let the lines fall from the best grade to the last"),
                new Broken("sales_needs: [company.size]\n", "15: unknown fact `company.size` (sales_needs[0])"),
                new Broken("lists: {a: []}\n", "12: the list `a` is empty (lists.a): give it a value or delete it"),
                new Broken(
                        "hand_riase: {did: demo_request}\n",
                        "1: unknown key `hand_riase` (hand_riase): did you mean `hand_raise`?"));
    }

    private static Broken rule(String rule, String said) {
        return new Broken("fit: {r: {" + rule + "}}\n", said);
    }

    private static Broken product(String rule, String said) {
        return new Broken("engagement: {product: {r: {" + rule + "}}}\n", said);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhereAndWhat(Broken broken) {
        assertThat(Samples.read(Samples.SMALL + broken.text()).mistakes())
                .extracting(Object::toString)
                .anySatisfy(said -> assertThat(said)
                        .startsWith("definition.yaml:")
                        .contains(":" + broken.said().replaceFirst("^:", "")));
    }

    @Test
    void saysAllOfItAtOnce() {
        String text = """
                definition: All
                nonsense: 1
                lists: {own: [a.example]}
                never: {staff: {when: {contact.domain: $onw}}}
                fit:
                  cap: 10
                  size: {of: company.employees, points: {1-10: a lot}}
                mql: {enter: {score: 110, fit: 20}}
                """;
        assertThat(Samples.read(text).mistakes())
                .extracting(mistake -> mistake.line() + " " + mistake.what())
                .containsExactly(
                        "2 unknown key `nonsense`",
                        "4 unknown fact `contact.domain`",
                        "4 unknown list `$onw`",
                        "7 expected points, found the text \"a lot\"",
                        "8 nobody gets there: the line is 110, rules and caps give at most 10",
                        "8 nobody gets there: the line is 20, rules and caps give at most 10");
    }

    @Test
    void refusesLinesNobodyReaches() {
        assertThat(Samples.read("definition: a\n" + FIT + "mql: {enter: {score: 10}}\n")
                        .mistakes())
                .singleElement()
                .hasToString("definition.yaml:3:15: nobody gets there: the line is 10, rules and caps give at most 9"
                        + " (mql.enter.score): lower the line or raise a cap or points");
        assertThat(Samples.read("definition: a\n" + FIT + "mql: {enter: {score: 9}}\n")
                        .mistakes())
                .isEmpty();
    }

    @Test
    void refusesALeavingLineAboveTheEnteringLine() {
        assertThat(Samples.read("definition: a\n" + FIT + "mql: {enter: {score: 5}, leave: {score: 6, for: 1d}}\n")
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.path()).isEqualTo("mql.leave.score"));
    }

    @Test
    void refusesMoneyWithoutACurrency() {
        assertThat(Samples.read("""
                                definition: a
                                mql: {enter: {score: 0}}
                                fit: {r: {of: company.revenue, points: {5M+: 9}}}
                                """).mistakes())
                .singleElement()
                .hasToString("definition.yaml:3:41: an amount of money, but in which currency? (fit.r.points.5M+):"
                        + " add `money: {in: EUR}` at the top");
    }

    @Test
    void twoAmountsOfMoneyMayShareAnEnd() {
        assertThat(Samples.read(Samples.SMALL + "fit: {r: {of: company.revenue, points: {50M+: 5, 5M-50M: 3}}}\n")
                        .mistakes())
                .isEmpty();
        assertThat(Samples.read(Samples.SMALL + "fit: {r: {of: company.revenue, points: {49M+: 5, 5M-50M: 3}}}\n")
                        .mistakes())
                .hasSize(1);
    }

    @Test
    void refusesMoreThanTenThousandRules() {
        StringBuilder text = new StringBuilder(Samples.SMALL + "fit:\n");
        for (int i = 0; i <= 10_000; i++) {
            text.append("  r").append(i).append(": {when: {origin: a}, points: 1}\n");
        }
        assertThat(Samples.read(text.toString()).mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.what()).isEqualTo("more than 10,000 rules"));
    }

    @Test
    void isNotBlownUpByLists() {
        StringBuilder text = new StringBuilder(Samples.SMALL + "lists:\n  l: [");
        for (int i = 0; i < 60_000; i++) {
            text.append(i).append("x,");
        }
        text.append("x]\nnever:\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("  c").append(i).append(": {when: {contact.email_domain: $l}, say: no}\n");
        }
        assertThat(Samples.read(text.toString()).mistakes())
                .anySatisfy(mistake -> assertThat(mistake.what()).contains("lists grow to more than 200000 values"));
    }

    @Test
    void isNotBlownUpByPatterns() {
        StringBuilder text = new StringBuilder(Samples.SMALL + "never:\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("  c").append(i).append(": {when: {contact.title: {matches: '\\pL{1000}'}}, say: no}\n");
        }
        assertThat(Samples.read(text.toString()).mistakes())
                .anySatisfy(mistake ->
                        assertThat(mistake.what()).isEqualTo("the patterns of this file are too large together"));
    }

    /** Lint compares reasons in pairs, and gives up where that would take too long. */
    @Test
    void isNotHeldUpByComparingLongLists() {
        StringBuilder text = new StringBuilder(Samples.SMALL + "lists:\n  l: [");
        for (int i = 0; i < 390; i++) {
            text.append("a-rather-long-domain-").append(i).append(".example, ");
        }
        text.append("x]\nnever:\n");
        for (int i = 0; i < 500; i++) {
            text.append("  c")
                    .append(i)
                    .append(": {when: {contact.email_domain: [$l, y")
                    .append(i)
                    .append("]}, why: no}\n");
        }
        assertTimeout(
                Duration.ofSeconds(30),
                () -> assertThat(Samples.read(text.toString()).mistakes()).isEmpty());
    }
}
