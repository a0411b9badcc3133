package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What check says of rules, facts and activities once people were read, from the store alone. */
class CheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void readEverybodyOnce() {
        hubspot = HubSpotSandbox.start(
                SandboxConfig.standard().withClock(InstantSource.fixed(NOW)).withAllowance(Allowance.PLENTY),
                Seeds.company(300, 7, NOW)); // time stands still
        terminal = Terminal.in(folder, InstantSource.fixed(NOW)).with("HUBSPOT_TOKEN", hubspot.token());
        terminal.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes");
        terminal.run("plan");
        hubspot.calls().clear();
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void eachRuleFiresOrWasNeverSeenOrCannotFireHere() throws IOException {
        Path mapping = folder.resolve("mapping-hubspot.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("pricing_page_visit:", "price_list_visit:"));

        assertThat(terminal.run("check", "--offline")).as(terminal.err()).isZero();

        assertThat(terminal.out())
                .containsPattern("ok +rule fit.size +fires for \\d+ people within 90 days")
                .containsPattern("note +rule never.competitor +possible, but never seen within 90 days")
                .containsPattern("pricing_page_visit: it cannot fire here, worth 20 of the 50 points");
        assertThat(hubspot.calls().count()).isZero();
    }

    @Test
    void whatPeopleTouchedIsListedWithWhatItMeans() throws IOException {
        Path mapping = folder.resolve("mapping-hubspot.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("[\"*newsletter*\"]", "[\"*post*\"]"));

        terminal.run("check", "--offline", "--all");

        assertThat(terminal.out())
                .containsPattern("note +forms \"Newsletter\" +\\d+ times, nobody mapped this")
                .containsPattern("ok +forms \"eBook ABM\" +\\d+ times, content_download")
                .containsPattern("ok +forms \"Support\" +\\d+ times?, worth nothing")
                .containsPattern("pages \"/blog/1\" ");
        assertThat(hubspot.calls().count()).isZero();
    }

    @Test
    void beforeAnybodyWasReadTheCrmSaysHowWellPropertiesAreFilled() throws IOException {
        Terminal newcomer = Terminal.in(Files.createDirectory(folder.resolve("new")), InstantSource.fixed(NOW))
                .with("HUBSPOT_TOKEN", hubspot.token());
        newcomer.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes");

        newcomer.run("check");

        assertThat(newcomer.out())
                .containsPattern("ok +fact company.revenue +filled: companies.revenue_band \\d\\d % of \\d+, "
                        + "companies.annualrevenue \\d\\d % of \\d+")
                .containsPattern("note +fact bant.budget +filled by nobody: contacts.budget_confirmed 0 % of 300"
                        + "  \\(mapping-hubspot.yaml:\\d+:3\\)")
                .containsPattern("ok +fact contact.bounced ");
        newcomer.run("plan");
        newcomer.run("check");
        assertThat(newcomer.out()).doesNotContain("filled: ").contains("known of ");
    }

    @Test
    void eachFactIsListedWithHowManyItIsKnownOf() {
        terminal.run("check", "--offline");

        assertThat(terminal.out())
                .containsPattern("ok +fact contact.email +known of 100 % of 300 people")
                .containsPattern("note +fact bant.budget +known of nobody among 300 people");
    }
}
