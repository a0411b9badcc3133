package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.notify.Ear;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From first contact with an old CRM to sales' answer: who is handed over, who hears of it, and who does not. */
class HandoffTest {

    /** All of them with {@code -Dmql.proof=true}. */
    private static final int OLD_CONTACTS = Proof.times(50_000, 2_000);

    private static final Author KIM = Author.person(9_586_504);
    private static final Instant SEEDED = Instant.parse("2026-11-13T08:00:00Z");

    @TempDir
    private Path folder;

    private final Ear ear = new Ear();
    private final AtomicInteger tasks = new AtomicInteger();
    private final JsonMapper mapper = new JsonMapper();
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        InstantSource clock = () -> now;
        hubspot = HubSpotSandbox.start(
                SandboxConfig.standard()
                        .withClock(clock)
                        .withSearchLag(Duration.ZERO)
                        .withAllowance(new Allowance(1_000_000, 1_000_000, 100_000, 100_000, 1_000_000)),
                Seeds.company(OLD_CONTACTS, 7, SEEDED));
        hubspot.add((change, sandbox) -> {
            if ("MQL".equals(change.values().get("hs_lead_status"))) {
                tasks.incrementAndGet();
            }
        });
        terminal = Terminal.in(folder, clock)
                .with("HUBSPOT_TOKEN", hubspot.token())
                .with("BUS_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @AfterEach
    void end() {
        hubspot.close();
        ear.close();
    }

    @Test
    void firstContactWritesValuesAndHandsNobodyOverNeitherInShadowNorInLive() throws IOException {
        begin("--yes");
        JsonNode shadow = json("sync");
        assertThat(shadow.get("written").asInt()).isEqualTo(OLD_CONTACTS);
        assertThat(shadow.get("verdicts").get("mql").asInt()).isPositive();
        assertThat(terminal.run("live", "hubspot")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out())
                .contains(" became MQLs before 2026-11-23: they keep values")
                .contains("0 people became one today");
        assertThat(terminal.run("live", "hubspot", "--yes")).isZero();
        assertThat(json("sync").get("state").asString()).isEqualTo("done");
        now = now.plus(Duration.ofDays(1));
        assertThat(json("sync").get("state").asString()).isEqualTo("done");

        assertThat(tasks).hasValue(0);
        assertThat(ear.heard()).isEmpty();
        for (JsonNode held : json("held", "--limit", "100000").get("held")) {
            assertThat(held.get("reason").asString()).isNotEqualTo("shadow");
        }
        Proof.FIRST_CONTACT.held(OLD_CONTACTS + " contacts");
    }

    @Test
    void firstContactInLiveForEverybodyWritesStatusesAndTellsNobody() throws IOException {
        begin("--yes", "--live");
        json("sync");
        now = now.plus(Duration.ofDays(1));
        json("sync");

        assertThat(tasks.get()).isPositive();
        assertThat(ear.heard()).isEmpty();
        assertThat(json("handoffs").get("open").size()).isZero();
    }

    @Test
    void whoBecomesAnMqlAfterwardsIsHandedOverOnceAndSalesAnswerIsHeard() throws IOException {
        begin("--yes");
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        json("sync");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM)
                .create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example", "jobtitle", "VP Marketing"));
        now = now.plus(Duration.ofMinutes(1));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));

        assertThat(json("sync").get("told").asInt()).isOne();
        assertThat(tasks).hasValue(1);
        assertThat(types()).containsExactly("mql.qualified");
        JsonNode data = mapper.readTree(ear.heard().get(0).body()).get("data");
        assertThat(data.get("record").asString()).isEqualTo("" + jane);
        assertThat(data.get("raised_hand").asBoolean()).isTrue();
        assertThat(data.get("reason").asString())
                .isEqualTo(value(jane, "mql_reason"))
                .hasSizeBetween(20, 255);
        assertThat(data.get("definition").asString()).isEqualTo(value(jane, "mql_definition"));
        assertThat(data.get("ask_for").asString()).isEqualTo(value(jane, "mql_ask_for"));
        JsonNode open = json("handoffs").get("open");
        assertThat(open).hasSize(1);
        assertThat(open.get(0).get("no_owner").asBoolean()).isTrue();

        json("sync");
        assertThat(ear.heard()).hasSize(1);

        now = now.plus(Duration.ofHours(3));
        json("sync");
        json("sync");
        assertThat(types()).containsExactly("mql.qualified", "mql.breached");
        assertThat(json("status")
                        .get("crms")
                        .get(0)
                        .get("handoffs")
                        .get("breached")
                        .asInt())
                .isOne();
        assertThat(value(jane, "hs_lead_status")).isEqualTo("MQL");

        now = now.plus(Duration.ofMinutes(1));
        hubspot.by(KIM)
                .edit(
                        ObjectType.CONTACT,
                        jane,
                        Map.of("hs_lead_status", "UNQUALIFIED", "mql_rejected_reason", "no_budget"));
        now = now.plus(Duration.ofMinutes(1));
        json("sync");
        assertThat(types()).containsExactly("mql.qualified", "mql.breached", "mql.rejected");
        JsonNode rejected = mapper.readTree(ear.heard().get(2).body()).get("data");
        assertThat(rejected.get("rejected_why").asString()).isEqualTo("no_budget");
        assertThat(rejected.get("in_time").asBoolean()).isFalse();
        JsonNode handoffs = json("handoffs");
        assertThat(handoffs.get("open")).isEmpty();
        assertThat(handoffs.get("rejected").get("no_budget").asInt()).isOne();
        JsonNode align = json("align");
        assertThat(align.get("rejected").asInt()).isOne();
        assertThat(align.get("reject_reasons").get("no_budget").asInt()).isOne();
        assertThat(align.get("criteria")).hasSize(5);
        assertThat(align.get("criteria").get(0).get("rejected_unknown").asInt()).isOne();
        JsonNode junk = align.get("junk");
        assertThat(junk.get("handed_to_sales").asInt()).isZero();
        assertThat(junk.get("people").asInt()).isPositive();
        assertThat(junk.get("codes").get("job-seeker").asInt()).isPositive();
        assertThat(junk.get("forms")).isNotEmpty();
        assertThat(junk.get("channels")).isNotEmpty();
        assertThat(tasks).hasValue(1);
    }

    @Test
    void statusesThatAWorkflowSetHoldNobodyBack() throws IOException {
        begin("--yes", "--live");
        now = now.plus(Duration.ofHours(1));
        hubspot.ids(ObjectType.CONTACT)
                .forEach(id -> hubspot.by(Author.workflow("New leads"))
                        .edit(ObjectType.CONTACT, id, Map.of("hs_lead_status", "NEW")));
        now = now.plus(Duration.ofHours(1));

        terminal.run("plan");
        assertThat(terminal.out()).doesNotContain("hs_lead_status = NEW").doesNotContain("changed after");
        json("sync");

        for (JsonNode held : json("held", "--limit", "100000").get("held")) {
            assertThat(held.get("property").asString()).as(held.toString()).isNotEqualTo("hs_lead_status");
        }
        assertThat(tasks.get()).isPositive();
    }

    @Test
    void whoTurnsOutToBeJunkAfterTheHandOverIsCounted() throws IOException {
        begin("--yes");
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM).create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example"));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));
        json("sync");
        assertThat(json("align").get("junk").get("handed_to_sales").asInt()).isZero();

        hubspot.by(KIM).edit(ObjectType.CONTACT, jane, Map.of("jobtitle", "Student"));
        now = now.plus(Duration.ofMinutes(1));
        json("sync");

        assertThat(json("align").get("junk").get("handed_to_sales").asInt()).isOne();
        assertThat(types()).containsExactly("mql.qualified", "mql.recycled");
    }

    @Test
    void aReceiverThatIsAwayIsAFailureOneCanRetry() throws IOException {
        begin("--yes");
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        json("sync");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM).create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example"));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));
        ear.answers(401);

        assertThat(terminal.run("sync")).isEqualTo(ExitCode.FAILED_RECORDS.code());
        assertThat(terminal.out()).contains("1 did not arrive: mql failed");
        terminal.run("failed");
        assertThat(terminal.out())
                .contains("bus   1 event not told")
                .contains("bus answers 401: check its URL and secret")
                .contains("mql retry --channel bus");
        assertThat(terminal.run("retry", "--channel", "bus")).isZero();
        assertThat(json("sync").get("told").asInt()).isOne();
        assertThat(json("failed").get("not_told")).isEmpty();
    }

    @Test
    void aLeadThatIsOpenedAtTheHandOverIsPlannedShownAndLeftByUndo() throws IOException {
        begin("--yes");
        Path mapping = folder.resolve("mapping-hubspot.yaml");
        Files.writeString(
                mapping,
                Files.readString(mapping)
                        .replaceFirst("(?m)^write:.*$", "write:\n  leads: {name: \"{jobtitle}\", label: HOT}"));
        assertThat(terminal.run("check")).as(terminal.out()).isZero();
        json("sync");
        terminal.run("live", "hubspot", "--yes");
        json("sync");
        now = now.plus(Duration.ofHours(2));
        long jane = hubspot.by(KIM)
                .create(ObjectType.CONTACT, Map.of("email", "new.jane@northwind.example", "jobtitle", "VP Marketing"));
        hubspot.by(KIM).submit(jane, "Demo request");
        now = now.plus(Duration.ofMinutes(1));

        Path csv = folder.resolve("plan.csv");
        terminal.run("plan", "--csv", csv.toString());
        assertThat(Files.readString(csv)).contains("leads.hs_lead_name", "{jobtitle}", "leads.hs_lead_label", "HOT");
        String run = json("sync").get("run").asString();
        long lead = hubspot.ids(ObjectType.LEAD).get(0);
        assertThat(hubspot.value(ObjectType.LEAD, lead, "hs_lead_name")).contains("VP Marketing");
        now = now.plus(Duration.ofMinutes(1));
        json("sync");
        assertThat(json("handoffs").get("open").get(0).get("lead_opened").asString())
                .startsWith("2026-11-23T10:0");
        terminal.run("handoffs");
        assertThat(terminal.out()).contains(", lead opened ");

        terminal.run("undo", run, "--apply");
        assertThat(terminal.out()).contains("a lead was opened for sales: close it in HubSpot");
        assertThat(value(jane, "hs_lead_status")).isEmpty();
        assertThat(hubspot.ids(ObjectType.LEAD)).containsExactly(lead);
    }

    private void begin(String... options) throws IOException {
        String[] init = {"init", "hubspot", "--base-url", hubspot.baseUrl().toString()};
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(init), java.util.Arrays.stream(options))
                .toArray(String[]::new);
        assertThat(terminal.run(all)).as(terminal.err()).isZero();
        Files.writeString(
                folder.resolve("mql.yaml"),
                "\nnotify:\n  bus: {webhook: \"" + ear.url() + "\", secret: \"${BUS_SECRET}\"}\n",
                StandardOpenOption.APPEND);
        assertThat(terminal.run("bootstrap", "--apply")).as(terminal.err()).isZero();
        for (String team : List.of("marketing", "sales")) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .isZero();
        }
    }

    private List<String> types() {
        return ear.heard().stream()
                .map(heard -> mapper.readTree(heard.body()).get("type").asString())
                .toList();
    }

    private String value(long contact, String property) {
        return hubspot.value(ObjectType.CONTACT, contact, property).orElse("");
    }

    private JsonNode json(String... command) {
        String[] arguments = java.util.Arrays.copyOf(command, command.length + 1);
        arguments[command.length] = "--json";
        terminal.run(arguments);
        assertThat(terminal.err()).as(String.join(" ", command)).isEmpty();
        return mapper.readTree(terminal.out());
    }
}
