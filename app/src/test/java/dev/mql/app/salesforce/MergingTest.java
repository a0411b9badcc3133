package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Leads that people merge: who was merged is the winner from then on, with all they did. */
class MergingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private final SalesforceSandbox org =
            SalesforceSandbox.start(OrgConfig.standard().withClock(InstantSource.fixed(NOW)));
    private Terminal terminal;

    @BeforeEach
    void workspace() throws IOException {
        terminal = AcmeOrg.live(folder, org, InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        org.close();
    }

    private String lead(String email) {
        return AcmeOrg.lead(org, email);
    }

    private void asksForSales(String lead) {
        String campaign = org.automation().create("Campaign", Map.of("Name", "Website: Contact us", "Type", "Other"));
        org.automation()
                .create("CampaignMember", Map.of("CampaignId", campaign, "LeadId", lead, "Status", "Responded"));
    }

    private JsonNode sync() {
        terminal.run("sync", "--json");
        JsonNode run = JsonMapper.shared().readTree(terminal.out());
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        assertThat(run.get("failed").asInt()).isZero();
        return run;
    }

    private String verdict(String lead) {
        return org.value(lead, "MQL_Verdict__c").orElse("");
    }

    @Test
    @DisplayName("F.1 case 8: whoever was merged, and merged again, is known under the last winner")
    void whatTheLosersDidIsTheWinnersOnceHoweverOftenTheyAreMerged() {
        String first = lead("dana@northwind.example");
        asksForSales(first);
        String second = lead("dana.weber@northwind.example");
        String third = lead("d.weber@northwind.example");
        sync();
        assertThat(verdict(third)).isNotEqualTo("mql");

        org.automation().merge("Lead", second, first);
        org.automation().merge("Lead", third, second);
        sync();

        assertThat(verdict(third)).isEqualTo("mql");
        terminal.run("explain", "d.weber@northwind.example", "--json");
        assertThat(terminal.out()).contains(third).doesNotContain(first).doesNotContain(second);
        assertThat(sync().get("written").asInt()).isZero();
    }

    @Test
    @DisplayName("F.1 case 8: a lead merged between reading and writing is written under the winner in the same run")
    void aLeadMergedMeanwhileIsWrittenAsTheWinner() {
        String other = lead("kim@fjord.example");
        String loser = lead("dana@northwind.example");
        asksForSales(loser);
        String winner = lead("zoe@northwind.example");
        AtomicBoolean merged = new AtomicBoolean();
        org.add((change, sandbox) -> {
            if (change.id().equals(other) && change.values().containsKey("MQL_Verdict__c") && !merged.getAndSet(true)) {
                sandbox.automation().merge("Lead", winner, loser);
            }
        });

        sync();

        assertThat(merged).isTrue();
        assertThat(verdict(winner)).isEqualTo("mql");
    }
}
