package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.ActivityPattern;
import dev.mql.definition.Condition;
import dev.mql.definition.Condition.Which;
import dev.mql.definition.Count;
import dev.mql.definition.Definition;
import dev.mql.definition.Fading;
import dev.mql.definition.Glossary;
import dev.mql.definition.Rule;
import dev.mql.definition.Test.Age;
import dev.mql.definition.Test.Interval;
import dev.mql.definition.Test.Is;
import dev.mql.definition.Test.MoneyWithin;
import dev.mql.definition.Test.Not;
import dev.mql.definition.Test.OneOf;
import dev.mql.definition.Test.Present;
import dev.mql.definition.Test.Within;
import dev.mql.definition.file.DefinitionFile.Loaded;
import dev.mql.file.Position;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DefinitionFileTest {

    private static final long DAY = 86_400_000L;

    @Test
    void theExampleLoadsWithoutAWarning() {
        Loaded acme = acme();

        assertThat(acme.warnings()).isEmpty();
        assertThat(acme.loaded().never()).hasSize(7);
        assertThat(acme.loaded().fit().rules()).hasSize(6);
        assertThat(acme.loaded().engagement().product()).hasSize(3);
        assertThat(acme.positions().at("mql.enter.score").line()).isEqualTo(162);
        assertThat(acme.positions().at("mql.enter.nothing"))
                .isEqualTo(acme.positions().at("mql.enter"));
    }

    @Test
    void pointsAreMicroPointsAndListsAreExpanded() {
        Rule.Of industry = (Rule.Of) acme().loaded().fit().rules().get(1);

        assertThat(industry.bands()).hasSize(1);
        assertThat(industry.bands().get(0).points()).isEqualTo(10_000_000);
        assertThat(industry.bands().get(0).test())
                .isEqualTo(texts("software", "it_services", "financial_services", "consulting"));
    }

    @Test
    void readsEachWayToWriteAValue() {
        assertThat(test("company.employees: 51-200")).isEqualTo(within(51, 200));
        assertThat(test("company.employees: 51 to 200")).isEqualTo(within(51, 200));
        assertThat(test("company.employees: -10")).isEqualTo(within(-10, -10));
        assertThat(test("company.employees: 5+"))
                .isEqualTo(new Within(List.of(new Interval(5_000_000, Long.MAX_VALUE))));
        assertThat(test("company.employees: up to 10"))
                .isEqualTo(new Within(List.of(new Interval(Long.MIN_VALUE, 10_000_000))));
        assertThat(test("company.employees: [1-10, 10k+]"))
                .isEqualTo(new Within(
                        List.of(new Interval(1_000_000, 10_000_000), new Interval(10_000_000_000L, Long.MAX_VALUE))));
        assertThat(test("company.country: [de, AT]")).isEqualTo(texts("de", "AT"));
        assertThat(test("company.country: NO")).isEqualTo(texts("NO"));
        assertThat(test("contact.unsubscribed: false")).isEqualTo(new Is(false));
        assertThat(test("contact.title: 'VP *'")).isEqualTo(texts("VP *"));
        assertThat(test("contact.title: {present: true}")).isEqualTo(new Present(true));
        assertThat(test("contact.title: {not: {matches: '^x'}}"))
                .isEqualTo(new Not(new dev.mql.definition.Test.Matches("^x")));
        assertThat(test("contact.created: {newer: 30d}")).isEqualTo(new Age(0, 30 * DAY));
        assertThat(test("contact.title: {older: 2d, newer: 30d}")).isEqualTo(new Age(2 * DAY, 30 * DAY));
    }

    @Test
    void convertsMoneyIntoTheDefinitionsCurrency() {
        assertThat(test("company.revenue: 1M-2M USD"))
                .isEqualTo(new MoneyWithin(List.of(new Interval(920_000_000_000L, 1_840_000_000_000L))));
        assertThat(test("company.revenue: 5M+ EUR"))
                .isEqualTo(new MoneyWithin(List.of(new Interval(5_000_000_000_000L, Long.MAX_VALUE))));
    }

    @Test
    void readsLogic() {
        assertThat(when("{any: [{origin: referral}, {not: {origin: inbound}}], contact.bounced: true}"))
                .isEqualTo(new Condition.All(List.of(
                        new Condition.Any(List.of(
                                new Condition.Fact("origin", texts("referral")),
                                new Condition.Not(new Condition.Fact("origin", texts("inbound"))))),
                        new Condition.Fact("contact.bounced", new Is(true)))));
        assertThat(when("{at_least: 2, of: [{bant.need: true}, {bant.budget: true}, {bant.timing: true}]}"))
                .isInstanceOfSatisfying(
                        Condition.AtLeast.class, least -> assertThat(least.of()).hasSize(3));
    }

    @Test
    void readsWhatWasDone() {
        List<ActivityPattern> clicks = ActivityPattern.ofTypes(List.of("email_click"));

        assertThat(when("{did: email_click, at_least: 3, within: 7d}"))
                .isEqualTo(new Condition.Did(clicks, Which.EACH, 7 * DAY, 3, Integer.MAX_VALUE));
        assertThat(when("{did: email_click, at_most: 0, within: 90d}"))
                .isEqualTo(new Condition.Did(clicks, Which.EACH, 90 * DAY, 0, 0));
        assertThat(when("{first: email_click, within: 7d}"))
                .isEqualTo(new Condition.Did(clicks, Which.FIRST, 7 * DAY, 1, Integer.MAX_VALUE));
        assertThat(when("{did: email_click, then: demo_request, within: 2d}"))
                .isEqualTo(new Condition.Sequence(clicks, ActivityPattern.ofTypes(List.of("demo_request")), 2 * DAY));
        assertThat(when("{did: pricing_page_visit, where: {dwell_seconds: 120+}}"))
                .isInstanceOfSatisfying(
                        Condition.Did.class,
                        did -> assertThat(did.did().get(0).where())
                                .containsEntry(
                                        "dwell_seconds",
                                        new Within(List.of(new Interval(120_000_000, Long.MAX_VALUE)))));
    }

    @Test
    void readsEachWayToCountAndToFade() {
        assertThat(did("points: 1").count()).isEqualTo(new Count.Each());
        assertThat(did("points: 1, each: asset").count()).isEqualTo(new Count.EachAsset());
        assertThat(did("points: 1, once: true").count()).isEqualTo(new Count.Once());
        assertThat(did("points: 1, at_most: 3 in 30d").count()).isEqualTo(new Count.AtMost(3, 30 * DAY));
        assertThat(did("points: 1, at_least: 2, each: asset").count())
                .isEqualTo(new Count.AtLeast(2, new Count.EachAsset()));
        assertThat(did("points: 1").fading()).isEqualTo(new Fading.Inherit());
        assertThat(did("points: 1, fades: never").fading()).isEqualTo(new Fading.Never());
        assertThat(did("points: 1, fades: half in 10d").fading()).isEqualTo(new Fading.Half(10 * DAY));
        assertThat(did("points: 1, fades: to zero in 60d").fading()).isEqualTo(new Fading.ToZero(60 * DAY));
        assertThat(did("points: 1, fades: [after 30d to 50%, after 60d to 12.5%]")
                        .fading())
                .isEqualTo(new Fading.Steps(List.of(new Fading.Step(30, 500_000), new Fading.Step(60, 125_000))));
        assertThat(did("points: 1.125, cap: 20").cap()).isEqualTo(20_000_000);
        assertThat(did("points: 1.125, cap: 20").points()).isEqualTo(1_125_000);
    }

    @Test
    void readsWhatIsShownBesideAVerdict() {
        Definition definition = loaded("""
                products: [crm, desk]
                personas:
                  buyer: {when: {contact.function: marketing, company.employees: 50+}, say: Buyer}
                education: {did: [webinar_attended, case_study_view]}
                plateau: {above: 20, for: 30d}
                """).loaded();

        assertThat(definition.views().personas().get(0).when()).hasSize(2);
        assertThat(definition.views().education()).hasSize(2);
        assertThat(definition.views().plateauFloor()).isEqualTo(20_000_000);
    }

    @Test
    void readsWorkingHours() {
        assertThat(loaded("working_hours: mon,wed-fri 08:30-17:00\n")
                        .loaded()
                        .workingHours()
                        .days())
                .containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    }

    @Test
    void givesASentenceItsCommaBack() {
        Rule rule = loaded("fit: {size: {of: company.employees, points: {1+: 60}, why: Budget, a guess so far}}\n")
                .loaded()
                .fit()
                .rules()
                .get(0);
        assertThat(rule.words().why()).isEqualTo("Budget, a guess so far");
    }

    @Test
    void bandsStandByTheirLowerEnd() {
        Rule.Of size = (Rule.Of) loaded("fit: {size: {of: company.employees, points: {100+: 60, 1-99: 1}}}\n")
                .loaded()
                .fit()
                .rules()
                .get(0);
        assertThat(size.bands().get(0).points()).isEqualTo(1_000_000);
    }

    @Test
    void knowsTheFactsAMappingDeclares() {
        Glossary more = Glossary.STANDARD.with(Set.of("course.kind"), Set.of("lesson_watched"));
        String text = Samples.SMALL
                + "fit: {course: {of: course.kind, points: {mba*: 60}}, lesson: {when: {did: lesson_watched}, points: 1}}\n";

        assertThat(DefinitionFile.read(text, "definition.yaml", more).mistakes())
                .isEmpty();
        assertThat(DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD)
                        .mistakes())
                .hasSize(2);
    }

    @Test
    void namesTheFileAsItIsCalled() {
        assertThat(DefinitionFile.read(Path.of("nowhere", "else.yaml"), Glossary.STANDARD)
                        .mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.file()).isEqualTo("else.yaml"))
                .satisfies(mistake -> assertThat(mistake.at()).isEqualTo(Position.START));
    }

    private static Loaded acme() {
        return (Loaded) DefinitionFile.read(Samples.ACME, Glossary.STANDARD);
    }

    private static Loaded loaded(String more) {
        return Samples.loaded(Samples.SMALL + more);
    }

    private static Condition when(String condition) {
        return loaded("never: {code: {when: " + condition + ", say: no}}\n")
                .loaded()
                .never()
                .get(0)
                .when();
    }

    private static dev.mql.definition.Test test(String condition) {
        return ((Condition.Fact) when("{" + condition + "}")).test();
    }

    private static Rule.Did did(String rest) {
        return (Rule.Did) loaded("engagement: {content: {clicks: {did: email_click, " + rest + "}}}\n")
                .loaded()
                .engagement()
                .content()
                .get(0);
    }

    private static OneOf texts(String... texts) {
        return new OneOf(new TreeSet<>(List.of(texts)));
    }

    private static Within within(long low, long high) {
        return new Within(List.of(new Interval(low * 1_000_000, high * 1_000_000)));
    }
}
