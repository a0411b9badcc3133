package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.store.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks to be forgotten is: looked for in the bytes of the store's files, and in every row of PostgreSQL. */
class ForgetTest {

    private static final List<String> WORDS =
            List.of("quinta.quellbrunn@snorkelvale.example", "Quellbrunn", "Keeperess of Snorkelvale", "Snorkelvale");
    private static final Author KIM = Author.person(101);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private HubSpotSandbox hubspot;
    private Terminal terminal;
    private long quinta;

    @BeforeEach
    void begin() throws IOException {
        SandboxConfig config = SandboxConfig.standard().withClock(() -> now).withAllowance(Allowance.PLENTY);
        hubspot = HubSpotSandbox.start(config, Seeds.company(300, 7, now));
        quinta = hubspot.by(KIM)
                .create(
                        ObjectType.CONTACT,
                        Map.of(
                                "email",
                                WORDS.get(0),
                                "firstname",
                                "Quinta",
                                "lastname",
                                "Quellbrunn",
                                "jobtitle",
                                "Director, Keeperess of Snorkelvale",
                                "numemployees",
                                "100-500"));
        hubspot.by(KIM).submit(quinta, "Demo request");
        terminal = Terminal.in(folder, () -> now).with("HUBSPOT_TOKEN", hubspot.token());
        run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live", "-w", "acme");
        run("bootstrap", "--apply", "-w", "acme");
        run("approve", "--team", "marketing", "--by", "Dana Weber", "-w", "acme");
        run("approve", "--team", "sales", "--by", "Kim Ortega", "-w", "acme");
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    @DisplayName("F.1 case 31: after an erasure facts and explanations are gone from the bytes of the files")
    void nothingIsLeftInTheFilesOfSqlite() throws IOException {
        live();
        assertThat(found(files())).containsAll(WORDS);
        forget();
        assertThat(found(files())).isEmpty();
        comesBackNeverAgain();
        assertThat(found(files())).isEmpty();
    }

    @Test
    void somebodyDeletedInTheCrmBeforeIsForgottenAllTheSame() throws IOException {
        live();
        hubspot.by(KIM).archive(ObjectType.CONTACT, quinta);
        now = now.plus(Duration.ofDays(1));
        run("sync", "--sweep", "-w", "acme");
        assertThat(terminal.run("explain", WORDS.get(0), "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
        assertThat(found(files())).isNotEmpty();
        forget();
        assertThat(found(files())).isEmpty();
    }

    @Test
    @DisplayName("F.1 case 31: after an erasure facts and explanations are gone from the rows")
    void nothingIsLeftInTheRowsOfPostgres() throws IOException, SQLException {
        String url = PostgresServer.freshUrl();
        Path settings = folder.resolve("acme/mql.yaml");
        Files.writeString(settings, Files.readString(settings).replace("jdbc:sqlite:mql.db", url));
        live();
        assertThat(found(rows(url))).containsAll(WORDS);
        forget();
        assertThat(found(rows(url))).isEmpty();
        comesBackNeverAgain();
        assertThat(found(rows(url))).isEmpty();
    }

    /** Some days of somebody's life: read, judged, written, changed, planned again. */
    private void live() {
        run("sync", "-w", "acme");
        for (int day = 0; day < 3; day++) {
            now = now.plus(Duration.ofDays(1));
            hubspot.by(KIM).edit(ObjectType.CONTACT, quinta, Map.of("jobtitle", WORDS.get(2) + " " + day));
            hubspot.by(KIM).visit(quinta, "https://www.acme.example/pricing?" + day, "Pricing");
            run("sync", "-w", "acme");
        }
        hubspot.by(KIM).edit(ObjectType.CONTACT, quinta, Map.of("jobtitle", "CMO, " + WORDS.get(2)));
        assertThat(terminal.run("plan", "-w", "acme")).isEqualTo(ExitCode.PENDING.code());
    }

    private void forget() {
        assertThat(terminal.run("forget", WORDS.get(0), "-w", "acme")).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.out()).contains("TO ERASE: 1 record", "contacts " + quinta, "--yes -w acme");
        run("forget", WORDS.get(0), "--yes", "-w", "acme");
        assertThat(terminal.out()).contains("ERASED").doesNotContain("Quellbrunn");
        assertThat(terminal.run("explain", WORDS.get(0), "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.run("forget", WORDS.get(0), "-w", "acme")).isEqualTo(ExitCode.ERROR.code());
    }

    /** The contact is still in the CRM, and does something. */
    private void comesBackNeverAgain() {
        now = now.plus(Duration.ofDays(8));
        hubspot.by(KIM).edit(ObjectType.CONTACT, quinta, Map.of("jobtitle", WORDS.get(2)));
        hubspot.by(KIM).submit(quinta, "Demo request");
        run("sync", "--full", "--sweep", "-w", "acme");
        run("sync", "-w", "acme");
        run("audit", "verify", "-w", "acme");
        assertThat(terminal.out()).contains("UNBROKEN");
    }

    private static List<String> found(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return WORDS.stream().filter(all::contains).toList();
    }

    private byte[] files() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder.resolve("acme"))) {
            found.filter(Files::isRegularFile).forEach(paths::add);
        }
        assertThat(paths).anyMatch(path -> path.endsWith("mql.db"));
        for (Path path : paths) {
            all.writeBytes(Files.readAllBytes(path));
        }
        return all.toByteArray();
    }

    private static byte[] rows(String url) throws SQLException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    statement.executeQuery("select tablename from pg_tables where schemaname = current_schema()")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).contains("record", "plan_item", "verdict", "outbox");
            for (String table : tables) {
                rows(statement, table, all);
            }
        }
        return all.toByteArray();
    }

    private static void rows(Statement statement, String table, ByteArrayOutputStream all) throws SQLException {
        try (ResultSet row = statement.executeQuery("select * from " + table)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int i = 1; i <= columns; i++) {
                    byte[] bytes = row.getBytes(i);
                    all.writeBytes(bytes == null ? new byte[0] : bytes);
                }
            }
        }
    }

    private void run(String... command) {
        assertThat(terminal.run(command)).as(terminal.err() + terminal.out()).isZero();
    }
}
