package dev.mql.app.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.TestClock;
import dev.mql.app.sandbox.salesforce.Api;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class SalesforceSeedsTest {
    private static SalesforceSandbox open(int size) {
        return SalesforceSandbox.start(
                OrgConfig.standard().withClock(new TestClock()), SalesforceSeeds.company(size, 7, TestClock.START));
    }

    @Test
    void makesTheSameOrgFromTheSameSeed() throws Exception {
        String soql = "SELECT Id, Email, Title, Status, SystemModstamp FROM Lead ORDER BY Id";
        try (SalesforceSandbox one = open(500);
                SalesforceSandbox other = open(500)) {
            assertThat(new Api(one).query(soql).records())
                    .isEqualTo(new Api(other).query(soql).records());
        }
    }

    @Test
    void holdsLeadsContactsAccountsMembersAndDeals() throws Exception {
        try (SalesforceSandbox sandbox = open(2_000)) {
            Api api = new Api(sandbox);
            int leads = sandbox.ids("Lead").size();
            int contacts = sandbox.ids("Contact").size();
            assertThat(leads).isGreaterThan(1_000);
            assertThat(contacts).isBetween(500, 1_000);
            assertThat(sandbox.ids("Account")).hasSizeBetween(450, 550);
            assertThat(sandbox.ids("CampaignMember")).hasSizeGreaterThan(2_000);
            assertThat(sandbox.ids("OpportunityContactRole")).hasSameSizeAs(sandbox.ids("Opportunity"));
            assertThat(count(api, "Lead WHERE IsConverted = true AND ConvertedContact.Email != null"))
                    .isGreaterThan(5)
                    .isEqualTo(count(api, "Lead WHERE IsConverted = true"));
            assertThat(count(api, "Lead WHERE Status = 'Working - Contacted'")).isGreaterThan(3);
            assertThat(count(api, "Campaign WHERE NumberOfResponses > 0")).isGreaterThan(5);
        }
    }

    private static int count(Api api, String from) throws Exception {
        return api.query("SELECT COUNT() FROM " + from).body().path("totalSize").asInt();
    }

    @Test
    void tellsJaneDoesStoryOverTheApi() throws Exception {
        try (SalesforceSandbox sandbox = open(2_000)) {
            JsonNode jane = new Api(sandbox)
                    .query("SELECT Title, Company, Country, NumberOfEmployees, Industry, Status, (SELECT Campaign.Name,"
                            + " Status FROM CampaignMembers) FROM Lead WHERE Email = 'jane.doe@northwind.example'")
                    .records()
                    .path(0);
            assertThat(jane.path("Title").asString()).isEqualTo("Director Demand Generation");
            assertThat(jane.path("NumberOfEmployees").asInt()).isEqualTo(230);
            assertThat(jane.path("Industry").asString()).isEqualTo("Technology");
            assertThat(jane.path("CampaignMembers").path("records").toString())
                    .contains("Datasheet CRM", "Webinar RevOps", "Attended");
        }
    }
}
