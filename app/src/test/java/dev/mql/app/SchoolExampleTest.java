package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.mql.app.command.Commands;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.CsvSeed;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example of an online school, over the whole product, on made-up leads whose scores were worked out apart from it. */
final class SchoolExampleTest {

    private static final Path EXAMPLE = Path.of("..", "examples", "school");
    private static final Path LEADS = Path.of("src", "test", "resources", "school", "leads.csv");

    @TempDir
    private Path workspace;

    private final List<NamedCsvRecord> leads = new ArrayList<>();
    private HubSpotSandbox sandbox;

    @BeforeEach
    void agreedWorkspaceBesideASandbox() throws Exception {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(LEADS)) {
            reader.forEach(leads::add);
        }
        sandbox = HubSpotSandbox.start(
                SandboxConfig.standard(),
                CsvSeed.read(EXAMPLE.resolve("leads.csv.yaml"), LEADS, Instant.parse("2026-11-01T00:00:00Z")));
        for (String file : List.of("definition.yaml", "mapping-hubspot.yaml")) {
            Files.copy(EXAMPLE.resolve(file), workspace.resolve(file));
        }
        Files.writeString(workspace.resolve("mql.yaml"), "crm: {hubspot: {base_url: \"" + sandbox.baseUrl() + "\"}}\n");
        assertThat(mql("approve", "--team", "marketing", "--by", "Mira Joshi").code())
                .isZero();
        assertThat(mql("approve", "--team", "sales", "--by", "Arun Pillai").code())
                .isZero();
        assertThat(mql("bootstrap", "--apply").code()).isZero();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void givesEachLeadTheScoreAndTheStatusWorkedOutApartFromIt() {
        JsonNode run = mql("sync", "--json").json();

        assertThat(run.path("state").asString()).isEqualTo("done");
        assertThat(run.path("verdicts").path("mql").asInt()).isEqualTo((int) expected("mql"));
        assertThat(run.path("verdicts").path("nurture").asInt()).isEqualTo((int) expected("nurture"));
        assertThat(leads).hasSize(60).allSatisfy(lead -> {
            assertThat(crm(lead, "mql_score")).isEqualTo(lead.getField("expected score"));
            assertThat(crm(lead, "mql_verdict")).isEqualTo(lead.getField("expected verdict"));
            assertThat(crm(lead, "hs_lead_status"))
                    .isEqualTo(lead.getField("expected verdict").equals("mql") ? "MQL" : "");
        });
    }

    @Test
    void writesNothingWhenNothingHasChanged() {
        assertThat(mql("sync").code()).isZero();

        JsonNode again = mql("sync", "--json").json();

        assertThat(again.path("written").asInt()).isZero();
        assertThat(again.path("calls").path("write").asInt()).isZero();
        assertThat(again.path("calls").path("read").asInt()).isPositive();
    }

    private long expected(String verdict) {
        return leads.stream()
                .filter(lead -> lead.getField("expected verdict").equals(verdict))
                .count();
    }

    private String crm(NamedCsvRecord lead, String property) {
        return sandbox.value(ObjectType.CONTACT, Long.parseLong(lead.getField("Lead Number")), property)
                .orElse("");
    }

    private Answer mql(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                workspace,
                Map.of("HUBSPOT_TOKEN", sandbox.token()),
                InstantSource.system(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                false);
        int code = Commands.run(words, surroundings);
        return new Answer(code, out.toString(), err.toString());
    }

    private record Answer(int code, String out, String err) {
        JsonNode json() {
            assertThat(code).as(out + err).isZero();
            return JsonMapper.shared().readTree(out);
        }
    }
}
