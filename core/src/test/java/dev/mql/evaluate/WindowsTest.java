package dev.mql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final long DAY = 86_400_000L;

    @Test
    void aRuleLooksAsFarBackAsItsWindowAndOneWithoutForEver() {
        assertThat(windows("""
                engagement:
                  product:
                    pricing: {did: pricing_page_visit, within: 14d, points: 5}
                    demo: {did: demo_request, points: 5}
                  content: {ebook: {did: content_download, within: 7d, points: 5}}
                  against: {jobs: {did: careers_page_visit, within: 3d, points: -5}}
                fit: {reads: {when: {did: email_click, within: 2d}, points: 5}}
                """))
                .contains(
                        entry("pricing_page_visit", 14 * DAY),
                        entry("demo_request", Windows.FOR_EVER),
                        entry("content_download", 7 * DAY),
                        entry("careers_page_visit", 3 * DAY),
                        entry("email_click", 2 * DAY))
                .doesNotContainKey("webinar_attended");
    }

    @Test
    void theFurthestOfSeveralLooksCounts() {
        assertThat(windows("""
                engagement:
                  product:
                    short: {did: pricing_page_visit, within: 14d, points: 5}
                    long: {did: [pricing_page_visit, demo_request], within: 90d, points: 5}
                    again: {did: pricing_page_visit, within: 30d, points: 5}
                """)).contains(entry("pricing_page_visit", 90 * DAY), entry("demo_request", 90 * DAY));
    }

    @Test
    void conditionsAreLookedThroughHoweverTheyAreNested() {
        assertThat(windows("""
                never:
                  all: {when: {all: [{did: webinar_attended, within: 1d}, {company.country: [DE]}]}}
                  any: {when: {any: [{did: webinar_registered, within: 2d}, {company.country: [DE]}]}}
                  some: {when: {at_least: 1, of: [{did: chat_started, within: 3d}, {company.country: [DE]}]}}
                  not: {when: {not: {did: social_like, within: 4d}}}
                  last: {when: {last: social_share, within: 5d}}
                """))
                .contains(
                        entry("webinar_attended", DAY),
                        entry("webinar_registered", 2 * DAY),
                        entry("chat_started", 3 * DAY),
                        entry("social_like", 4 * DAY),
                        entry("social_share", 5 * DAY));
    }

    @Test
    void theFirstEverAndWhatFollowedWhatMayLieAnywhere() {
        assertThat(windows("""
                never:
                  young: {when: {first: page_visit, within: 1h}}
                  in-a-row: {when: {did: content_download, then: careers_page_visit, within: 2d}}
                """))
                .contains(
                        entry("page_visit", Windows.FOR_EVER),
                        entry("content_download", Windows.FOR_EVER),
                        entry("careers_page_visit", Windows.FOR_EVER));
    }

    @Test
    void raisedHandsMeetingsEducationAndPersonasAreSeen() {
        assertThat(windows("""
                hand_raise: {did: demo_request, within: 30d}
                sql: {when: {did: call_held, within: 9d}, and_one: [demo_held]}
                education: [case_study_view]
                personas: {reader: {when: {did: email_click, within: 8d}}}
                """))
                .contains(
                        entry("demo_request", Windows.FOR_EVER),
                        entry("call_held", 9 * DAY),
                        entry("demo_held", Windows.FOR_EVER),
                        entry("case_study_view", Windows.FOR_EVER),
                        entry("email_click", 8 * DAY));
    }

    @Test
    void aBurstIsSeenAsFarAsItReachesBehindTheWindow() {
        assertThat(windows("""
                engagement:
                  content: {click: {did: email_click, within: 30d, points: 1}}
                  ignore: {scanners: {did: [email_click], burst: 10 in 1d}}
                """)).contains(entry("email_click", 31 * DAY));
    }

    @Test
    void opensAreToldFromClicksOfAnyTime() {
        assertThat(windows("engagement: {content: {open: {did: email_open, within: 30d, points: 1}}}"))
                .contains(entry("email_open", Windows.FOR_EVER), entry("email_click", Windows.FOR_EVER));
    }

    @Test
    void aPlateauIsOfEverything() {
        assertThat(windows("""
                engagement: {product: {pricing: {did: pricing_page_visit, within: 14d, points: 5}}}
                plateau: {above: 1, for: 30d}
                """)).contains(entry("pricing_page_visit", Windows.FOR_EVER));
    }

    private static SortedMap<String, Long> windows(String definition) {
        DefinitionFile.Reading reading = DefinitionFile.read(
                "definition: Small\nmql: {enter: {score: 0, product: 0}}\n" + definition,
                "definition.yaml",
                Glossary.STANDARD);
        Definition read = reading.definition()
                .orElseThrow(() -> new AssertionError(reading.mistakes().toString()));
        return Windows.of(read);
    }
}
