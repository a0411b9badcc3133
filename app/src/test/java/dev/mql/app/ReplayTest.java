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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was said of somebody stays sayable: who, when, why, and in the very same bytes. */
class ReplayTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String JANE = "jane.doe@northwind.example";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        InstantSource clock = InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), NOW));
        hubspot = HubSpotSandbox.start(SandboxConfig.standard().withClock(clock), Seeds.company(60, 7, NOW));
        terminal = Terminal.in(folder, clock).with("HUBSPOT_TOKEN", hubspot.token());
        done("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live");
        done("bootstrap", "--apply");
        approve();
        done("sync");
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    @DisplayName("F.1 case 30: a rule is edited, and old verdicts replay with the old definition, bytes equal")
    void anOldVerdictReplaysByItsOwnDefinitionToTheLastByte() throws IOException {
        JsonNode first = history().get(0);
        String then = explained("--as-of", first.get("as_of").asString());
        assertThat(explained("--verdict", "1")).isEqualTo(then);
        replace("definition.yaml", "201-1000: 15", "201-1000: 14");
        replace(
                "definition.yaml",
                "enter: {score: 60, fit: 25, product: 10}",
                "enter: {score: 55, fit: 20, product: 5}");
        approve();
        done("sync");
        JsonNode second = history().get(1);
        assertThat(second.get("verdict").asString()).isEqualTo("mql");
        assertThat(second.get("definition").asString())
                .isNotEqualTo(first.get("definition").asString());
        assertThat(second.get("because").toString()).contains("definition").contains("size 15 -> 14");
        assertThat(explained("--verdict", "1")).isEqualTo(then);
        assertThat(explained()).contains("\"mql\"").isNotEqualTo(then);
    }

    @Test
    void explainingKeepsNothing() {
        String before = history().toString();
        done("explain", JANE);
        done("explain", JANE, "--as-of", "2026-12-24");
        done("explain", JANE, "--why-not");
        done("explain", JANE, "--verdict", "1");
        assertThat(history().toString()).isEqualTo(before);
    }

    @Test
    void whyNotSaysWhatIsMissingAndWhatWouldDo() {
        done("explain", JANE, "--why-not");
        assertThat(terminal.out())
                .contains("product interest 7.5 (10 needed)")
                .contains("another pricing page visit")
                .contains("2 needed within 14 days")
                .doesNotContain("1 visits")
                .doesNotContain("CAN THEY BUY");
    }

    @Test
    void aVerdictNobodyKeptIsToldWithItsRemedy() {
        assertThat(terminal.run("explain", JANE, "--verdict", "7")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("only 1 verdict of this person").contains("--history");
    }

    @Test
    void whoseSignatureIsAnothersIsRefusedUnlessThereIsOnlyOnePerson() throws IOException {
        replace("definition.yaml", "201-1000: 15", "201-1000: 16");
        done("approve", "--team", "marketing", "--by", "Dana Weber");
        assertThat(terminal.run("approve", "--team", "sales", "--by", "dana weber"))
                .isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("the definition names Kim Ortega").contains("--alone");
        done("approve", "--team", "sales", "--by", "Dana Weber", "--alone");
        assertThat(terminal.out()).contains("it may be applied");
    }

    private JsonNode history() {
        done("explain", JANE, "--history", "--json");
        return JSON.readTree(terminal.out()).get("history");
    }

    private String explained(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "explain";
        arguments[1] = JANE;
        arguments[2] = "--json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        done(arguments);
        return terminal.out();
    }

    private void approve() {
        done("approve", "--team", "marketing", "--by", "Dana Weber");
        done("approve", "--team", "sales", "--by", "Kim Ortega");
    }

    private void done(String... arguments) {
        int code = terminal.run(arguments);
        assertThat(code).as(terminal.err() + terminal.out()).isZero();
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
