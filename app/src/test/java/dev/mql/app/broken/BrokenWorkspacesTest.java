package dev.mql.app.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake somebody may make in the first hour is found before a run, named with its line, and comes with its remedy. */
class BrokenWorkspacesTest {

    private static final Path MISHAPS = Path.of("src/test/resources/broken");

    @TempDir
    static Path sound;

    @TempDir
    Path folder;

    private static HubSpotSandbox hubspot;
    private static SalesforceSandbox salesforce;

    @BeforeAll
    static void makeSoundWorkspaces() throws IOException {
        hubspot = HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(30, 7, Instant.now()));
        salesforce = SalesforceSandbox.start(OrgConfig.standard(), SalesforceSeeds.company(30, 7, Instant.now()));
        salesforce.setup().deployMql();
        salesforce.setup().field("Lead", "Closing_Day__c date cu Closing Day");
        salesforce.setup().field("Contact", "Closing_Day__c date cu Closing Day");
        salesforce.setup().formula("Lead", "Formula__c string(255) - Formula");
        salesforce.setup().formula("Contact", "Formula__c string(255) - Formula");
        salesforce.setup().field("Lead", "Hidden__c string(40) cu Hidden");
        salesforce.setup().hide("Lead", "Hidden__c");
        Files.writeString(sound.resolve(".env"), """
                HUBSPOT_TOKEN=%s
                SALESFORCE_CLIENT_ID=%s
                SALESFORCE_CLIENT_SECRET=%s
                """.formatted(
                        hubspot.token(), salesforce.clientId(), salesforce.clientSecret()));
        make("hubspot", hubspot.baseUrl().toString());
        make("salesforce", salesforce.baseUrl().toString());
    }

    private static void make(String crm, String baseUrl) throws IOException {
        Path workspace = Files.createDirectory(sound.resolve(crm));
        Files.copy(sound.resolve(".env"), workspace.resolve(".env"));
        Terminal terminal = Terminal.in(workspace);
        assertThat(terminal.run("init", crm, "--base-url", baseUrl, "--yes", "--live"))
                .as(terminal.err())
                .isZero();
        terminal.run("bootstrap", "--apply");
        terminal.run("approve", "--team", "marketing", "--by", "Dana Weber");
        terminal.run("approve", "--team", "sales", "--by", "Kim Ortega");
    }

    @AfterAll
    static void end() {
        hubspot.close();
        salesforce.close();
    }

    static List<Path> mishaps() throws IOException {
        try (Stream<Path> files = Files.list(MISHAPS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void thereAreFortyOfThem() throws IOException {
        assertThat(mishaps()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void nothingStopsASoundWorkspace() throws IOException {
        for (String crm : List.of("hubspot", "salesforce")) {
            copy(crm);
            Terminal terminal = Terminal.in(folder.resolve(crm));
            assertThat(terminal.run("check"))
                    .as(terminal.out() + terminal.err())
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("mishaps")
    void eachIsNamedWithItsPlaceAndItsRemedy(Path file) throws IOException {
        Mishap mishap = Mishap.read(file);
        copy(mishap.crm());
        Path workspace = folder.resolve(mishap.crm());
        mishap.makeIn(workspace);
        Instant now = Instant.now().plus(Duration.ofMinutes(mishap.around().clockMinutes()));
        Terminal terminal = Terminal.in(workspace, () -> now);

        around(mishap, () -> terminal.run(mishap.foundBy().split(" ")));

        String said = terminal.out() + terminal.err();
        assertThat(findings(said))
                .as(said)
                .anySatisfy(finding ->
                        assertThat(finding).contains(mishap.place(workspace)).contains(mishap.remedy()));
    }

    /** A line, and the next one where that holds what to do about it. */
    private static List<String> findings(String said) {
        List<String> lines = said.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(at -> at + 1 < lines.size()
                                && lines.get(at + 1).stripLeading().startsWith("-> ")
                        ? lines.get(at) + "\n" + lines.get(at + 1)
                        : lines.get(at))
                .toList();
    }

    private static void around(Mishap mishap, Runnable command) {
        Mishap.Around around = mishap.around();
        Set<String> all = SandboxConfig.standard().access().scopes();
        hubspot.scopes(around.scopes().isEmpty() ? all : Set.copyOf(around.scopes()));
        around.hidden().forEach(object -> salesforce.setup().hideObject(object));
        try {
            command.run();
        } finally {
            hubspot.scopes(all);
            around.hidden().forEach(object -> salesforce.setup().showObject(object));
        }
    }

    private void copy(String crm) throws IOException {
        Path to = Files.createDirectory(folder.resolve(crm));
        try (Stream<Path> files = Files.list(sound.resolve(crm))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
