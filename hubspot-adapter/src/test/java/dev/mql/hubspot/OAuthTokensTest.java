package dev.mql.hubspot;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.crm.CrmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OAuthTokensTest {

    private static final String TOKEN = "/oauth/2026-09/token";
    private static final String READ = "/crm/objects/2026-09/contacts/batch/read";

    @RegisterExtension
    final Portal portal = new Portal();

    @BeforeEach
    void tokens() {
        portal.onPost(
                TOKEN,
                List.of(
                        "{\"token_type\": \"bearer\", \"access_token\": \"one\", \"refresh_token\": \"rotated\", \"expires_in\": 1800}",
                        "{\"token_type\": \"bearer\", \"access_token\": \"two\", \"refresh_token\": \"rotated\", \"expires_in\": 1800}"));
        portal.onPost(READ, 200, "{\"status\": \"COMPLETE\", \"results\": []}");
    }

    private HubSpot app() {
        return portal.open(HubSpotConfig.of(
                portal.config().baseUrl(), new HubSpotConfig.Credential.OAuth("client", "s&cret", "first")));
    }

    private int renewals() {
        return portal.server().findAll(postRequestedFor(urlPathEqualTo(TOKEN))).size();
    }

    @Test
    void renewsAMinuteBeforeTheEndWithWhatItWasGivenLast() {
        try (HubSpot hubSpot = app()) {
            hubSpot.find("a@b.co", Set.of());
            portal.time().pass(Duration.ofMinutes(28));
            hubSpot.find("a@b.co", Set.of());
            assertThat(renewals()).isEqualTo(1);

            portal.time().pass(Duration.ofMinutes(1));
            hubSpot.find("a@b.co", Set.of());
        }

        assertThat(renewals()).isEqualTo(2);
        portal.server()
                .verify(
                        postRequestedFor(urlPathEqualTo(TOKEN))
                                .withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
                                .withRequestBody(
                                        equalTo(
                                                "grant_type=refresh_token&client_id=client&client_secret=s%26cret&refresh_token=first")));
        portal.server()
                .verify(postRequestedFor(urlPathEqualTo(TOKEN)).withRequestBody(containing("refresh_token=rotated")));
    }

    @Test
    void manyThreadsThatMeetARefusedTokenRenewItOnce() throws Exception {
        portal.server()
                .stubFor(post(urlPathEqualTo(READ))
                        .withHeader("Authorization", equalTo("Bearer one"))
                        .willReturn(Portal.json(
                                401, "{\"message\": \"expired\", \"category\": \"EXPIRED_AUTHENTICATION\"}")));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (HubSpot hubSpot = app()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> hubSpot.find("a@b.co", Set.of()).size());
            }
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(renewals()).isEqualTo(2);
    }

    @Test
    void asksAPersonWhereTheAppWasUninstalled() {
        portal.onPost(
                TOKEN, 400, "{\"status\": \"BAD_REFRESH_TOKEN\", \"message\": \"missing or unknown refresh token\"}");
        try (HubSpot hubSpot = app()) {
            CrmException e = catchThrowableOfType(CrmException.class, () -> hubSpot.find("a@b.co", Set.of()));

            assertThat(e.next()).isEqualTo(CrmException.Next.FIX_CREDENTIAL);
            assertThat(e).hasMessage("HubSpot no longer knows the OAuth refresh token");
        }
    }

    @Test
    void noTextOfTheConfigurationShowsASecret() {
        HubSpotConfig config = HubSpotConfig.of(
                "https://api.hubapi.com", new HubSpotConfig.Credential.OAuth("client", "s&cret", "first"));

        assertThat(config.toString()).doesNotContain("s&cret").doesNotContain("first");
        assertThat(HubSpotConfig.Credential.token("pat-secret").toString()).doesNotContain("pat-secret");
    }

    @Test
    void noErrorCarriesTheTokenOrTheAddressAskedFor() {
        portal.server().resetAll();
        portal.onPost(
                READ, 400, "{\"message\": \"jane@example.com is not valid\", \"category\": \"VALIDATION_ERROR\"}");

        CrmException e =
                catchThrowableOfType(CrmException.class, () -> portal.hubSpot().find("jane@example.com", Set.of()));

        assertThat(e.getMessage() + e.remedy()).doesNotContain("jane").doesNotContain("pat-test");
    }
}
