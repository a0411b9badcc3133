package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.Converting;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.http.JumpingTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others do to leads of Salesforce, and what mql makes of it. */
class RespectTest {

    private static final String NEW = "Open - Not Contacted";

    @TempDir
    private Path folder;

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-23T08:00:00Z"));
    private SalesforceSandbox org;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        OrgConfig config = OrgConfig.standard().withClock(time);
        org = SalesforceSandbox.start(config, SalesforceSeeds.company(200, 7, time.instant()));
        terminal = Terminal.in(folder, time)
                .with("SALESFORCE_CLIENT_ID", org.clientId())
                .with("SALESFORCE_CLIENT_SECRET", org.clientSecret());
        terminal.run("init", "salesforce", "--base-url", org.baseUrl().toString(), "--yes", "--live");
        org.setup().deployMql();
        for (String team : new String[] {"marketing", "sales"}) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .as(terminal.err())
                    .isZero();
        }
    }

    @AfterEach
    void end() {
        org.close();
    }

    @Test
    void statusesThatAFlowSetHoldNobodyBack() {
        org.ids("Lead").forEach(lead -> org.automation().edit("Lead", lead, Map.of("Status", NEW)));
        time.pass(Duration.ofHours(1));

        terminal.run("plan");
        assertThat(terminal.out()).doesNotContain("changed after");
        sync();

        terminal.run("held", "--limit", "100000", "--json");
        for (JsonNode held : JsonMapper.shared().readTree(terminal.out()).get("held")) {
            assertThat(held.get("value").asString()).as(held.toString()).isNotEqualTo(NEW);
        }
        assertThat(org.ids("Lead"))
                .anyMatch(lead -> org.value(lead, "Status").orElse("").equals("MQL"));
    }

    @Test
    @DisplayName("F.1 case 7: a lead converted between planning and writing goes on as its contact")
    void followsAConversionBetweenPlanningAndWriting() {
        terminal.run("plan", "--json");
        String lead = org.ids("Lead").stream()
                .filter(id -> org.value(id, "IsConverted").orElse("").equals("false"))
                .findFirst()
                .orElseThrow();
        Converting.Converted converted = org.automation().convert(lead, Converting.Into.NEW);
        time.pass(Duration.ofMinutes(2));

        terminal.run("apply", "p-1", "--json");
        assertThat(terminal.err()).isEmpty();
        time.pass(Duration.ofMinutes(1));
        JsonNode run = sync();

        assertThat(run.get("failed").asInt()).isZero();
        assertThat(org.value(converted.contact(), "MQL_Verdict__c")).isPresent();
        assertThat(sync().get("written").asInt()).isZero();
    }

    private JsonNode sync() {
        terminal.run("sync", "--json");
        JsonNode run = JsonMapper.shared().readTree(terminal.out());
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        return run;
    }
}
