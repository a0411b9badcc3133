package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccessTest extends SandboxTest {
    private static final String REFRESH =
            "grant_type=refresh_token&client_id=sandbox-client&client_secret=sandbox-secret&refresh_token=";

    @Test
    void refusesAnUnknownTokenWith401() throws Exception {
        Api.Answer answer = new Api(sandbox, "wrong").get(CONTACTS);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("category").asString()).isEqualTo("INVALID_AUTHENTICATION");
        assertThat(answer.body().has("correlationId")).isTrue();
    }

    @Test
    void namesTheMissingScopeIn403() throws Exception {
        sandbox.scopes(Set.of("oauth"));
        Api.Answer answer = api.get(CONTACTS);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("category").asString()).isEqualTo("MISSING_SCOPES");
        assertThat(answer.body()
                        .path("errors")
                        .path(0)
                        .path("context")
                        .path("requiredGranularScopes")
                        .path(0)
                        .asString())
                .isEqualTo("crm.objects.contacts.read");
    }

    @Test
    void honoursAnAccessTokenForThirtyMinutes() throws Exception {
        Api.Answer answer = api.form("/oauth/2026-09/token", REFRESH + "sandbox-refresh");
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(1800);
        Api app = new Api(sandbox, answer.body().path("access_token").asString());
        Api.Answer list = app.get(CONTACTS);
        assertThat(list.header("X-HubSpot-RateLimit-Max")).isEqualTo("110");
        assertThat(list.header("X-HubSpot-RateLimit-Daily")).isEmpty();
        clock.pass(Duration.ofMinutes(33));
        Api.Answer late = app.get(CONTACTS);
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.body().path("category").asString()).isEqualTo("EXPIRED_AUTHENTICATION");
    }

    @Test
    void refusesARevokedRefreshTokenForGood() throws Exception {
        sandbox.revoke("sandbox-refresh");
        Api.Answer answer = api.form("/oauth/v1/token", REFRESH + "sandbox-refresh");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("status").asString()).isEqualTo("BAD_REFRESH_TOKEN");
    }

    @Test
    void tellsWhoATokenBelongsTo() throws Exception {
        Api.Answer answer =
                api.post("/oauth/v2/private-apps/get/access-token-info", "{'tokenKey':'" + sandbox.token() + "'}");
        assertThat(answer.body().path("appId").asLong()).isEqualTo(1_160_452);
        assertThat(answer.body().path("hubId").asLong()).isEqualTo(4711);
        Api.Answer details = api.get("/account-info/2026-09/details");
        assertThat(details.body().path("timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(details.body().path("utcOffset").asString()).isEqualTo("+01:00");
    }

    @Test
    void keepsPageViewsForEnterpriseAndCampaignsForProfessional() throws Exception {
        String events = "/events/event-occurrences/2026-09?eventType=e_visited_page";
        assertThat(api.get(events).status()).isEqualTo(200);
        restart(config().withEdition(Edition.PROFESSIONAL), SeedData.EMPTY);
        assertThat(api.get(events).status()).isEqualTo(403);
        assertThat(api.get("/marketing/campaigns/2026-09").status()).isEqualTo(200);
        restart(config().withEdition(Edition.FREE), SeedData.EMPTY);
        assertThat(api.get("/marketing/campaigns/2026-09").status()).isEqualTo(403);
    }
}
