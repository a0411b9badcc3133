package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody changes in the CRM's schema stops what depends on it, says so, and stops nothing else. */
class DriftTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private SalesforceSandbox org;
    private Terminal terminal;
    private Instant now = NOW;

    @BeforeEach
    void syncOnce() {
        org = SalesforceSandbox.start(OrgConfig.standard().withClock(() -> now), SalesforceSeeds.company(60, 7, NOW));
        org.setup().deployMql();
        terminal = Terminal.in(folder, () -> now)
                .with("SALESFORCE_CLIENT_ID", org.clientId())
                .with("SALESFORCE_CLIENT_SECRET", org.clientSecret());
        terminal.run("init", "salesforce", "--base-url", org.baseUrl().toString(), "--live");
        terminal.run("approve", "--team", "marketing", "--by", "Dana Weber");
        terminal.run("approve", "--team", "sales", "--by", "Kim Ortega");
        assertThat(sync().get("message")).isNull();
        now = NOW.plusSeconds(3_600);
    }

    @AfterEach
    void end() {
        org.close();
    }

    @Test
    void aTargetThatChangedItsTypeIsNotWrittenAndTheOthersAre() {
        String lead = anMql();
        org.setup().retype("Lead", "MQL_Score__c date cu MQL Score");
        org.automation().edit("Lead", lead, Map.of("Title", "Student"));

        JsonNode run = sync();

        assertThat(run.get("state").asString()).isEqualTo("done");
        assertThat(run.get("failed").asInt()).isZero();
        assertThat(run.get("message").asString())
                .contains("Lead.MQL_Score__c has changed its type from double to date since the last run")
                .contains("everything else goes on");
        assertThat(org.value(lead, "MQL_Verdict__c").orElse("")).contains("disqualified");
    }

    @Test
    void whoLostAFactByAPropertyThatVanishedStaysAsJudgedBefore() {
        String lead = anMql();
        String verdict = org.value(lead, "MQL_Verdict__c").orElse("");
        org.setup().hide("Lead", "Title");
        org.automation().edit("Lead", lead, Map.of("Phone", "1"));

        JsonNode run = sync();

        assertThat(run.get("message").asString())
                .contains("Lead.Title is gone since the last run")
                .contains("contact.title")
                .contains("stays as judged before");
        assertThat(org.value(lead, "MQL_Verdict__c")).contains(verdict);
        assertThat(terminal.run("check")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.out()).contains("Lead.Title", "is gone since the last run", "mapping-salesforce.yaml:");
    }

    @Test
    void anOptionThatWasTakenAwayStopsStatusesAndNothingElse() {
        org.setup().deactivate("Lead", "Status", "MQL");

        JsonNode run = sync();

        assertThat(run.get("state").asString()).isEqualTo("done");
        assertThat(run.get("failed").asInt()).isZero();
        assertThat(run.get("message").asString())
                .contains("Lead.Status has lost the option MQL since the last run")
                .contains("no status is written before it is mended");
    }

    @Test
    void whatIsPutBackIsNoDriftAnyMore() {
        org.setup().deactivate("Lead", "Status", "MQL");
        assertThat(sync().get("message")).isNotNull();
        assertThat(sync().get("message")).as("it is told until it is mended").isNotNull();

        org.setup().picklistValue("Lead", "Status", "MQL");

        assertThat(sync().get("message")).isNull();
    }

    private String anMql() {
        return org.ids("Lead").stream()
                .filter(id -> org.value(id, "Status").orElse("").equals("MQL"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode sync() {
        terminal.run("sync", "--json");
        return JsonMapper.shared().readTree(terminal.out());
    }
}
