package dev.mql.hubspot;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Limit;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsTest {

    private static final String READ = "/crm/objects/2026-09/contacts/batch/read";
    private static final String NOTHING = "{\"status\": \"COMPLETE\", \"results\": []}";

    @RegisterExtension
    final Portal portal = new Portal();

    private void read() {
        portal.hubSpot().find("a@b.co", Set.of());
    }

    private static String limit(String policy) {
        return "429 {\"status\": \"error\", \"message\": \"You have reached your limit.\", \"errorType\": \"RATE_LIMIT\","
                + " \"policyName\": \"" + policy + "\"}";
    }

    @Test
    void learnsWhatIsAllowedFromTheHeadersOfAnyAnswer() {
        portal.server()
                .stubFor(post(urlPathEqualTo(READ))
                        .willReturn(Portal.json(200, NOTHING)
                                .withHeader("X-HubSpot-RateLimit-Max", "190")
                                .withHeader("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")
                                .withHeader("X-HubSpot-RateLimit-Daily", "625000")
                                .withHeader("X-HubSpot-RateLimit-Daily-Remaining", "600000")));

        read();

        assertThat(portal.hubSpot().limits())
                .contains(
                        new Limit("burst", 190, 190, 38, null),
                        new Limit("daily", 625_000, 600_000, 62_500, Instant.parse("2026-11-22T00:00:00Z")));
    }

    @Test
    void waitsTenSecondsForTheTenSecondWindow() {
        portal.onPost(READ, List.of(limit("TEN_SECONDLY_ROLLING"), NOTHING));

        read();

        assertThat(portal.time().slept()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        assertThat(portal.hubSpot().calls().refused()).isEqualTo(1);
    }

    @Test
    @DisplayName("F.1 case 6: waits a second where the refusal names no policy, as search does")
    void waitsASecondWhereTheRefusalNamesNoPolicyAsSearchDoes() {
        portal.onPost(
                READ,
                List.of(
                        "429 {\"status\": \"error\", \"message\": \"You have reached your secondly limit.\", \"category\":"
                                + " \"RATE_LIMITS\"}",
                        NOTHING));

        read();

        assertThat(portal.time().slept()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1300));
    }

    @Test
    @DisplayName("F.1 case 6: a search limit that is used up holds back searches only")
    void holdsBackSearchesOnlyWhereTheirLimitIsUsedUp() {
        portal.onPost("/crm/objects/2026-09/contacts/search", 200, "{\"total\": 0, \"results\": []}");
        portal.onPost(READ, 200, NOTHING);
        Checkpoint changes = portal.hubSpot()
                .start(new Stream("contacts"), Set.of(), new ReadMode.Since(Portal.NOW))
                .get(0);
        portal.hubSpot().next(changes);
        portal.time().sleep(Duration.ofSeconds(10));
        Duration rested = portal.time().slept();

        portal.hubSpot().next(changes);
        portal.hubSpot().next(changes); // one may be caught up after a rest
        read();
        assertThat(portal.time().slept()).as("a read after two searches").isEqualTo(rested);

        portal.hubSpot().next(changes);
        assertThat(portal.time().slept()).as("a third search").isGreaterThan(rested);
    }

    @Test
    void stopsAtTheDailyLimitAndSaysWhenItGoesOn() {
        portal.onPost(READ, List.of(limit("DAILY"), NOTHING));

        CrmException e = catchThrowableOfType(CrmException.class, this::read);

        assertThat(e.next()).isEqualTo(CrmException.Next.RESUME_LATER);
        assertThat(e.resumesAt()).contains(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(portal.hubSpot().calls().retried()).isZero();
    }

    @Test
    void stopsWhileTheAccountIsMovedBetweenDataCentres() {
        portal.server()
                .stubFor(post(urlPathEqualTo(READ))
                        .willReturn(
                                Portal.json(477, "{\"message\": \"migrating\"}").withHeader("Retry-After", "7200")));

        CrmException e = catchThrowableOfType(CrmException.class, this::read);

        assertThat(e.resumesAt()).contains(Portal.NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void waitsForARecordThatSomebodyElseIsWriting() {
        portal.onPost(READ, List.of("423 {\"message\": \"locked\"}", NOTHING));

        read();

        assertThat(portal.time().slept()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2200));
    }

    @Test
    void takesTheEdgesAnswerToAMalformedTokenForARefusedOne() {
        portal.onPost(READ, 530, "{\"message\": \"error code: 1000\"}");

        assertThat(catchThrowableOfType(CrmException.class, this::read).next())
                .isEqualTo(CrmException.Next.FIX_CREDENTIAL);
    }
}
