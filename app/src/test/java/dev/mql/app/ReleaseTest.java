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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statuses that others changed after mql had written them: who did, that they stand, and how they are released. */
class ReleaseTest {

    private static final Author KIM = Author.person(9_586_504);

    @TempDir
    private Path folder;

    private final List<Long> people = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        SandboxConfig config = SandboxConfig.standard()
                .withClock(() -> now)
                .withSearchLag(Duration.ZERO)
                .withAllowance(Allowance.PLENTY);
        hubspot = HubSpotSandbox.start(config, loader -> loader.form("guid-1", "Demo request"));
        for (int i = 0; i < 5; i++) {
            String email = "p" + i + "@northwind.example";
            people.add(hubspot.by(KIM).create(ObjectType.CONTACT, Map.of("email", email, "hs_lead_status", "NEW")));
            hubspot.by(KIM).submit(people.get(i), "Demo request");
        }
        now = now.plus(Duration.ofHours(1));
        terminal = Terminal.in(folder, () -> now).with("HUBSPOT_TOKEN", hubspot.token());
        run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live");
        run("bootstrap", "--apply");
        run("approve", "--team", "marketing", "--by", "Dana Weber");
        run("approve", "--team", "sales", "--by", "Kim Ortega");
        run("sync");
        now = now.plus(Duration.ofHours(1));
        set(0, Author.importOf("trade fair.csv"));
        set(1, Author.workflow("New leads"));
        set(2, Author.form("guid-1", "Demo request"));
        set(3, KIM);
        now = now.plus(Duration.ofMinutes(1));
        run("sync");
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    @DisplayName("F.1 case 19: hidden-field form, workflow, import and manual edit are each recognised, and stand")
    void tellsWhoSetWhatItLeavesAlone() {
        assertThat(statuses()).containsExactly("NEW", "NEW", "NEW", "NEW", "MQL");

        run("held", "--who");

        assertThat(terminal.out())
                .containsPattern("1 +human +mql release --source human")
                .containsPattern("1 +form +mql release --source form")
                .containsPattern("1 +workflow +mql release --source workflow")
                .containsPattern("1 +import +mql release --source import");
    }

    @Test
    void releasesWhatAnImportSetAndNothingElse() {
        run("release", "--source", "import");
        assertThat(terminal.out()).contains("1 released: the next mql sync writes it, once");
        run("sync");

        assertThat(statuses()).containsExactly("MQL", "NEW", "NEW", "NEW", "MQL");
    }

    @Test
    void releasesWhatARunWasTheFirstToLeaveAlone() {
        now = now.plus(Duration.ofHours(1));
        set(4, KIM);
        now = now.plus(Duration.ofMinutes(1));
        run("sync");
        assertThat(statuses()).containsOnly("NEW");

        run("release", "--run", "r-3");
        assertThat(terminal.out()).contains("1 released");
        run("sync");

        assertThat(statuses()).containsExactly("NEW", "NEW", "NEW", "NEW", "MQL");
    }

    @Test
    void namesNobodyByMistake() {
        assertThat(terminal.run("release")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("nobody is named");
        assertThat(terminal.run("release", "--run", "r-99")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("there was no such run");
        assertThat(terminal.run("release", "--source", "integration")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("nothing of that is held back");
    }

    @Test
    void showsMqlsViewBesideTheValueInASpreadsheet() throws IOException {
        run("held", "--csv", "held.csv");

        assertThat(Files.readAllLines(folder.resolve("held.csv")))
                .hasSize(5)
                .startsWith("type,id,property,value,mql,reason,since")
                .anyMatch(line -> line.startsWith(
                        "contacts," + people.get(0) + ",hs_lead_status,NEW,mql,changed_after_ours,2026-"));
        assertThat(terminal.out()).containsPattern("hs_lead_status = NEW +mql: mql +somebody changed it");
    }

    private List<String> statuses() {
        return people.stream()
                .map(id ->
                        hubspot.value(ObjectType.CONTACT, id, "hs_lead_status").orElse(""))
                .toList();
    }

    private void set(int person, Author author) {
        hubspot.by(author).edit(ObjectType.CONTACT, people.get(person), Map.of("hs_lead_status", "NEW"));
    }

    private void run(String... command) {
        assertThat(terminal.run(command)).as(terminal.err() + terminal.out()).isZero();
    }
}
