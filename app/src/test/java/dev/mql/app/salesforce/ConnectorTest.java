package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.http.JumpingTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            TwoCrms company = new TwoCrms(folder, time, hubspot, org);
            String accepted = "";
            List<Integer> written = new ArrayList<>();
            for (int quarter = 0; quarter < 6; quarter++) {
                written.add(company.sync("hubspot") + company.sync("salesforce"));
                copy(hubspot, org);
                time.pass(Duration.ofMinutes(15));
                if (quarter == 2) {
                    accepted = handedOver.keySet().iterator().next();
                    org.automation().edit("Lead", accepted, Map.of("Status", "Working - Contacted"));
                }
            }

            assertThat(handedOver)
                    .hasSizeGreaterThan(1)
                    .allSatisfy((lead, times) -> assertThat(times).isOne());
            assertThat(written).as("%s", written).endsWith(0, 0);
            for (String lead : handedOver.keySet()) {
                assertThat(org.value(lead, "Status")).contains(lead.equals(accepted) ? "Working - Contacted" : "MQL");
            }
            assertThat(copied).containsEntry(accepted, "CONNECTED");
        }
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
