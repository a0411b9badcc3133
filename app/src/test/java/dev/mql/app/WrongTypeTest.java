package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A mapping to a property of the wrong type can never write: each command that comes near refuses by itself. */
class WrongTypeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private SalesforceSandbox org;
    private Terminal terminal;

    @BeforeEach
    void makeASoundSignedWorkspace() {
        org = SalesforceSandbox.start(
                OrgConfig.standard().withClock(InstantSource.fixed(NOW)), SalesforceSeeds.company(60, 7, NOW));
        org.setup().deployMql();
        terminal = Terminal.in(folder, InstantSource.fixed(NOW))
                .with("SALESFORCE_CLIENT_ID", org.clientId())
                .with("SALESFORCE_CLIENT_SECRET", org.clientSecret());
        assertThat(terminal.run(
                        "init", "salesforce", "--base-url", org.baseUrl().toString(), "--live"))
                .as(terminal.err())
                .isZero();
        terminal.run("approve", "--team", "marketing", "--by", "Dana Weber");
        terminal.run("approve", "--team", "sales", "--by", "Kim Ortega");
    }

    @AfterEach
    void end() {
        org.close();
    }

    @Test
    void whatIsWrittenIntoADateIsRefusedByCheckPlanAndSync() throws IOException {
        org.setup().field("Lead", "Day__c date cu Day");
        org.setup().field("Contact", "Day__c date cu Day");
        change("MQL_Score__c: {value: score", "Day__c: {value: score");
        org.calls().clear();

        assertThat(terminal.run("check")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.out()).contains("Lead.Day__c", "\"Day\" is a date");
        refuses("plan");
        refuses("sync");
        assertNothingWritten();
    }

    @Test
    void whatIsReadOffADateIsRefusedByCheckPlanAndSync() throws IOException {
        org.setup().field("Lead", "Day__c date cu Day");
        change("NumberOfEmployees]", "Day__c]");
        org.calls().clear();

        assertThat(terminal.run("check")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.out()).contains("Lead.Day__c", "map a property that holds a range");
        refuses("plan");
        refuses("sync");
        assertNothingWritten();
    }

    @Test
    void aPropertyThatChangesItsTypeAfterThePlanIsRefusedByApply() {
        terminal.run("plan", "--json");
        String plan = JsonMapper.shared().readTree(terminal.out()).get("plan").asString();
        org.setup().retype("Lead", "MQL_Score__c date cu MQL Score");
        org.calls().clear();

        assertThat(terminal.run("apply", plan)).isNotZero();
        assertThat(terminal.out() + terminal.err())
                .contains("Lead.MQL_Score__c has changed its type from double to date");
        assertNothingWritten();
    }

    private void refuses(String command) {
        assertThat(terminal.run(command)).isEqualTo(ExitCode.WAITS.code());
        assertThat(terminal.out() + terminal.err()).contains("Day__c", "\"Day\" is a");
    }

    private void assertNothingWritten() {
        assertThat(org.calls().count(call -> !call.read() && call.endpoint().contains("composite/sobjects")))
                .isZero();
        assertThat(org.ids("Lead"))
                .noneMatch(id -> org.value(id, "MQL_Verdict__c").isPresent());
    }

    private void change(String from, String to) throws IOException {
        Path mapping = folder.resolve("mapping-salesforce.yaml");
        String text = Files.readString(mapping);
        assertThat(text).contains(from);
        Files.writeString(mapping, text.replace(from, to));
    }
}
