package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One funnel of two teams: what sales gets with a person, what it found, and the stages nobody passed. */
class FunnelTest {

    private static final Author KIM = Author.person(9_586_504);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private HubSpotSandbox hubspot;
    private Terminal terminal;
    private long old;

    @BeforeEach
    void begin() throws IOException {
        SandboxConfig config = SandboxConfig.standard()
                .withClock(() -> now)
                .withSearchLag(Duration.ZERO)
                .withAllowance(Allowance.PLENTY);
        hubspot = HubSpotSandbox.start(config, loader -> loader.form("guid-1", "Demo request"));
        old = hubspot.by(KIM).create(ObjectType.CONTACT, Map.of("email", "old@northwind.example"));
        terminal = Terminal.in(folder, () -> now).with("HUBSPOT_TOKEN", hubspot.token());
        run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live");
        Path mapping = folder.resolve("mapping-hubspot.yaml");
        Files.writeString(
                mapping,
                Files.readString(mapping)
                        .replaceFirst("(?m)^ +bant.budget:.*\\R", "")
                        .replaceFirst(
                                "(?m)^facts:.*$",
                                "$0\n  lead.value: {from: contacts.annualrevenue, as: money, currency: account}\n"
                                        + "  bant.budget: contacts.industry"));
        run("bootstrap", "--apply");
        run("approve", "--team", "marketing", "--by", "Dana Weber");
        run("approve", "--team", "sales", "--by", "Kim Ortega");
        run("sync");
        now = now.plus(Duration.ofHours(1));
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void salesGetsTheValueAndARejectionIsExplainedByWhatWasKnownThen() {
        long jane = hubspot.by(KIM)
                .create(ObjectType.CONTACT, Map.of("email", "jane@northwind.example", "annualrevenue", "45000"));
        hubspot.by(KIM).submit(jane, "Demo request");
        sync();
        assertThat(hubspot.value(ObjectType.CONTACT, jane, "hs_lead_status")).contains("MQL");
        JsonNode waiting = json("handoffs").get("open").get(0);
        assertThat(waiting.get("value").asString()).startsWith("45000 ");
        assertThat(waiting.get("reason").asString()).contains("Worth 45000 ").contains("Ask for: ");

        set(jane, Map.of("hs_lead_status", "UNQUALIFIED", "industry", "no"));
        assertThat(budget().get("rejected_without").asInt()).isOne();

        set(jane, Map.of("industry", "yes"));
        assertThat(budget().get("rejected_without").asInt()).isOne();
    }

    @Test
    void theStagesSomebodySkippedAreRememberedShownAndCounted() {
        set(old, Map.of("hs_lead_status", "OPEN_DEAL"));

        run("explain", Long.toString(old), "--history");
        assertThat(terminal.out()).contains("lead -> opportunity", "skipped mql and accepted and sql");
        run("explain", Long.toString(old));
        assertThat(terminal.out()).contains("to mql they are opportunity since", "having skipped mql, accepted, sql");
        JsonNode align = json("align");
        assertThat(align.get("skipped_mql").asInt()).isOne();
        assertThat(align.get("skipped").get("accepted").asInt()).isOne();
        assertThat(align.get("with_sales_before").asInt()).isZero();
        run("align");
        assertThat(terminal.out()).contains("1 came past marketing", "SKIPPED   mql 1 · accepted 1 · sql 1");
    }

    private JsonNode budget() {
        return json("align").get("criteria").get(0);
    }

    private void set(long contact, Map<String, String> values) {
        hubspot.by(KIM).edit(ObjectType.CONTACT, contact, values);
        sync();
    }

    private void sync() {
        now = now.plus(Duration.ofMinutes(2));
        run("sync");
    }

    private JsonNode json(String command) {
        run(command, "--json");
        return JsonMapper.shared().readTree(terminal.out());
    }

    private void run(String... command) {
        assertThat(terminal.run(command)).as(terminal.err() + terminal.out()).isZero();
    }
}
