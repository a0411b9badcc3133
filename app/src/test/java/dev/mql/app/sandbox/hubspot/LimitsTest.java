package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LimitsTest extends SandboxTest {
    @Override
    SandboxConfig config() {
        return super.config().withAllowance(new Allowance(20, 11, 2, 3, 40));
    }

    @Test
    void refusesTheCallTooManyWithinTenSecondsAndForgivesLater() throws Exception {
        Api.Answer first = api.get(CONTACTS);
        assertThat(first.header("X-HubSpot-RateLimit-Max")).isEqualTo("20");
        assertThat(first.header("X-HubSpot-RateLimit-Remaining")).isEqualTo("19");
        assertThat(first.header("X-HubSpot-RateLimit-Interval-Milliseconds")).isEqualTo("10000");
        assertThat(first.header("X-HubSpot-RateLimit-Daily-Remaining")).isEqualTo("39");
        sandbox.limits().consumeBurst(19);
        Api.Answer refused = api.get(CONTACTS);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("policyName").asString()).isEqualTo("TEN_SECONDLY_ROLLING");
        assertThat(refused.body().path("errorType").asString()).isEqualTo("RATE_LIMIT");
        clock.pass(Duration.ofSeconds(10));
        assertThat(api.get(CONTACTS).status()).isEqualTo(200);
    }

    @Test
    void refusesSearchesByTheSecondWithoutSayingWhenToComeBack() throws Exception {
        Api.Answer first = api.post(CONTACTS + "/search", "{}");
        assertThat(first.raw().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("x-hubspot-ratelimit"));
        sandbox.limits().consumeSearches(1);
        Api.Answer refused = api.post(CONTACTS + "/search", "{}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("category").asString()).isEqualTo("RATE_LIMITS");
        assertThat(refused.body().has("policyName")).isFalse();
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(refused.header("X-HubSpot-RateLimit-Daily")).isEqualTo("40");
        clock.pass(Duration.ofSeconds(1));
        assertThat(api.post(CONTACTS + "/search", "{}").status()).isEqualTo(200);
    }

    @Test
    void endsTheDayAtMidnightOfTheAccount() throws Exception {
        sandbox.limits().consumeDaily(40);
        Api.Answer refused = api.get(CONTACTS);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("policyName").asString()).isEqualTo("DAILY");
        assertThat(sandbox.limits().usedToday()).isEqualTo(40);
        // 23:00 UTC is midnight in Berlin in November.
        clock.pass(Duration.between(clock.instant(), java.time.Instant.parse("2026-11-23T23:00:00Z")));
        assertThat(api.get(CONTACTS).status()).isEqualTo(200);
        Api.Answer usage = api.get("/account-info/2026-09/api-usage/daily/private-apps");
        assertThat(usage.body().path("results").path(0).path("currentUsage").asInt())
                .isEqualTo(2);
        assertThat(usage.body().path("results").path(0).path("resetsAt").asString())
                .isEqualTo("2026-11-24T23:00:00Z");
    }

    @Test
    void refusesBatchesOfAssociationsAboveHalfAMillionADay() throws Exception {
        String batch = "/crm/associations/2026-09/contacts/companies/batch/read";
        sandbox.limits().consumeAssociationsDaily(499_999);
        assertThat(api.post(batch, "{'inputs':[{'id':'1'}]}").status()).isEqualTo(207);
        Api.Answer refused = api.post(batch, "{'inputs':[{'id':'1'}]}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().path("policyName").asString()).isEqualTo("DAILY");
        assertThat(api.get(CONTACTS).status()).isEqualTo(200);
    }
}
