package dev.mql.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.ExitCode;
import dev.mql.app.Terminal;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Making an account ready, against the sandbox over HTTP. */
class BootstrapTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROPERTIES = "/crm/properties/2026-09/contacts";

    @TempDir
    Path folder;

    private final HubSpotSandbox hubspot = HubSpotSandbox.start(
            SandboxConfig.standard()
                    .withClock(InstantSource.fixed(NOW))
                    .withAllowance(Allowance.PLENTY)
                    .withSearchLag(Duration.ZERO),
            Seeds.company(20, 7, NOW));
    private Terminal terminal = Terminal.in(folder);

    @BeforeEach
    void init() {
        terminal = Terminal.in(folder, InstantSource.fixed(NOW)).with("HUBSPOT_TOKEN", hubspot.token());
        terminal.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes");
    }

    @AfterEach
    void close() {
        hubspot.close();
    }

    @Test
    void addsWhatIsMissingLosesNoOptionAndDoesNothingTheSecondTime() throws Exception {
        List<String> before = options("hs_lead_status");

        assertThat(terminal.run("bootstrap", "--apply")).as(terminal.err()).isZero();

        assertThat(terminal.out()).contains("done     option MQL of hs_lead_status");
        assertThat(options("hs_lead_status")).containsAll(before).contains("MQL");
        long writes = writes();

        assertThat(terminal.run("bootstrap", "--apply")).isZero();
        assertThat(terminal.out()).doesNotContain("done").doesNotContain("to do");
        assertThat(writes()).isEqualTo(writes);
    }

    @Test
    void onlyShowsUnlessAsked() throws Exception {
        assertThat(terminal.run("bootstrap")).isEqualTo(ExitCode.PENDING.code());

        assertThat(terminal.out()).contains("to do    option MQL of hs_lead_status");
        assertThat(options("hs_lead_status")).doesNotContain("MQL");
    }

    @Test
    void salesCanSayWhyItRejectsInTheWordsOfTheDefinition() throws Exception {
        terminal.run("bootstrap", "--apply");

        String definition = Files.readString(folder.resolve("definition.yaml"));
        List<String> reasons = options("mql_rejected_reason");
        assertThat(reasons)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(definition).contains(reason));
    }

    @Test
    void tellsHowToShowThePropertiesOnTheRecord() {
        terminal.run("bootstrap", "--apply");

        assertThat(terminal.out()).contains("Settings > Objects > Contacts > Record customization");
    }

    @Test
    void printsTheClicksWhereTheTokenMayNotChangeProperties() {
        hubspot.scopes(Set.of(
                "oauth", "crm.objects.contacts.read", "crm.objects.contacts.write", "crm.schemas.contacts.read"));

        assertThat(terminal.run("bootstrap", "--apply")).isEqualTo(ExitCode.WAITS.code());

        assertThat(terminal.out())
                .contains("by hand  option MQL of hs_lead_status: add it in HubSpot: Settings > Properties")
                .contains("crm.schemas.contacts.write");
    }

    @Test
    void writesAProjectThatSubscribesToEveryInputAndToNothingOfOurs() throws Exception {
        assertThat(terminal.run("bootstrap", "--webhooks", "hs", "--public-url", "https://mql.example.com/"))
                .as(terminal.err())
                .isEqualTo(ExitCode.PENDING.code());

        JsonNode config = JSON.readTree(Files.readString(folder.resolve("hs/src/app/webhooks/webhooks-hsmeta.json")))
                .path("config");
        assertThat(config.path("settings").path("targetUrl").asString())
                .isEqualTo("https://mql.example.com/webhooks/hubspot");
        List<String> subscribed = new ArrayList<>();
        config.path("subscriptions")
                .path("crmObjects")
                .forEach(one -> subscribed.add(one.path("objectType").asString() + " "
                        + one.path("subscriptionType").asString() + " "
                        + one.path("propertyName").asString("")));
        assertThat(subscribed)
                .contains(
                        "contact object.propertyChange jobtitle",
                        "contact object.propertyChange hs_lead_status",
                        "contact object.propertyChange recent_conversion_date",
                        "company object.propertyChange numberofemployees",
                        "contact object.merge ",
                        "contact object.deletion ")
                .doesNotHaveDuplicates()
                .noneMatch(one -> one.contains("mql_score") || one.contains("hs_calculated_form_submissions"));
        try (Stream<Path> files = Files.walk(folder.resolve("hs"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(3);
        }
    }

    @Test
    void refusesAnAddressToWhichHubSpotDoesNotDeliver() {
        assertThat(terminal.run("bootstrap", "--webhooks", "hs", "--public-url", "http://localhost:8080"))
                .isEqualTo(ExitCode.ERROR.code());
        assertThat(terminal.err()).contains("https");
    }

    private long writes() {
        return hubspot.calls().count(call -> !call.read() && !call.endpoint().contains("oauth"));
    }

    private List<String> options(String property) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hubspot.baseUrl() + PROPERTIES + "/" + property))
                .header("Authorization", "Bearer " + hubspot.token())
                .build();
        JsonNode answer = JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
        List<String> values = new ArrayList<>();
        answer.path("options").forEach(option -> values.add(option.path("value").asString()));
        return values;
    }
}
