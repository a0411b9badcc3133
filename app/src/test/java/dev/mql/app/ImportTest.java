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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people did elsewhere comes in a file, and counts like what the CRM tells. */
class ImportTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String JANE = "jane.doe@northwind.example";

    private static final String IMPORTED = """
              imported:
                demo_request: ["intent_*"]
                product_sheet_download: {name: [sheet_read], asset: asset}
              otherwise: report
            """;

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void readEverybodyOnce() throws IOException {
        hubspot = HubSpotSandbox.start(
                SandboxConfig.standard().withClock(InstantSource.fixed(NOW)).withAllowance(Allowance.PLENTY),
                Seeds.company(60, 7, NOW));
        terminal = Terminal.in(folder, InstantSource.fixed(NOW)).with("HUBSPOT_TOKEN", hubspot.token());
        terminal.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live");
        terminal.run("bootstrap", "--apply");
        terminal.run("approve", "--team", "marketing", "--by", "Dana Weber");
        terminal.run("approve", "--team", "sales", "--by", "Kim Ortega");
        Path mapping = folder.resolve("mapping-hubspot.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("  otherwise: report\n", IMPORTED));
        assertThat(terminal.run("sync")).as(terminal.out() + terminal.err()).isZero();
        hubspot.calls().clear();
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void whatAFileTellsChangesVerdictsAndThePlanSaysSo() throws IOException {
        assertThat(verdict()).isEqualTo("nurture");

        JsonNode imported = imports("person,type,at\n" + JANE + ",intent_surge,2026-11-22\n");

        assertThat(imported.get("people").asInt()).isEqualTo(1);
        assertThat(verdict()).isEqualTo("mql");
        assertThat(hubspot.calls().count()).isZero();
        int planned = terminal.run("plan");
        assertThat(planned).as(terminal.out() + terminal.err()).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out()).contains("to mql").contains("raised a hand");
    }

    @Test
    void importingAFileAgainAddsNothing() throws IOException {
        String file = "person,type,at,asset\n" + JANE + ",sheet_read,2026-11-22,CRM for banks\n";
        imports(file);
        double once = score();

        assertThat(imports(file).get("people").asInt()).isZero();
        assertThat(score()).isEqualTo(once);
    }

    @Test
    void aRowWithTheSameIdReplacesTheOneBefore() throws IOException {
        imports("person,type,at,id\n" + JANE + ",intent_surge,2026-11-22,e-1\n");
        assertThat(verdict()).isEqualTo("mql");

        imports("person,type,at,id\n" + JANE + ",of_no_interest,2026-11-22,e-1\n");

        assertThat(verdict()).isEqualTo("nurture");
    }

    @Test
    void activitiesOfAFileSurviveAFullReadOfTheCrm() throws IOException {
        imports("person,type,at\n" + JANE + ",intent_surge,2026-11-22\n");

        assertThat(terminal.run("sync", "--full"))
                .as(terminal.out() + terminal.err())
                .isZero();

        assertThat(verdict()).isEqualTo("mql");
    }

    @Test
    void peopleTheCrmDoesNotHaveAreCountedWithTheirLinesAndTypesNobodyMappedAreNamed() throws IOException {
        JsonNode imported =
                imports("person,type,at\n" + JANE + ",logged_in,2026-11-22\nno@body.example,intent_surge,2026-11-22\n");

        assertThat(imported.get("unknown_lines").toString()).isEqualTo("[3]");
        assertThat(imported.get("unmapped").toString()).isEqualTo("[\"logged_in\"]");
    }

    @Test
    void allMistakesOfAFileAreToldAndNothingOfItIsKept() throws IOException {
        Files.writeString(
                folder.resolve("intent.csv"),
                "person,type,at\n" + JANE + ",intent_surge,yesterday\n,intent_surge,2026-11-22\n" + JANE
                        + ",intent_surge,2027-01-01\n" + JANE + ",intent_surge,2026-11-22\n");

        assertThat(terminal.run("import", "activities", "intent.csv")).isEqualTo(ExitCode.ERROR.code());

        assertThat(terminal.err())
                .contains("intent.csv:2:1: `at` is no point in time: write it as 2026-11-23")
                .contains("intent.csv:3:1: it says of nobody: write the person's e-mail address or id")
                .contains("intent.csv:4:1: `at` lies in the future: write when it happened")
                .doesNotContain(JANE);
        assertThat(verdict()).isEqualTo("nurture");
    }

    @Test
    void aFileWithoutTheColumnsIsRefused() throws IOException {
        Files.writeString(folder.resolve("intent.csv"), "email,event\nx,y\n");

        assertThat(terminal.run("import", "activities", "intent.csv")).isEqualTo(ExitCode.ERROR.code());

        assertThat(terminal.err()).contains("the column `person` is missing", "the column `at` is missing");
    }

    private JsonNode imports(String csv) throws IOException {
        Files.writeString(folder.resolve("intent.csv"), csv);
        assertThat(terminal.run("import", "activities", "intent.csv", "--json"))
                .as(terminal.err())
                .isZero();
        return JsonMapper.shared().readTree(terminal.out());
    }

    private String verdict() {
        return explained().get("verdict").asString();
    }

    private double score() {
        return explained().get("score").asDouble();
    }

    private JsonNode explained() {
        terminal.run("explain", JANE, "--json");
        return JsonMapper.shared().readTree(terminal.out());
    }
}
