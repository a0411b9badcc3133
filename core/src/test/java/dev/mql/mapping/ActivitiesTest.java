package dev.mql.mapping;

import static dev.mql.mapping.Acme.DAY;
import static dev.mql.mapping.Acme.NOON;
import static dev.mql.mapping.Acme.facts;
import static dev.mql.mapping.Acme.jane;
import static dev.mql.mapping.Acme.records;
import static dev.mql.mapping.Acme.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Records;
import dev.mql.crm.Schema;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What records tell of what people did. */
class ActivitiesTest {

    private final Mapping hubspot = Acme.hubspot();

    @Test
    void formsBecomeActivitiesByTheirNames() {
        Facts facts = facts(
                hubspot,
                records(
                        List.of(
                                touch("forms", "a", NOON - 3 * DAY, Map.of("name", "demo REQUEST (footer)")),
                                touch("forms", "b", NOON - 2 * DAY, Map.of("name", "eBook Scoring")),
                                touch("forms", "c", NOON - DAY, Map.of("name", "Support ticket")),
                                touch("pages", "d", NOON, Map.of("hs_url_path", "/pricing/?x=1"))),
                        jane(NOON - DAY, Map.of())));

        assertThat(facts.activities())
                .extracting(Activity::type)
                .containsExactly("demo_request", "content_download", "nothing", "pricing_page_visit");
        assertThat(facts.activities().get(1).asset()).contains("eBook Scoring");
    }

    @Test
    void whatWasTouchedIsCountedByNameAndByWhatItMeans() {
        Records records = records(
                List.of(
                        touch("forms", "a", NOON, Map.of("name", "Raffle")),
                        touch("forms", "b", NOON, Map.of("name", "Raffle")),
                        touch("forms", "c", NOON, Map.of("name", "Demo request"))),
                jane(NOON - DAY, Map.of()));

        assertThat(Normaliser.of(hubspot, Acme.PLAIN, Acme.BERLIN).touched(records))
                .containsExactly(
                        new Touched("forms", "Raffle", null, 2),
                        new Touched("forms", "Demo request", "demo_request", 1));
    }

    @Test
    void eachNewValueOfADateIsOneActivity() {
        Facts facts = facts(
                hubspot,
                records(
                        jane(NOON - 3 * DAY, Map.of("demo_held_on", "2026-11-05")),
                        jane(NOON - 2 * DAY, Map.of("demo_held_on", "2026-11-05", "jobtitle", "CEO")),
                        jane(NOON - DAY, Map.of("demo_held_on", "2026-12-01"))));

        assertThat(facts.activities())
                .extracting(activity -> Instant.ofEpochMilli(activity.at()).toString())
                .containsExactly("2026-11-04T23:00:00Z", "2026-11-30T23:00:00Z");
    }

    @Test
    void eachRiseOfACounterIsThatManyActivitiesAtTheLastDate() {
        Facts facts = facts(
                hubspot,
                records(
                        clicks(NOON - 9 * DAY, "37", "2026-11-01T10:00:00Z"),
                        clicks(NOON - 5 * DAY, "37", "2026-11-01T10:00:00Z"),
                        clicks(NOON - 2 * DAY, "40", "2026-12-05T10:00:00Z")));

        assertThat(facts.activities())
                .extracting(activity -> Instant.ofEpochMilli(activity.at()).toString())
                .containsExactly(
                        "2026-11-01T10:00:00Z", "2026-12-05T10:00:00Z", "2026-12-05T10:00:00Z", "2026-12-05T10:00:00Z");
        assertThat(facts.feed("email_click").how()).isEqualTo(Feed.How.SAMPLED);
    }

    @Test
    void jumpOfACounterIsCappedAndAFallStartsAgain() {
        Facts facts = facts(
                hubspot,
                records(
                        clicks(NOON - 9 * DAY, "2", "2026-11-01T10:00:00Z"),
                        clicks(NOON - 5 * DAY, "100000", "2026-11-02T10:00:00Z"),
                        clicks(NOON - 2 * DAY, "1", "2026-12-05T10:00:00Z")));

        assertThat(facts.activities()).hasSize(1 + RowActivities.LARGEST_JUMP);
    }

    @Test
    void typeIsFedOnlyWhereTheAccountHasItsStream() {
        Schema professional = new Schema(
                Acme.PLAIN.account(),
                Map.of(),
                Map.of("forms", new Schema.StreamInfo(Long.MIN_VALUE, false, true)),
                Map.of(),
                List.of());

        Facts facts = Normaliser.of(hubspot, professional, Acme.BERLIN).normalise(records(jane(NOON, Map.of())));

        assertThat(facts.feed("demo_request")).isEqualTo(Feed.FED);
        assertThat(facts.feed("pricing_page_visit")).isEqualTo(Feed.NOT_FED);
        assertThat(facts.properties()).doesNotContainKey("company.open_deals");
    }

    private static Records.Version clicks(long changedAt, String total, String last) {
        return jane(changedAt, Map.of("hs_email_click", total, "hs_email_last_click_date", last));
    }
}
