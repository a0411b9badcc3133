package dev.mql.app.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Api;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.hubspot.TestClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SeedsTest {
    private static HubSpotSandbox open(int size) {
        return HubSpotSandbox.start(
                SandboxConfig.standard().withClock(new TestClock()), Seeds.company(size, 7, TestClock.START));
    }

    @Test
    void makesTheSameCompanyFromTheSameSeed() throws Exception {
        String page =
                "/crm/v3/objects/contacts?limit=100&properties=email,jobtitle,hs_lead_status,hs_calculated_form_submissions";
        try (HubSpotSandbox one = open(500);
                HubSpotSandbox other = open(500)) {
            assertThat(new Api(one).get(page).body().path("results"))
                    .isEqualTo(new Api(other).get(page).body().path("results"));
        }
    }

    @Test
    void holdsAsManyContactsAsAskedForAndAQuarterAsManyCompanies() {
        try (HubSpotSandbox sandbox = open(2_000)) {
            assertThat(sandbox.ids(ObjectType.CONTACT)).hasSize(2_000);
            assertThat(sandbox.ids(ObjectType.COMPANY)).hasSizeBetween(450, 550);
            assertThat(sandbox.ids(ObjectType.DEAL)).hasSizeBetween(20, 150);
        }
    }

    @Test
    void tellsJaneDoesStoryOverTheApi() throws Exception {
        try (HubSpotSandbox sandbox = open(2_000)) {
            Api api = new Api(sandbox);
            JsonNode jane = api.get(
                            "/crm/objects/2026-09/contacts/20871?properties=email,hs_email_click,hs_lead_status,associatedcompanyid,hs_calculated_form_submissions")
                    .body()
                    .path("properties");
            assertThat(jane.path("email").asString()).isEqualTo("jane.doe@northwind.example");
            assertThat(jane.path("hs_email_click").asString()).isEqualTo("41");
            assertThat(jane.path("hs_calculated_form_submissions").asString().split(";", -1))
                    .hasSize(4);
            JsonNode firm = api.get("/crm/objects/2026-09/companies/"
                            + jane.path("associatedcompanyid").asString() + "?properties=numberofemployees,industry")
                    .body()
                    .path("properties");
            assertThat(firm.path("numberofemployees").asString()).isEqualTo("230");
            assertThat(firm.path("industry").asString()).isEqualTo("COMPUTER_SOFTWARE");
        }
    }

    @Test
    void holdsOnlyValuesThatHubSpotWouldTake() {
        try (HubSpotSandbox sandbox = open(2_000)) {
            List<String> stages = sandbox.ids(ObjectType.CONTACT).stream()
                    .map(id -> sandbox.value(ObjectType.CONTACT, id, "hs_lead_status")
                            .orElse(""))
                    .distinct()
                    .toList();
            assertThat(stages).contains("NEW", "OPEN", "CONNECTED", "").doesNotContain("MQL");
        }
    }
}
