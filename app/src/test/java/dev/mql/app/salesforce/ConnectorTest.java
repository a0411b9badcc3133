package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.workspace.Examples;
import dev.mql.http.JumpingTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two CRMs of one company, and a connector between them that copies statuses every quarter of an hour. */
class ConnectorTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final int PEOPLE = 60;
    private static final Map<String, String> WORDS =
            Map.of("MQL", "MQL", "Open - Not Contacted", "OPEN", "Working - Contacted", "CONNECTED");

    @TempDir
    Path folder;

    private final JumpingTime time = new JumpingTime(NOW);
    private final Map<String, String> copied = new TreeMap<>();
    private final Map<String, Integer> handedOver = new TreeMap<>();

    @Test
    void everybodyIsHandedOverOnceAndNothingGoesBackAndForth() throws IOException {
        try (HubSpotSandbox hubspot =
                        HubSpotSandbox.start(SandboxConfig.standard().withClock(time), Seeds.company(PEOPLE, 7, NOW));
                SalesforceSandbox org = SalesforceSandbox.start(
                        OrgConfig.standard().withClock(time), SalesforceSeeds.company(PEOPLE, 7, NOW))) {
            org.setup().deployMql();
            org.add((change, sandbox) -> {
                if ("MQL".equals(change.values().get("Status"))) {
                    handedOver.merge(change.id(), 1, Integer::sum);
                }
            });
            Terminal terminal = workspace(hubspot, org);
            int written = 0;
            for (int quarter = 0; quarter < 4; quarter++) {
                written = written(terminal, "hubspot") + written(terminal, "salesforce");
                copy(hubspot, org);
                time.pass(Duration.ofMinutes(15));
            }

            assertThat(handedOver)
                    .isNotEmpty()
                    .allSatisfy((lead, times) -> assertThat(times).isOne());
            assertThat(written).isZero();
            handedOver
                    .keySet()
                    .forEach(lead -> assertThat(org.value(lead, "Status")).contains("MQL"));
        }
    }

    private Terminal workspace(HubSpotSandbox hubspot, SalesforceSandbox org) throws IOException {
        Terminal terminal = Terminal.in(folder, time);
        String hubspotOnly =
                "  hubspot: {base_url: \"" + hubspot.baseUrl() + "\", token: \"" + hubspot.token() + "\"}\n";
        Files.writeString(folder.resolve("mql.yaml"), "crm:\n" + hubspotOnly);
        Files.writeString(folder.resolve("definition.yaml"), Examples.text("acme/definition.yaml"));
        mapping("hubspot");
        assertThat(terminal.run("bootstrap", "--apply")).as(terminal.err()).isZero();
        mapping("salesforce");
        Files.writeString(
                folder.resolve("mql.yaml"),
                "hand_off_in: salesforce\ncrm:\n" + hubspotOnly + "  salesforce: {login_url: \"" + org.baseUrl()
                        + "\", currency: EUR, client_id: " + org.clientId() + ", client_secret: " + org.clientSecret()
                        + "}\n");
        for (String team : new String[] {"marketing", "sales"}) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .isZero();
        }
        return terminal;
    }

    private void mapping(String crm) throws IOException {
        Files.writeString(
                folder.resolve("mapping-" + crm + ".yaml"),
                Examples.text("acme/mapping-" + crm + ".yaml")
                        .replaceFirst("(?m)^  Lead: \\{CreatedDate.*$", "  Lead: all")
                        .replaceFirst("(?m)^mode: \\w+", "mode: live")
                        .replaceFirst("(?m)^live_from:.*\\R", ""));
    }

    private static int written(Terminal terminal, String crm) {
        terminal.run("sync", crm, "--json");
        JsonNode run = JsonMapper.shared().readTree(terminal.out());
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        return run.get("written").asInt();
    }

    /** Whichever side differs from what was copied last is copied to the other one. */
    private void copy(HubSpotSandbox hubspot, SalesforceSandbox org) {
        Map<String, Long> contacts = new TreeMap<>();
        for (long id : hubspot.ids(ObjectType.CONTACT)) {
            hubspot.value(ObjectType.CONTACT, id, "email").ifPresent(email -> contacts.put(email, id));
        }
        for (String lead : org.ids("Lead")) {
            Long contact = contacts.get(org.value(lead, "Email").orElse(""));
            String here = WORDS.getOrDefault(org.value(lead, "Status").orElse(""), "");
            if (contact == null || here.isEmpty()) {
                continue;
            }
            String there =
                    hubspot.value(ObjectType.CONTACT, contact, "hs_lead_status").orElse("");
            if (!here.equals(copied.get(lead))) {
                if (!here.equals(there)) {
                    hubspot.by(Author.person(7)).edit(ObjectType.CONTACT, contact, Map.of("hs_lead_status", here));
                }
                copied.put(lead, here);
            } else if (!there.equals(here)) {
                org.automation().edit("Lead", lead, Map.of("Status", back(there)));
                copied.put(lead, there);
            }
        }
    }

    private static String back(String there) {
        return WORDS.entrySet().stream()
                .filter(word -> word.getValue().equals(there))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("Open - Not Contacted");
    }
}
