package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with two definitions, command by command. */
class BesideTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static final String DESK = """
            definition: Desk
            edition: "1"
            zone: Europe/Berlin
            fit: {cap: 50, all: {when: {contact.email: {present: true}}, points: 50, say: can be written to, why: They have an address}}
            mql: {enter: {score: 50, product: 0}}
            """;

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() throws IOException {
        InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), NOW));
        SandboxConfig config = SandboxConfig.standard().withClock(clock);
        hubspot = HubSpotSandbox.start(config, Seeds.company(60, 7, NOW));
        terminal = Terminal.in(folder, clock).with("HUBSPOT_TOKEN", hubspot.token());
        done("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live");
        Files.writeString(folder.resolve("definition-desk.yaml"), DESK);
        append("mql.yaml", "definitions: {beside: {desk: definition-desk.yaml}}\n");
        replace("mapping-hubspot.yaml", "[mql_verdict, ", "[mql_verdict, mql_desk_score, mql_desk_verdict, ");
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void isPlannedSignedWrittenAndExplained() {
        done("bootstrap", "--apply");
        approve("");
        assertThat(terminal.run("sync")).as(terminal.err()).isEqualTo(ExitCode.WAITS.code());
        assertThat(terminal.err() + terminal.out()).contains("--definition desk");
        assertThat(terminal.run("plan")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out()).contains("mql_desk_score 60").contains("mql_score 60");
        approve("desk");
        done("sync");
        done("status");
        assertThat(terminal.out()).contains("desk: Desk 1, signed by Dana Weber");
        done("explain", "jane.doe@northwind.example", "--definition", "desk");
        assertThat(terminal.out()).contains("Desk 1").contains("50");
        done("check", "--offline");
        assertThat(terminal.out()).contains("definition-desk.yaml").contains("signatures of desk");
        assertThat(terminal.run("sync", "--json")).isZero();
        assertThat(terminal.out()).contains("\"written\" : 0").contains("\"definition\" : \"v1:");
    }

    @Test
    void refusesAPropertyOfTwoDefinitionsAnUnknownNameAndAnotherZoneWithTheirPlaces() throws IOException {
        replace("mapping-hubspot.yaml", "write:", "write:\n  mql_desk_score: {value: score}");
        replace("definition-desk.yaml", "Europe/Berlin", "Asia/Seoul");
        append("mapping-hubspot.yaml", "");
        assertThat(terminal.run("status")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err())
                .containsPattern(
                        "mapping-hubspot\\.yaml:\\d+:\\d+: `mql_desk_score` is written twice, for two definitions")
                .containsPattern("definition-desk\\.yaml:3:1: its zone is Asia/Seoul");
    }

    @Test
    void refusesAFileThatIsNamedTwiceOrNotThere() throws IOException {
        replace("mql.yaml", "desk: definition-desk.yaml", "desk: definition.yaml, apac: no.yaml");
        assertThat(terminal.run("status")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err())
                .containsPattern("mql\\.yaml:\\d+:\\d+: `definition.yaml` is named twice, as moves_status and as desk")
                .containsPattern("mql\\.yaml:\\d+:\\d+: there is no file `no.yaml`");
    }

    private void approve(String definition) {
        for (String[] who : new String[][] {{"marketing", "Dana Weber"}, {"sales", "Kim Ortega"}}) {
            done("approve", "--team", who[0], "--by", who[1], "--definition", definition);
        }
    }

    private void done(String... arguments) {
        int code = terminal.run(arguments);
        assertThat(code).as(terminal.err() + terminal.out()).isZero();
    }

    private void append(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path) + text);
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
