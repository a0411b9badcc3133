package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.file.Mistake;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A broken definition is a definition error at load, never a wrong score: what a hurried or hostile hand writes is refused
 * in its line and column, with what to write instead.
 */
class AdversaryTest {

    /** A line in a definition that is fine without it, » where it is refused, and words of the refusal. */
    record Attack(String line, String what) {}

    static Stream<Attack> attacks() {
        return Stream.of(
                // numbers that are none, or none that can be counted
                fit("of: company.employees, points: {1+: ».nan}", "expected points"),
                fit("of: company.employees, points: {1+: ».inf}", "expected points"),
                fit("of: company.employees, points: {1+: »-1001}", "expected points"),
                fit("of: company.employees, points: {1+: »1e2}", "expected points"),
                fit("of: company.employees, points: {1+: »0x10}", "expected points"),
                fit("of: company.employees, points: {».inf: 1}", "expected a number or a range"),
                fit("of: company.employees, points: {»200-51: 1}", "the range ends before it begins"),
                fit("of: company.employees, points: {»99999999999B+: 1}", "larger than can be counted"),
                fit("of: company.employees, points: {»'1,000+': 1}", "expected a number or a range"),
                fit("of: company.employees, points: »{}", "a points table of 0 rows"),
                new Attack("fit: {cap: »-1, r: {when: {origin: a}, points: 1}}", "a line or cap below zero"),
                new Attack("fit: {cap: ».inf, r: {when: {origin: a}, points: 1}}", "expected points"),
                // overlaps
                fit("of: company.employees, points: {1-10: 1, »5+: 2}", "the bands 1-10 and 5+ overlap"),
                fit("of: company.employees, points: {up to 10: 1, »10: 2}", "overlap"),
                fit("of: company.revenue, points: {1M-5M: 1, »2M+ USD: 2}", "overlap"),
                // money
                new Attack("money: {in: EUR, rates: {USD: »0}}", "no rate: "),
                new Attack("money: {in: EUR, rates: {USD: »-1}}", "no rate: "),
                new Attack("money: {in: EUR, rates: {USD: ».nan}}", "no rate: "),
                new Attack("money: {in: EUR, rates: {USD: ».inf}}", "no rate: "),
                new Attack("money: {in: EUR, rates: {»EUR: 2}}", "EUR"),
                new Attack("money: {in: EUR, rates: {»USX: 2}}", "no currency"),
                new Attack("money: {in: »Euro}", "no currency"),
                fit("of: company.revenue, points: {»5M+ CHF: 1}", "no rate for CHF"),
                // windows and times
                product("did: page_visit, within: »-5d, points: 1", "expected a time"),
                product("did: page_visit, within: »0d, points: 1", "expected a time"),
                product("did: page_visit, within: »30, points: 1", "expected a time"),
                product("did: page_visit, fades: »half in 0d, points: 1", "fading counts whole days"),
                product("did: page_visit, fades: »half in -3d, points: 1", "fading counts whole days"),
                product("did: page_visit, fades: [after 30d to 50%, »after 10d to 20%], points: 1", "a step before"),
                product("did: page_visit, fades: »after 30d to 150%, points: 1", "more than 100%"),
                product("did: page_visit, at_most: »0 in 30d, points: 1", "expected so many in a time"),
                product("did: page_visit, at_most: »1 in 0d, points: 1", "expected so many in a time"),
                product("did: page_visit, at_least: »0, points: 1", "expected a whole number"),
                never("{contact.created: »{older: 30d, newer: 10d}}", "nothing is both older and newer"),
                never("{contact.created: »{older: 30d, newer: 30d}}", "nothing is both older and newer"),
                never("»{did: page_visit, at_least: 3, at_most: 1}", "at_least is more than at_most"),
                never("»{did: page_visit, at_least: 0}", "at least 0 is always true"),
                never("»{first: page_visit}", "since when"),
                never("{first: page_visit, »then: page_visit, within: 1d}", "unknown key `then`"),
                never("{at_least: 3, of: »[{origin: a}]}", "at least 3 of 1 conditions"),
                new Attack("engagement: {ignore: {i: {did: email_click, burst: »1 in 10s}}}", "a burst of one"),
                // texts
                never("{contact.email_domain: »'*'}", "is any text there is"),
                never("{contact.email_domain: [»'**', a.example]}", "is any text there is"),
                never("{contact.title: {matches: »'('}}", "not a pattern"),
                never("{contact.title: {matches: »'(?<=a)b'}}", "not a pattern"),
                never("{contact.title: {matches: »''}}", "expected a text"),
                never("{contact.title: {not: {not: »{}}}}", "expected one comparison"),
                never(
                        "{did: page_visit, where: {page: »'https://acme.example/pricing'}}",
                        "a page is its path, without a host"),
                never("{company.country: »UK}", "no country code"),
                fit("of: company.industry, points: {»softwar: 9}", "`company.industry` is never `softwar`"),
                fit("of: contact.seniority, points: {»directr: 9}", "`contact.seniority` is never `directr`"),
                never("{contact.function: {not: »marketting}}", "`contact.function` is never `marketting`"),
                // lists, cycles, names
                new Attack("lists: {a: [»$b], b: [$a]}", "a list inside a list"),
                new Attack("lists: {a: [»$a]}", "a list inside a list"),
                new Attack("lists: {a: »&x [b], c: *x}", "anchor"),
                new Attack("sales_needs: [contact.title, »contact.title]", "named twice"),
                new Attack("hand_raise: {did: [demo_request, »demo_request]}", "named twice"),
                new Attack("fit: {»a b: {when: {origin: a}, points: 1}}", "not usable as a name"),
                new Attack("never: {s: {when: {origin: a}}, »s: {when: {origin: b}}}", "twice"),
                // lines
                new Attack("grades: {fit: »{A: 10, B: 10}}", "asks for no less"),
                new Attack("handoff: {again: {after: »-1d}}", "expected a time"),
                new Attack("handoff: {again: {at_most: »-1}}", "expected a whole number"),
                new Attack("sql: {yes_to: {at_least: 3, of: »[bant.need]}}", "yes to 3 of 1 facts"),
                new Attack("working_hours: »mon-fri 18:00-09:00", "no working hours"),
                new Attack("working_hours: »mon-fri 09:00-09:00", "no working hours"),
                new Attack("zone: »GMT+99", "no time zone"));
    }

    private static Attack fit(String rule, String what) {
        return new Attack("fit: {r: {" + rule + "}}", what);
    }

    private static Attack product(String rule, String what) {
        return new Attack("engagement: {product: {r: {" + rule + "}}}", what);
    }

    private static Attack never(String when, String what) {
        return new Attack("never: {stop: {when: " + when + "}}", what);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefusedInItsPlaceWithARemedy(Attack attack) {
        String marked = attack.line();
        String money = marked.startsWith("money") ? "" : "money: {in: EUR, rates: {USD: 0.9}}\n";
        String text = "definition: a\nmql: {enter: {score: 0, product: 0}}\n" + money + marked.replace("»", "") + "\n";
        int line = money.isEmpty() ? 3 : 4;
        List<Mistake> mistakes = Samples.read(text).mistakes();
        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.what()).contains(attack.what());
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.column()).isEqualTo(marked.indexOf('»') + 1);
            assertThat(mistake.remedy()).isNotBlank();
        });
    }
}
