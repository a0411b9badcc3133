package dev.mql.app.broken;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor says of a file by the schema its first line names: nothing of a sound one, and where a mistake is. */
class EditorTest {

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Pattern FIRST_LINE = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)");

    @TempDir
    static Path sound;

    @TempDir
    Path folder;

    @BeforeAll
    static void initBothCrms() throws IOException {
        try (HubSpotSandbox hubspot =
                        HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(30, 7, Instant.now()));
                SalesforceSandbox salesforce =
                        SalesforceSandbox.start(OrgConfig.standard(), SalesforceSeeds.company(30, 7, Instant.now()))) {
            init("hubspot", hubspot.baseUrl().toString(), "HUBSPOT_TOKEN=" + hubspot.token());
            init(
                    "salesforce",
                    salesforce.baseUrl().toString(),
                    "SALESFORCE_CLIENT_ID=" + salesforce.clientId() + "\nSALESFORCE_CLIENT_SECRET="
                            + salesforce.clientSecret());
        }
    }

    private static void init(String crm, String baseUrl, String secrets) throws IOException {
        Path workspace = Files.createDirectory(sound.resolve(crm));
        Files.writeString(workspace.resolve(".env"), secrets + "\n");
        Terminal terminal = Terminal.in(workspace);
        assertThat(terminal.run("init", crm, "--base-url", baseUrl, "--yes", "--live"))
                .as(terminal.err())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "salesforce"})
    void hasNothingToSayOfWhatInitWrites(String crm) throws IOException {
        for (String file : List.of("mql.yaml", "definition.yaml", "mapping-" + crm + ".yaml")) {
            assertThat(said(sound.resolve(crm).resolve(file))).as(file).isEmpty();
        }
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.find(
                EXAMPLES,
                2,
                (file, seen) -> file.getFileName().toString().matches("(definition|mapping-.*|mql)\\.yaml"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasNothingToSayOfAnExample(Path example) throws IOException {
        assertThat(said(example)).isEmpty();
    }

    @Test
    void thereAreExamplesOfEverySort() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-misspelt-key",
                "03-reserve-of-more-than-all",
                "04-text-where-a-block-belongs",
                "06-handed-off-in-an-unknown-crm",
                "20-unknown-crm",
                "21-unknown-mode",
                "22-day-that-is-no-day",
                "24-unknown-reading",
                "27-unknown-source-of-activities",
                "28-activity-type-with-a-capital",
                "29-what-is-left-over-is-dropped",
                "30-unknown-policy",
                "31-unknown-stage",
                "50-window-that-is-no-time",
                "52-points-that-are-no-number"
            })
    void underlinesAMistakeOfForm(String name) throws IOException {
        Mishap mishap = Mishap.read(Path.of("src/test/resources/broken", name + ".yaml"));
        Path workspace = sound.resolve(mishap.crm());
        Files.copy(workspace.resolve(mishap.in()), folder.resolve(mishap.in()));
        Path schemas = Files.createDirectory(folder.resolve(".schema"));
        try (Stream<Path> files = Files.list(workspace.resolve(".schema"))) {
            for (Path file : files.toList()) {
                Files.copy(file, schemas.resolve(file.getFileName()));
            }
        }

        mishap.makeIn(folder);

        assertThat(said(folder.resolve(mishap.in()))).isNotEmpty();
    }

    /** By the schema which the file's first line names, beside the file. */
    private static List<String> said(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher first = FIRST_LINE.matcher(text.lines().findFirst().orElse(""));
        assertThat(first.matches())
                .as(file + " begins with " + text.lines().findFirst())
                .isTrue();
        Path schema = file.resolveSibling(first.group(1));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON)
                .validate(text, InputFormat.YAML)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
