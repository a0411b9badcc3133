package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.ExitCode;
import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an ops team does on its first day with Salesforce, over real HTTP, command by command. */
class FirstHourTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private SalesforceSandbox org;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        OrgConfig config = OrgConfig.standard().withClock(InstantSource.fixed(NOW));
        org = SalesforceSandbox.start(config, SalesforceSeeds.company(300, 7, NOW));
        terminal = Terminal.in(folder, InstantSource.fixed(NOW))
                .with("SALESFORCE_CLIENT_ID", org.clientId())
                .with("SALESFORCE_CLIENT_SECRET", org.clientSecret());
    }

    @AfterEach
    void end() {
        org.close();
    }

    @Test
    void fromNothingToAWrittenStatus() throws IOException {
        String kim = org.setup().user("Kim", "Ortega", "kim.ortega@acme.example");
        String queue = org.setup().queue("Inbound");
        assertThat(terminal.run(
                        "init", "salesforce", "--base-url", org.baseUrl().toString(), "--live"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.run("check")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.out()).contains("Lead.MQL_Score__c").contains("waits for deployment");

        assertThat(terminal.run("bootstrap")).isEqualTo(ExitCode.WAITS.code());
        assertThat(terminal.out()).contains("sf project deploy start --metadata-dir");
        assertThat(Files.readString(
                        folder.resolve("salesforce-metadata/standardValueSets/LeadStatus.standardValueSet")))
                .contains("Open - Not Contacted", "Closed - Converted", "<fullName>MQL</fullName>");
        org.setup().deployMql();

        assertThat(terminal.run("check")).as(terminal.out()).isZero();
        for (String team : new String[] {"marketing", "sales"}) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .isZero();
        }
        JsonNode run = sync();
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        assertThat(run.get("failed").asInt()).isZero();
        assertThat(run.get("written").asInt()).isPositive();
        assertThat(org.ids("Lead"))
                .anyMatch(id -> org.value(id, "Status").orElse("").equals("MQL"));

        JsonNode idle = sync();
        assertThat(idle.get("written").asInt()).isZero();
        assertThat(idle.at("/calls/total").asInt())
                .as("with nothing changed, of eight objects")
                .isEqualTo(2);

        String picked = asksForADemo("ann@new.example", kim);
        String queued = asksForADemo("bob@new.example", queue);
        sync();
        terminal.run("handoffs");
        assertThat(terminal.out()).contains(picked + " owner Kim Ortega", queued + " owner queue Inbound");
    }

    private String asksForADemo(String email, String owner) {
        String campaign = org.automation().create("Campaign", Map.of("Name", "Demo request", "Type", "Other"));
        String lead = org.automation()
                .create(
                        "Lead",
                        Map.of(
                                "LastName", "New",
                                "Company", "New Ltd",
                                "Email", email,
                                "Title", "Chief Marketing Officer",
                                "Country", "Germany",
                                "NumberOfEmployees", "400",
                                "OwnerId", owner));
        org.automation()
                .create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead, "Status", "Responded"));
        return lead;
    }

    private JsonNode sync() {
        terminal.run("sync", "--json");
        return JsonMapper.shared().readTree(terminal.out());
    }
}
