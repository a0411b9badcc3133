package dev.mql.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.file.Mutations;
import dev.mql.file.Schemas;
import dev.mql.proof.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** {@code mql.yaml}: what is read, what is refused and where, and that the schema refuses nothing the reader accepts. */
class SettingsFileTest {

    private static final Schemas SCHEMA = new Schemas("mql.json");
    private static final int ROUNDS = Proof.times(10_000, 1_000);

    /** Each key at least once. */
    private static final String EVERYTHING = """
            crm:
              hubspot:
                base_url: https://api.hubapi.com
                token: ${HUBSPOT_TOKEN}
                oauth: {client_id: "${ID}", client_secret: "${SECRET}", refresh_token: "${REFRESH}"}
                api_version: 2026-09
                webhook_secret: ${SECRET}
                older_signatures: [v1, v2]
              salesforce:
                {login_url: https://login.salesforce.com, client_id: "${ID}", client_secret: x, api_version: 67.0,
                 currency: EUR, refresh_token: "${REFRESH}", jwt: {username: a@b.example, audience: x, private_key_file: k}}
            store: {url: "jdbc:sqlite:mql.db", user: mql, password: "${PASSWORD}"}
            limits: {reserve_percent: 20}      # left to others
            notify:
              crm-team: {webhook: "https://hook.example/mql", secret: "${SECRET}", events: [qualified], every: 1h}
              chat: {chat: "${CHAT}"}
            serve: {host: 127.0.0.1, port: 8090, public_url: "https://mql.example", token: "${TOKEN}", behind_proxy: true}
            schedule: {hubspot: {cron: "15 6 * * 1-5", zone: Europe/Berlin}}
            alerts: {error: {command: [mail, -s, mql]}, warning: {url: "https://hook.example/w"}, silent_after: 26h}
            retention: {explanations: 400d, journal: 730d, activities: in_use}
            mail_domains: {free: free.txt, disposable: disposable.txt, corporate: corporate.txt}
            """;

    @TempDir
    private Path folder;

    private Mistakes mistakes = new Mistakes("mql.yaml");

    @BeforeEach
    void writeTheListsOfDomains() throws Exception {
        for (String name : List.of("free.txt", "disposable.txt", "corporate.txt")) {
            Files.writeString(folder.resolve(name), "mail.example\n");
        }
    }

    @Test
    void readsEveryKeyAndTheSchemaAcceptsThem() {
        Optional<Settings> settings = read(EVERYTHING);

        assertThat(mistakes.list()).isEmpty();
        assertThat(settings).isPresent();
        assertThat(SCHEMA.refusals(EVERYTHING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crm: {hubspto: {}}",
                "crm: hubspot",
                "crm: {hubspot: {tokn: x}}",
                "crm: {hubspot: {token: [a]}}",
                "crm: {hubspot: {oauth: {client: a}}}",
                "crm: {salesforce: {login: a}}",
                "store: mql.db",
                "store: {file: mql.db}",
                "limits: {reserve_percent: 100}",
                "limits: {reserve_percent: a fifth}",
                "limits: {reserve: 20}",
                "mail_domains: free.txt",
                "mail_domains: {fake: free.txt}",
                "mail_domains: {free: }",
                "notify: {a: {webhok: x}}",
                "serve: {port: 70000}",
                "serve: {behind_proxy: maybe}",
                "schedule: {hubspot: {zone: UTC}}",
                "alerts: {silent_after: soon}",
                "colour: blue"
            })
    void refusesWithAPlaceWhatTheSchemaRefuses(String text) {
        assertThat(SCHEMA.refusals(text)).isNotEmpty();
        assertThat(read(text)).isEmpty();
        assertThat(mistakes.list()).isNotEmpty().allSatisfy(SettingsFileTest::hasAPlace);
    }

    @Test
    void aListThatIsNotThereIsAMistakeOfTheLineThatNamesIt() {
        assertThat(read("store: {url: \"jdbc:sqlite:mql.db\"}\nmail_domains: {free: gone.txt}\n"))
                .isEmpty();
        assertThat(mistakes.list()).hasSize(1).first().asString().startsWith("mql.yaml:2:22: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store: {url: \"jdbc:sqlite:a\\0b\"}", "mail_domains: {free: \"a\\0b\"}"})
    void aNameNoFileCanHaveIsAMistakeToo(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(mistakes.list()).isNotEmpty().allSatisfy(SettingsFileTest::hasAPlace);
    }

    @Test
    void mutatedSettingsAreReadOrRefusedWithAPlace() {
        Random random = new Random(11);
        int accepted = 0;
        int refusedBySchema = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = Mutations.of(EVERYTHING, random);
            Optional<Settings> settings = read(text);
            if (settings.isPresent()) {
                accepted++;
            } else {
                assertThat(mistakes.list()).as(text).isNotEmpty().allSatisfy(SettingsFileTest::hasAPlace);
            }
            if (schemaRefuses(text)) {
                refusedBySchema++;
                assertThat(settings).as(text).isEmpty();
            }
        }
        assertThat(accepted).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
        assertThat(refusedBySchema).isGreaterThan(ROUNDS / 20);
        Proof.MUTATED_SETTINGS.held(ROUNDS + " mutations, " + accepted + " read");
    }

    private Optional<Settings> read(String text) {
        mistakes = new Mistakes("mql.yaml");
        Map<String, String> variables = Map.of(
                "HUBSPOT_TOKEN",
                "t",
                "ID",
                "i",
                "SECRET",
                "s",
                "REFRESH",
                "r",
                "CHAT",
                "https://chat.example/x",
                "TOKEN",
                "a-long-token-of-a-test");
        return new SettingsFile(Variables.of(folder, variables), mistakes).read(text, folder);
    }

    private static void hasAPlace(Mistake mistake) {
        assertThat(mistake.line()).isPositive();
        assertThat(mistake.column()).isPositive();
        assertThat(mistake.what()).isNotBlank();
        assertThat(mistake.remedy()).isNotBlank();
    }

    private static boolean schemaRefuses(String text) {
        try {
            return !SCHEMA.refusals(text).isEmpty();
        } catch (JacksonException | IndexOutOfBoundsException noYaml) {
            return false;
        }
    }
}
