package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.store.SqlStore;
import dev.mql.store.Store;
import dev.mql.store.Switches;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trouble ends in one clear sentence with a remedy, exit code 1, and nothing written. */
class TroubleTest {

    /** Of SQLite, in bytes. */
    private static final int PAGE = 8192;

    @TempDir
    Path folder;

    private HubSpotSandbox hubspot;

    @BeforeEach
    void begin() {
        hubspot = HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(100, 7, Instant.now()));
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void aMissingToken() {
        initialised();
        assertSentence(Terminal.in(folder), "HUBSPOT_TOKEN", "Service keys");
    }

    @Test
    void aMissingSecretOfAnAppIsNotTakenForAToken() throws IOException {
        initialised();
        replace(
                "mql.yaml",
                "    token: ${HUBSPOT_TOKEN}",
                "    oauth: {client_id: \"${APP_ID}\", client_secret: s, refresh_token: r}");
        assertSentence(Terminal.in(folder), "app's client id is missing", "APP_ID", "the app's page Auth");
    }

    @Test
    void aFolderThatCannotBeMade() throws IOException {
        Files.writeString(folder.resolve("taken"), "");
        Terminal terminal = valid();
        assertThat(terminal.run(
                        "init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "-w", "taken/acme"))
                .isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err())
                .contains(
                        "a file or folder cannot be used",
                        folder.resolve("taken").toString(),
                        "--workspace")
                .doesNotContain("defect")
                .doesNotContain("Exception");
    }

    @Test
    void aRefusedToken() {
        initialised();
        assertSentence(Terminal.in(folder).with("HUBSPOT_TOKEN", "pat-eu1-wrong"), "token");
    }

    @Test
    void aMissingScope() {
        initialised();
        hubspot.scopes(Set.of("crm.objects.companies.read", "oauth"));
        assertSentence(valid(), "crm.objects.contacts.read");
    }

    @Test
    void aScopeTakenAwayWithinTheDayTurnsOffWhatNeedsItAndNoRun() {
        initialised();
        assertThat(valid().run("bootstrap", "--apply")).isZero();
        assertThat(valid().run("plan")).isEqualTo(ExitCode.PENDING.code());
        Set<String> left = new TreeSet<>(SandboxConfig.standard().access().scopes());
        left.remove("crm.objects.deals.read");
        hubspot.scopes(left);
        Terminal terminal = valid();
        int planned = terminal.run("plan");
        assertThat(planned).as(terminal.out() + terminal.err()).isEqualTo(ExitCode.PENDING.code());
        assertThat(terminal.run("check"))
                .as("a plan went on: " + terminal.out())
                .isZero();
        assertThat(terminal.out())
                .containsPattern("note +deals +the token may not read deals: a sync goes on, and does not know"
                        + " company.open_deals, outcomes  \\(mapping-hubspot.yaml:\\d+:\\d+\\)")
                .contains("tick the scope crm.objects.deals.read")
                .doesNotContainPattern("wrong +deals");
    }

    @Test
    void anUnreachableHost() {
        initialised();
        hubspot.close();
        assertSentence(valid(), "HubSpot");
    }

    @Test
    void allMistakesOfAllFilesAtOnceWithTheirPlaces() throws IOException {
        initialised();
        replace("definition.yaml", "of: company.employees", "of: company.employes");
        replace("definition.yaml", "score: 60,", "score: 600,");
        replace("mapping-hubspot.yaml", "crm: hubspot", "crm: hubspot\ncolour: red");
        Terminal terminal = valid();
        hubspot.calls().clear();
        assertThat(terminal.run("sync")).isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err())
                .containsPattern("definition\\.yaml:\\d+:\\d+: .*employes.*company\\.employees")
                .containsPattern("definition\\.yaml:\\d+:\\d+: .*600|definition\\.yaml:\\d+:\\d+: .*reach")
                .containsPattern("mapping-hubspot\\.yaml:\\d+:\\d+: .*colour");
        assertThat(hubspot.calls().count()).isZero();
    }

    @Test
    void aDiskThatIsFull() throws IOException {
        initialised();
        assertThat(valid().run("bootstrap", "--apply")).isZero();
        long pages = Files.size(folder.resolve("mql.db")) / PAGE;
        store("?max_page_count=" + (pages + 5));
        assertSentence(valid(), "no room is left", "it goes on where it was");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().contains("?"));
        }
        store("");
        assertThat(valid().run("plan")).isEqualTo(ExitCode.PENDING.code());
    }

    @Test
    void aStoreThatMayOnlyBeRead() throws IOException {
        initialised();
        assertThat(valid().run("plan")).isEqualTo(ExitCode.PENDING.code());
        store("?open_mode=1");
        assertSentence(valid(), "may not be written to", "right to write");
    }

    @Test
    void aStoreWhosePagesAreDamaged() throws IOException {
        initialised();
        assertThat(valid().run("plan")).isEqualTo(ExitCode.PENDING.code());
        try (RandomAccessFile bytes =
                new RandomAccessFile(folder.resolve("mql.db").toFile(), "rw")) {
            for (long page = 1; page * PAGE < bytes.length(); page++) {
                bytes.seek(page * PAGE);
                bytes.write(new byte[PAGE]);
            }
        }
        assertSentence(valid(), "damaged", "restore a copy", "mql store rebuild");
    }

    @Test
    void aClockThatJumpsBackAnHour() {
        initialised();
        Instant now = Instant.now();
        assertThat(at(now).run("plan")).isEqualTo(ExitCode.PENDING.code());
        for (int again = 0; again < 2; again++) {
            Terminal early = at(now.minus(Duration.ofHours(1)));
            assertThat(early.run("sync")).isEqualTo(ExitCode.WAITS.code());
            assertThat(early.out()).contains("clock says", "set the clock", "mql sync --full");
        }
        assertThat(at(now.minus(Duration.ofMinutes(1))).run("plan")).isEqualTo(ExitCode.PENDING.code());
        assertThat(at(now.minus(Duration.ofHours(1))).run("plan", "--full")).isEqualTo(ExitCode.PENDING.code());
    }

    @Test
    void aDefinitionEditedWhileARunIsOn() throws IOException {
        initialised();
        assertThat(valid().run("bootstrap", "--apply")).isZero();
        approve();
        AtomicBoolean edited = new AtomicBoolean();
        hubspot.add((change, sandbox) -> {
            if (change.author().source() == Author.Source.INTEGRATION && edited.compareAndSet(false, true)) {
                edit();
            }
        });
        assertThat(valid().run("sync")).isZero();
        assertThat(edited).isTrue();
        List<String> by = hubspot.ids(ObjectType.CONTACT).stream()
                .map(id ->
                        hubspot.value(ObjectType.CONTACT, id, "mql_definition").orElse(""))
                .distinct()
                .toList();
        assertThat(by).as("by the definition it began with").hasSize(1);
        Terminal next = valid();
        hubspot.calls().clear();
        assertThat(next.run("sync")).isEqualTo(ExitCode.WAITS.code());
        assertThat(next.out()).contains("nothing is written before", "mql approve --team marketing");
        assertThat(hubspot.calls().count(call -> call.uri().endsWith("/batch/update")))
                .isZero();
    }

    @Test
    void anotherProcessAtWork() {
        initialised();
        try (Store store = SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"))) {
            Instant now = Instant.now();
            store.switches().take("hubspot", new Switches.Holder("elsewhere", 7, now), now);
        }
        assertSentence(valid(), "process 7 on elsewhere", "wait for it to end");
    }

    private void edit() {
        try {
            replace("definition.yaml", "score: 60,", "score: 61,");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void approve() {
        assertThat(valid().run("approve", "--team", "marketing", "--by", "Dana Weber"))
                .isZero();
        assertThat(valid().run("approve", "--team", "sales", "--by", "Kim Ortega"))
                .isZero();
    }

    private Terminal at(Instant now) {
        return Terminal.in(folder, InstantSource.fixed(now)).with("HUBSPOT_TOKEN", hubspot.token());
    }

    /** Opens the store with settings of SQLite's from now on. */
    private void store(String settings) throws IOException {
        Path file = folder.resolve("mql.yaml");
        String text = Files.readString(file).replaceAll("(?m)^store:.*\\R", "");
        Files.writeString(file, text + "store: {url: \"jdbc:sqlite:" + folder.resolve("mql.db") + settings + "\"}\n");
    }

    private void assertSentence(Terminal terminal, String... words) {
        hubspot.calls().clear();
        int code = terminal.run("sync");
        String said = terminal.err() + terminal.out();
        assertThat(code).as(said).isIn(ExitCode.ERROR.code(), ExitCode.STOPPED.code());
        assertThat(said).contains(words).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(hubspot.calls().count(call -> call.uri().endsWith("/batch/update")))
                .isZero();
    }

    private void initialised() {
        Terminal terminal = valid();
        assertThat(terminal.run(
                        "init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes"))
                .as(terminal.err())
                .isZero();
    }

    private Terminal valid() {
        return Terminal.in(folder).with("HUBSPOT_TOKEN", hubspot.token());
    }

    private void replace(String file, String old, String now) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, now));
    }
}
