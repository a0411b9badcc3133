package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.Loader;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.http.JumpingTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody whom HubSpot and Salesforce both know is one person: judged by all of it, and told in both. */
class TwoCrmsTest {

    private static final Author FORM = Author.person(7);

    @TempDir
    private Path folder;

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-23T08:00:00Z"));
    private final SalesforceSandbox org =
            SalesforceSandbox.start(OrgConfig.standard().withClock(time));
    private final HubSpotSandbox hubspot = HubSpotSandbox.start(
            SandboxConfig.standard().withClock(time).withSearchLag(Duration.ZERO), TwoCrmsTest::connected);
    private TwoCrms company;

    private static void connected(Loader loader) {
        loader.property(ObjectType.CONTACT, "salesforceleadid", "Salesforce Lead ID", "string", List.of());
        loader.form("11111111-2222-3333-4444-555555555555", "Contact sales");
    }

    @BeforeEach
    void begin() throws IOException {
        org.setup().deployMql();
        company = new TwoCrms(folder, time, hubspot, org);
    }

    @AfterEach
    void end() {
        hubspot.close();
        org.close();
    }

    private String lead(String email) {
        return AcmeOrg.lead(org, email);
    }

    /** How many records were written. */
    private int syncBoth() {
        time.pass(Duration.ofMinutes(15));
        return company.sync("hubspot") + company.sync("salesforce");
    }

    private String there(String lead, String field) {
        return org.value(lead, field).orElse("");
    }

    private String here(long contact, String property) {
        return hubspot.value(ObjectType.CONTACT, contact, property).orElse("");
    }

    @Test
    void whoRaisesAHandInHubSpotIsHandedOverInSalesforceAndTheVerdictIsWrittenInBoth() {
        String lead = lead("dana@northwind.example");
        long contact = hubspot.by(FORM).create(ObjectType.CONTACT, Map.of("email", "dana@northwind.example"));
        syncBoth();
        assertThat(there(lead, "Status")).isEqualTo("Open - Not Contacted");

        hubspot.by(FORM).submit(contact, "Contact sales");
        syncBoth();
        syncBoth();

        assertThat(there(lead, "Status")).isEqualTo("MQL");
        assertThat(there(lead, "MQL_Verdict__c")).isEqualTo("mql");
        assertThat(here(contact, "mql_verdict")).isEqualTo("mql");
        assertThat(Double.parseDouble(here(contact, "mql_score")))
                .isEqualTo(Double.parseDouble(there(lead, "MQL_Score__c")));
        assertThat(here(contact, "hs_lead_status")).isNotEqualTo("MQL");
    }

    @Test
    void whoHasTwoAddressesIsOnePersonByTheConnectorsId() {
        String lead = lead("dana@northwind.example");
        long contact = hubspot.by(FORM)
                .create(ObjectType.CONTACT, Map.of("email", "dana.weber@web.example", "salesforceleadid", lead));
        hubspot.by(FORM).submit(contact, "Contact sales");

        syncBoth();

        assertThat(there(lead, "MQL_Verdict__c")).isEqualTo("mql");
    }

    @Test
    void whoIsNotTheSameIsNotMixedUp() {
        String lead = lead("dana@northwind.example");
        long contact = hubspot.by(FORM).create(ObjectType.CONTACT, Map.of("email", "kim@northwind.example"));
        hubspot.by(FORM).submit(contact, "Contact sales");

        syncBoth();

        assertThat(there(lead, "MQL_Verdict__c")).isNotEqualTo("mql");
    }

    @Test
    void explainsBothCrmsAndWritesNothingTwice() {
        String lead = lead("dana@northwind.example");
        long contact = hubspot.by(FORM).create(ObjectType.CONTACT, Map.of("email", "dana@northwind.example"));
        hubspot.by(FORM).submit(contact, "Contact sales");
        syncBoth();
        syncBoth();

        assertThat(syncBoth()).isZero();
        assertThat(company.explained("hubspot", "dana@northwind.example").get("score"))
                .isEqualTo(company.explained("salesforce", lead).get("score"));
    }
}
