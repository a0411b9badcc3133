package dev.mql.app.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.http.Call;
import dev.mql.app.sandbox.hubspot.Api;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.app.sandbox.seed.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whole runs cost, each in a process of its own as under cron, counted by who is asked. */
class RunCallsTest {

    private static final String SEARCH = "POST /crm/objects/{type}/search";
    private static final String READ = "POST /crm/objects/{type}/batch/read";
    private static final String PARTICIPATIONS = "GET /marketing/marketing-events/participations/{id}/breakdown";
    private static final String DEFINITIONS = "GET /crm/properties/{type}";

    /** A poll that finds nothing: three searches, and one call for each of pages, meetings and webinars. */
    private static final Map<String, Long> IDLE =
            Map.of(SEARCH, 3L + 1, "GET /events/event-occurrences", 1L, "GET /marketing/marketing-events", 1L);

    @TempDir
    private Path folder;

    /** How far the CRM's clock, and that of who starts the runs, are from the real one. */
    private Duration there = Duration.ofDays(-1);

    private Duration here = Duration.ZERO;
    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        SandboxConfig config = Account.PLENTY.withClock(() -> Instant.now().plus(there));
        SeedData company = Seeds.company(300, 7, Instant.now().minus(Duration.ofDays(60)));
        hubspot = HubSpotSandbox.start(config, loader -> {
            company.fill(loader);
            Instant lately = Instant.now().minus(Duration.ofDays(3));
            loader.marketingEvent("900", "Webinar, three days ago", lately);
            loader.participation("900", 7, "ATTENDED", lately);
        });
        terminal = Terminal.in(folder, () -> Instant.now().plus(here)).with("HUBSPOT_TOKEN", hubspot.token());
        run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes");
        run("bootstrap", "--apply");
        for (String team : List.of("marketing", "sales")) {
            run("approve", "--team", team, "--by", team + " lead");
        }
        run("sync");
        there = Duration.ZERO; // what was done so far is long ago
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void anIdleRunTakesThreeCallsAndOneForEachOptionalStream() {
        assertThat(calls("sync")).isEqualTo(IDLE);
    }

    @Test
    void aWebinarIsReadAgainByTheProcessThatFindsItsCountsMoved() {
        hubspot.by(Account.KIM).attend("900", 8);

        assertThat(calls("sync")).containsEntry(PARTICIPATIONS, 1L);
        assertThat(calls("sync")).isEqualTo(IDLE);
    }

    @Test
    void theSchemaIsAskedForAgainAfterADay() {
        here = Duration.ofHours(22);
        assertThat(calls("sync")).doesNotContainKey(DEFINITIONS);
        here = Duration.ofHours(25);

        assertThat(calls("sync")).containsEntry(DEFINITIONS, 3L);
        here = Duration.ofHours(26);
        assertThat(calls("sync")).doesNotContainKey(DEFINITIONS);
    }

    @Test
    void theDaysLookTakesOneForContactsOneForCompaniesAndOneForEachThingTheMappingUses() {
        here = Duration.ofHours(25);

        Map<String, Long> look = new TreeMap<>(IDLE);
        look.put(DEFINITIONS, 2L + 1); // deals
        look.putAll(Map.of("GET /marketing/forms", 1L, "GET /crm/owners", 1L));
        look.put("GET /events/event-occurrences/event-types", 1L); // pages
        Map<String, Long> calls = calls("sync");
        calls.remove("POST /crm/objects/{type}/batch/update"); // a day more or less changes somebody's score
        assertThat(calls).isEqualTo(look);
    }

    @Test
    void theDaysLookTakesTwoWhereTheMappingUsesNothingElse() throws Exception {
        Files.writeString(folder.resolve("mapping-hubspot.yaml"), """
                crm: hubspot
                mode: shadow
                facts: {contact.email: contacts.email, company.country: companies.country}
                write: {mql_score: {value: score}}
                """);
        run("sync");
        here = Duration.ofHours(25);

        assertThat(calls("sync")).isEqualTo(Map.of(SEARCH, 2L, DEFINITIONS, 2L));
    }

    @Test
    void aRunThatWritesAsksForNoSchemaEither() {
        raise();

        assertThat(calls("sync"))
                .containsEntry("POST /crm/objects/{type}/batch/update", 1L)
                .doesNotContainKeys(DEFINITIONS, "GET /marketing/forms", "GET /account-info/details");
    }

    @Test
    void aRefusedWriteMakesTheNextRunAskForTheSchema() throws Exception {
        terminal.run("live", "hubspot", "--yes");
        terminal.run("sync");
        new Api(hubspot)
                .patch(
                        "/crm/properties/2026-09/contacts/hs_lead_status",
                        "{'options':[{'label':'New','value':'NEW','displayOrder':0,'hidden':false}]}");
        raise();
        assertThat(calls("sync")).containsKey("POST /crm/objects/{type}/batch/update");
        assertThat(calls("sync")).containsEntry(DEFINITIONS, 3L);
    }

    @Test
    void oneContactTakesOneToThreeAndOneMoreByEMailAsItSays() {
        long jane = hubspot.by(Account.KIM).create(ObjectType.CONTACT, Map.of("email", "jane@northwind.example"));

        assertThat(sum(calls("evaluate", Long.toString(jane)))).isBetween(1L, 3L);
        hubspot.by(Account.KIM).submit(jane, "Demo request");
        long found = sum(calls("evaluate", "jane@northwind.example"));
        assertThat(found).isBetween(2L, 4L);
        assertThat(terminal.out()).contains(", " + found + " calls");
    }

    private static long sum(Map<String, Long> calls) {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void nobodyIsAskedWhoSetAValueBeforeSomebodyWantsToKnow() {
        terminal.run("live", "hubspot", "--yes");
        terminal.run("sync");
        List<Long> raised = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            raised.add(raise("p" + i));
        }
        terminal.run("sync");
        here = Duration.ofMinutes(5);
        there = here;
        raised.forEach(id -> hubspot.by(Account.KIM).edit(ObjectType.CONTACT, id, Map.of("hs_lead_status", "OPEN")));
        assertThat(calls("sync")).doesNotContainKey(READ);

        assertThat(calls("held", "--who")).containsEntry(READ, 2L); // fifty a call
        assertThat(terminal.out()).contains("60  human");
    }

    private void raise() {
        raise("jane");
    }

    private long raise(String name) {
        long jane = hubspot.by(Account.KIM)
                .create(ObjectType.CONTACT, Map.of("email", name + "@northwind.example", "jobtitle", "VP Marketing"));
        hubspot.by(Account.KIM).submit(jane, "Demo request");
        return jane;
    }

    private Map<String, Long> calls(String... command) {
        hubspot.calls().clear();
        terminal.run(command);
        return hubspot.calls().latest().stream()
                .map(Call::endpoint)
                .filter(endpoint -> !endpoint.contains("oauth"))
                .collect(Collectors.groupingBy(endpoint -> endpoint, TreeMap::new, Collectors.counting()));
    }

    private void run(String... command) {
        terminal.run(command);
        assertThat(terminal.err()).as(String.join(" ", command)).isEmpty();
    }
}
