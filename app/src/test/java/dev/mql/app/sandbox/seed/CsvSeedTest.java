package dev.mql.app.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.app.sandbox.hubspot.Api;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.hubspot.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class CsvSeedTest {
    private static final String MAPPING = """
            contacts:
              file: leads.csv
              id: Number
              empty: [Select]
              properties:
                lead_origin: {column: Origin, label: Lead Origin, type: enumeration}
                total_visits: {column: Visits, type: number}
                do_not_email: {column: Quiet, type: bool}
                city: City
              constants: {lifecyclestage: lead}
            """;

    @TempDir
    private Path folder;

    private Path files(String csv) throws Exception {
        Files.writeString(folder.resolve("leads.csv"), csv);
        return Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    @Test
    void loadsRowsAndDefinesThePropertiesTheyNeed() throws Exception {
        Path mapping =
                files("\uFEFFNumber,Origin,Visits,Quiet,City\n7,API,3.0,No,\"Köln, am Rhein\"\n9,Form,,Yes,Select\n");
        try (HubSpotSandbox sandbox =
                HubSpotSandbox.start(SandboxConfig.standard(), CsvSeed.read(mapping, TestClock.START))) {
            Api api = new Api(sandbox);
            JsonNode seven = api.get(
                            "/crm/v3/objects/contacts/7?properties=lead_origin,total_visits,do_not_email,city,lifecyclestage")
                    .body()
                    .path("properties");
            assertThat(seven.path("total_visits").asString()).isEqualTo("3");
            assertThat(seven.path("do_not_email").asString()).isEqualTo("false");
            assertThat(seven.path("city").asString()).isEqualTo("Köln, am Rhein");
            assertThat(seven.path("lifecyclestage").asString()).isEqualTo("lead");
            JsonNode nine =
                    api.get("/crm/v3/objects/contacts/9?properties=city").body().path("properties");
            assertThat(nine.path("city").isNull()).isTrue();
            JsonNode origin =
                    api.get("/crm/properties/2026-09/contacts/lead_origin").body();
            assertThat(origin.path("label").asString()).isEqualTo("Lead Origin");
            assertThat(origin.path("options").size()).isEqualTo(2);
        }
    }

    @Test
    void reportsEveryBadRowWithItsLine() throws Exception {
        Path mapping = files(
                "Number,Origin,Visits,Quiet,City\n7,API,many,No,A\n8,API\n7,API,1,No,\"two\nlines\"\n7,API,1,perhaps,A\n");
        assertThatThrownBy(() -> CsvSeed.read(mapping, TestClock.START))
                .isInstanceOf(CsvProblems.class)
                .hasMessageContaining("leads.csv:2: \"many\" in column Visits is no number")
                .hasMessageContaining("leads.csv:3: 2 fields where the header has 5")
                .hasMessageContaining("leads.csv:6: \"perhaps\"");
    }

    @Test
    void reportsAColumnThatIsNotThere() throws Exception {
        Path mapping = files("Number,Origin\n7,API\n");
        assertThatThrownBy(() -> CsvSeed.read(mapping, TestClock.START))
                .hasMessageContaining("leads.csv:1: there is no column \"Visits\"");
    }

    @Test
    void namesAFileThatIsNotThere() throws Exception {
        Path mapping = files("");
        Path nowhere = folder.resolve("nowhere.csv");

        assertThatThrownBy(() -> CsvSeed.read(mapping, nowhere, TestClock.START))
                .isInstanceOf(CsvProblems.class)
                .hasMessageStartingWith(nowhere + ": the file cannot be read");
        assertThatThrownBy(() -> CsvSeed.read(folder.resolve("nowhere.yaml"), TestClock.START))
                .isInstanceOf(CsvProblems.class)
                .hasMessageContaining("nowhere.yaml: the file cannot be read");
    }
}
