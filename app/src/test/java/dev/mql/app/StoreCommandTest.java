package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does with a store, as somebody at the terminal meets it. */
class StoreCommandTest {

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private HubSpotSandbox hubspot;
    private Terminal terminal;

    @BeforeEach
    void begin() {
        SandboxConfig config = SandboxConfig.standard().withClock(() -> now).withAllowance(Allowance.PLENTY);
        hubspot = HubSpotSandbox.start(config, Seeds.company(300, 7, now));
        terminal = Terminal.in(folder, () -> now).with("HUBSPOT_TOKEN", hubspot.token());
        run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live", "-w", "acme");
        run("bootstrap", "--apply", "-w", "acme");
        run("approve", "--team", "marketing", "--by", "Dana Weber", "-w", "acme");
        run("approve", "--team", "sales", "--by", "Kim Ortega", "-w", "acme");
        run("sync", "-w", "acme");
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void aLostStoreIsMadeAgainWithoutOneHandOff() throws IOException {
        Map<Long, String> statuses = statuses();
        assertThat(statuses).containsValue("MQL");
        assertThat(terminal.run("store", "rebuild", "--yes", "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("the store is not lost");
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve("acme/mql.db" + end));
        }
        now = now.plus(Duration.ofDays(1));
        assertThat(terminal.run("store", "rebuild", "-w", "acme")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out()).contains("CANNOT", "who was handed over when", "store rebuild --yes -w acme");
        run("store", "rebuild", "--yes", "-w", "acme");
        assertThat(statuses()).isEqualTo(statuses);
        now = now.plus(Duration.ofHours(1));
        run("sync", "--json", "-w", "acme");
        assertThat(terminal.out()).containsPattern("\"written\" ?: ?0,");
        assertThat(statuses()).isEqualTo(statuses);
        run("handoffs", "--json", "-w", "acme");
        assertThat(terminal.out()).doesNotContain("contacts");
        run("audit", "verify", "-w", "acme");
        assertThat(terminal.out()).contains("UNBROKEN", "head ");
    }

    @Test
    void itsSizeIsForecastAndACopyIsWorkedWith() throws IOException {
        run("store", "size", "--people", "1000000", "-w", "acme");
        assertThat(terminal.out())
                .containsPattern("MB, 300 people, [\\d,]+ bytes each")
                .contains("1,000,000 people would take");
        assertThat(terminal.run("store", "size", "--people", "-5", "-w", "acme"))
                .isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.run("store", "size", "--people", "many", "-w", "acme"))
                .isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("see: mql store size --help");
        run("store", "copy", "jdbc:sqlite:copy.db", "-w", "acme");
        assertThat(terminal.out()).containsPattern("300 +person").contains("name it in mql.yaml");
        assertThat(terminal.run("store", "copy", "jdbc:sqlite:copy.db", "-w", "acme"))
                .isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("not empty");
        Path settings = folder.resolve("acme/mql.yaml");
        Files.writeString(settings, Files.readString(settings).replace("jdbc:sqlite:mql.db", "jdbc:sqlite:../copy.db"));
        now = now.plus(Duration.ofHours(1));
        run("sync", "--json", "-w", "acme");
        assertThat(terminal.out()).containsPattern("\"written\" ?: ?0,");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatHoldsPersonalDataIsItsOwnersAlone() throws IOException {
        run("store", "copy", "jdbc:sqlite:copy.db", "-w", "acme");
        run("plan", "--csv", "plan.csv", "-w", "acme");
        run("held", "--csv", "held.csv", "-w", "acme");
        for (String file : List.of("acme/mql.db", "copy.db", "plan.csv", "held.csv")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
        Path shared = Files.createFile(
                folder.resolve("shared.csv"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        run("plan", "--csv", "shared.csv", "-w", "acme");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rw-r-----");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://mql:s3cret@127.0.0.1/acme",
                "jdbc:postgresql://mql:s3cret@127.0.0.1/acme",
                "jdbc:mysql://127.0.0.1/acme?password=s3cret"
            })
    void aUrlThatIsNoneIsNotShownSincePeopleWritePasswordsThere(String url) throws IOException {
        assertThat(terminal.run("store", "copy", url, "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err())
                .contains("no store's URL", "user and password apart")
                .doesNotContain("s3cret");
        Path settings = folder.resolve("acme/mql.yaml");
        Files.writeString(settings, Files.readString(settings).replace("jdbc:sqlite:mql.db", url));
        assertThat(terminal.run("status", "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("no store's URL", "mql.yaml").doesNotContain("s3cret");
    }

    private Map<Long, String> statuses() {
        Map<Long, String> statuses = new TreeMap<>();
        hubspot.ids(ObjectType.CONTACT)
                .forEach(id -> statuses.put(
                        id,
                        hubspot.value(ObjectType.CONTACT, id, "hs_lead_status").orElse("")));
        return statuses;
    }

    private void run(String... command) {
        assertThat(terminal.run(command)).as(terminal.err() + terminal.out()).isZero();
    }
}
