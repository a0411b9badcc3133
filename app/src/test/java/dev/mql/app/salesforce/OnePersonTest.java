package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.Converting;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lead and a contact that are one person are judged once, and written where the person goes on. */
class OnePersonTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private final SalesforceSandbox org =
            SalesforceSandbox.start(OrgConfig.standard().withClock(InstantSource.fixed(NOW)));
    private Terminal terminal;
    private String campaign = "";

    @BeforeEach
    void workspace() throws IOException {
        terminal = AcmeOrg.live(folder, org, InstantSource.fixed(NOW));
        campaign = org.automation().create("Campaign", Map.of("Name", "Website: Contact us", "Type", "Other"));
    }

    @AfterEach
    void close() {
        org.close();
    }

    private String lead(String email) {
        String lead = AcmeOrg.lead(org, email);
        org.automation()
                .create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead, "Status", "Responded"));
        return lead;
    }

    private JsonNode sync() {
        terminal.run("sync", "--json");
        JsonNode run = JsonMapper.shared().readTree(terminal.out());
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        return run;
    }

    private String value(String id, String field) {
        return org.value(id, field).orElse("");
    }

    @Test
    void whoRaisesAHandAsALeadIsHandedOverAsALead() {
        String lead = lead("dana@northwind.example");

        sync();

        assertThat(value(lead, "Status")).isEqualTo("MQL");
    }

    @Test
    void anOpenLeadWithTheAddressOfACustomersContactIsThatContact() {
        String account = org.automation().create("Account", Map.of("Name", "Northwind", "Type", "Customer - Direct"));
        String contact = org.automation()
                .create(
                        "Contact",
                        Map.of("LastName", "Weber", "AccountId", account, "Email", "Dana@Northwind.example"));
        String lead = lead("dana@northwind.example");

        assertThat(sync().get("evaluated").asInt()).isOne();

        assertThat(value(lead, "Status")).isEqualTo("Open - Not Contacted");
        assertThat(value(contact, "MQL_Verdict__c")).isEqualTo("disqualified");
        assertThat(value(lead, "MQL_Verdict__c")).isEmpty();
    }

    @Test
    void aConvertedLeadGoesOnAsItsContactWithWhatItDid() {
        String lead = lead("dana@northwind.example");
        sync();
        String score = value(lead, "MQL_Score__c");
        Converting.Converted converted = org.automation().convert(lead, Converting.Into.NEW);

        assertThat(sync().get("evaluated").asInt()).isOne();

        assertThat(value(converted.contact(), "MQL_Score__c")).isEqualTo(score);
        assertThat(sync().get("written").asInt()).isZero();
    }

    private String customer(String site) {
        return org.automation()
                .create("Account", Map.of("Name", "Northwind", "Type", "Customer - Direct", "Website", site));
    }

    @Test
    void aLeadIsItsAccountsByTheDomainOfItsAddressAlsoWhereTheAccountComesLater() {
        String lead = lead("dana@mail.northwind.example");
        sync();
        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("mql");

        String account = customer("https://www.northwind.example/en");
        assertThat(sync().get("evaluated").asInt()).isOne();
        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("disqualified");

        org.automation().edit("Account", account, Map.of("Website", "fjord.example"));
        sync();
        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("mql");
    }

    @Test
    void aLeadOfAnAccountWithAnOpenDealTakesThat() {
        String account =
                org.automation().create("Account", Map.of("Name", "Northwind", "Website", "northwind.example"));
        String lead = lead("dana@northwind.example");
        sync();
        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("mql");

        org.automation()
                .create(
                        "Opportunity",
                        Map.of(
                                "Name",
                                "Renewal",
                                "AccountId",
                                account,
                                "StageName",
                                "Prospecting",
                                "CloseDate",
                                "2026-12-31"));

        assertThat(sync().get("evaluated").asInt()).isOne();
        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("disqualified");
    }

    @Test
    void freeMailIsNobodysAccount() {
        customer("gmail.com");
        String lead = lead("dana.weber@gmail.com");

        sync();

        assertThat(value(lead, "MQL_Verdict__c")).isNotEqualTo("disqualified");
    }

    @Test
    void leadsHaveNoAccountUntilTheMappingSaysSo() throws IOException {
        Path mapping = folder.resolve("mapping-salesforce.yaml");
        String switchedOn = Files.readString(mapping);
        Files.writeString(mapping, switchedOn.replaceFirst("(?m)^  lead_to_account:.*\\R", ""));
        customer("northwind.example");
        String lead = lead("dana@northwind.example");

        sync();

        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("mql");

        Files.writeString(mapping, switchedOn);
        sync();

        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("disqualified");
    }

    @Test
    @DisplayName("F.1 case 7: a lead converted while its values are written goes on as its contact in the same run")
    void aLeadConvertedMeanwhileIsWrittenAsItsContact() {
        String first = lead("dana@northwind.example");
        String second = lead("kim@fjord.example");
        List<Converting.Converted> converted = new ArrayList<>();
        org.add((change, sandbox) -> {
            String other = change.id().equals(first) ? second : first;
            if (converted.isEmpty() && change.values().containsKey("MQL_Verdict__c")) {
                converted.add(sandbox.automation().convert(other, Converting.Into.NEW));
            }
        });

        JsonNode run = sync();

        assertThat(run.get("failed").asInt()).isZero();
        assertThat(converted).hasSize(1);
        assertThat(value(converted.get(0).contact(), "MQL_Verdict__c")).isEqualTo("mql");
    }

    @Test
    void aRenamedCampaignIsSeenByTheWeeklySweepThoughItsMembersDidNotChange() {
        String lead = lead("dana@northwind.example");
        org.automation().edit("Campaign", campaign, Map.of("Name", "Website: Careers"));
        sync();
        assertThat(value(lead, "MQL_Verdict__c")).isNotEqualTo("mql");
        org.automation().edit("Campaign", campaign, Map.of("Name", "Website: Contact us"));

        terminal.run("sync", "--sweep", "--json");

        assertThat(value(lead, "MQL_Verdict__c")).isEqualTo("mql");
    }
}
