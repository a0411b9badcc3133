package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Finding.Weight;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.definition.file.DefinitionFile.Loaded;
import dev.mql.model.Feed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LintTest {

    private static final String SMALL = "definition: Small\nmql: {enter: {score: 0, product: 0}}\n";

    @Test
    void theExampleIsCleanButForWhatIsNotEvaluatedYet() {
        assertThat(Lint.of(Definitions.of(Definitions.acme())))
                .singleElement()
                .isEqualTo(new Finding(Weight.NOTE, "accounts", "not evaluated yet", "keep it, its form is checked"));
    }

    @Test
    void findsRulesThatNeverFire() {
        assertThat(doubts("""
                fit:
                  r: {when: {origin: a, contact.bounced: true, all: [{origin: b}]}, points: 1}
                  zero: {when: {origin: a}, points: 0}
                engagement:
                  product:
                    few: {did: email_click, at_most: 2 in 30d, at_least: 3, within: 30d, points: 1}
                  content:
                    gone: {did: email_open, points: 1}
                  ignore: {opens: {did: email_open}}
                """))
                .contains(
                        "fit.r: it is never true: its conditions exclude each other",
                        "fit.zero: it gives nothing and takes nothing",
                        "engagement.product.few: it never fires: at most 2 are kept, 3 are asked for",
                        "engagement.content.gone: every activity it counts is ignored");
    }

    @Test
    void findsReasonsThatSwallowEachOther() {
        assertThat(doubts("""
                never:
                  wide: {when: {company.country: [FR, NL]}, say: no, why: no}
                  narrow: {when: {company.country: FR, contact.bounced: true}, say: no, why: no}
                fit: {country: {of: company.country, points: {FR: 5, DE: 5}}}
                """))
                .containsExactlyInAnyOrder(
                        "never.narrow: it stops nobody whom never.wide does not stop",
                        "fit.country: it counts only for people whom never.wide stops");
    }

    @Test
    void findsRulesThatAreTheSame() {
        assertThat(doubts("""
                fit:
                  one: {when: {origin: [a, b]}, points: 1}
                  two: {when: {origin: [B, A]}, points: 2}
                engagement:
                  cap: 50
                  product: {p: {did: email_click, points: 1}}
                  content: {c: {did: email_click, points: 1}}
                """))
                .containsExactlyInAnyOrder(
                        "fit.two: it asks for the same as fit.one",
                        "engagement.content.c: it counts the same email_click as the rule p");
    }

    @Test
    void notesRulesThatExcludeEachOther() {
        assertThat(Lint.of(Definitions.of(
                        SMALL + "fit: {a: {when: {origin: a}, points: 1}, b: {when: {origin: b}, points: 1}}\n")))
                .filteredOn(finding -> finding.weight() == Weight.NOTE)
                .extracting(Finding::what)
                .containsExactly("nobody gets it and fit.a together");
    }

    @Test
    void findsCodesThatNoNormaliserGives() {
        assertThat(doubts("fit: {r: {of: contact.seniority, points: {c_level: 2, Chief: 1}}}\n"))
                .containsExactly("fit.r: by itself `contact.seniority` is never `Chief`");
    }

    @Test
    void isSilentWhereNothingIsProven() {
        assertThat(doubts("""
                never: {a: {when: {any: [{origin: a}, {origin: b}]}, why: no}}
                fit: {r: {when: {any: [{origin: a}, {origin: b}]}, points: 1}}
                """)).isEmpty();
    }

    @Test
    void asksForTheReasonsOfWhatIsWorthMuch() {
        assertThat(doubts("fit: {r: {when: {origin: a}, points: 10}, s: {when: {origin: [a, b]}, points: 9}}\n"))
                .containsExactly("fit.r: nobody wrote down why");
        assertThat(doubts("never: {a: {when: {origin: a}}}\n")).containsExactly("never.a: nobody wrote down why");
    }

    @Test
    void notesAHandRaiseNobodyGaveAReasonFor() {
        String raise = SMALL + "hand_raise: {did: demo_request, within: 9d%s}\n";

        assertThat(Lint.of(Definitions.of(raise.formatted(""))))
                .singleElement()
                .isEqualTo(
                        new Finding(Weight.NOTE, "hand_raise", "nobody wrote down why", "add why: for those who sign"));
        assertThat(Lint.of(Definitions.of(raise.formatted(", why: they ask for us"))))
                .isEmpty();
    }

    @Test
    void findsCapsAndGradesNobodyReaches() {
        assertThat(doubts("""
                fit: {cap: 50, r: {when: {origin: a}, points: 9}}
                grades: {fit: {A: 40, B: 0}}
                """))
                .containsExactly(
                        "fit.cap: no sum reaches the cap: the rules give at most 9",
                        "grades.fit.A: nobody gets this grade: at most 9 points can be reached");
        assertThat(doubts("""
                fit: {cap: 60, r: {when: {origin: a}, points: 60, why: x}}
                engagement: {cap: 50, product: {p: {did: email_click, points: 1}}}
                """))
                .containsExactly("engagement.cap: the caps of fit and engagement add up to 110, the score ends at 100");
    }

    @Test
    void findsListsNobodyUsesAndWindowsNobodySet() {
        Loaded loaded = (Loaded) DefinitionFile.read(
                SMALL + "lists: {own: [a.example]}\nhand_raise: {did: demo_request}\n", "d.yaml", Glossary.STANDARD);
        assertThat(loaded.warnings())
                .extracting(Object::toString)
                .containsExactly(
                        "d.yaml:3:9: no rule uses the list `own` (lists.own): use it or delete it",
                        "d.yaml:4:1: whoever raised a hand years ago is an MQL today (hand_raise): add within: 30d");
    }

    @Test
    void saysWhatACrmTakesAway() {
        Definition acme = Definitions.of(Definitions.acme());
        Set<String> facts = Set.of(
                "contact.email_domain",
                "company.relation",
                "company.open_deals",
                "company.country",
                "contact.email_kind",
                "contact.title",
                "company.employees",
                "company.industry",
                "contact.seniority",
                "contact.function",
                "contact.unsubscribed");
        Map<String, Feed> activities = Map.of(
                "demo_request", Feed.FED,
                "contact_sales", Feed.FED,
                "trial_started", Feed.FED,
                "product_sheet_download", Feed.FED,
                "sales_email_reply", Feed.FED,
                "webinar_attended", Feed.FED,
                "content_download", Feed.FED,
                "newsletter_signup", Feed.FED,
                "email_click", new Feed(Feed.How.SAMPLED, 0),
                "careers_page_visit", Feed.FED);

        List<Finding> found = FeedLint.of(acme, "salesforce", facts, activities);

        assertThat(found)
                .extracting(finding -> finding.path() + ": " + finding.what())
                .containsExactly(
                        "fit.revenue: the mapping of salesforce does not feed company.revenue: it cannot fire here, worth 5 of the 50 points",
                        "engagement.product.pricing: the mapping of salesforce does not feed pricing_page_visit:"
                                + " it cannot fire here, worth 20 of the 50 points",
                        "mql.enter: salesforce takes away rules worth up to 25 points");
    }

    @Test
    void saysThatSomethingCannotFireOnlyWhereItCannot() {
        Definition definition = Definitions.of(SMALL + """
                never:
                  either: {when: {any: [{origin: a}, {contact.bounced: true}]}, say: no, why: no}
                  neither: {when: {origin: a, contact.bounced: true}, say: no, why: no}
                  silent: {when: {did: [email_click, email_open], at_most: 0, within: 90d}, say: no, why: no}
                fit:
                  some: {when: {at_least: 1, of: [{origin: a}, {contact.bounced: true}]}, points: 5}
                  not: {when: {not: {any: [{origin: a}, {contact.bounced: true}]}}, points: 4}
                  of: {of: company.revenue, points: {5M+ EUR: 3}}
                engagement:
                  product:
                    clicks: {did: [email_click, email_open], points: 2}
                money: {in: EUR}
                """);

        List<Finding> found = FeedLint.of(definition, "hubspot", Set.of("origin"), Map.of("email_click", Feed.FED));

        assertThat(found)
                .extracting(finding -> finding.path() + ": " + finding.what().replaceFirst(".* does not feed ", ""))
                .containsExactly(
                        "never.either: contact.bounced: it stops by the others only",
                        "never.neither: contact.bounced: it stops nobody",
                        "never.silent: email_open: it stops nobody",
                        "fit.some: contact.bounced: it fires on the others only",
                        "fit.not: contact.bounced: it cannot fire here, worth 4 of the 100 points",
                        "fit.of: company.revenue: it cannot fire here, worth 3 of the 100 points",
                        "engagement.product.clicks: email_open: it fires on the others only",
                        "mql.enter: hubspot takes away rules worth up to 7 points");
    }

    @Test
    void namesWhoeverAnUnfedHandOrNeedConcerns() {
        Definition definition =
                Definitions.of(SMALL + "hand_raise: {did: demo_request, within: 9d}\nsales_needs: [company.country]\n");

        assertThat(FeedLint.of(definition, "hubspot", Set.of(), Map.of()))
                .extracting(Finding::what)
                .containsExactly(
                        "the mapping of hubspot does not feed demo_request: those hands are not seen",
                        "the mapping of hubspot does not feed company.country:"
                                + " it is never known, everybody ends in needs data");
    }

    private static List<String> doubts(String more) {
        return Lint.of(Definitions.of(SMALL + more)).stream()
                .filter(finding -> finding.weight() == Weight.DOUBTFUL)
                .map(finding -> finding.path() + ": " + finding.what())
                .toList();
    }
}
