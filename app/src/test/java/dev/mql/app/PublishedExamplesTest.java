package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.Loader;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published definitions judge the made-up company in both CRMs: how many get which verdict, how many people each rule
 * fires for, and which rules that CRM does not feed. What is expected stands in {@code examples/*.txt} among the test's
 * resources.
 */
class PublishedExamplesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final int PEOPLE = 200;
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Path EXPECTED = Path.of("src/test/resources/examples");

    /** What the companies behind the examples had to add to their CRMs: every fourth person has it filled. */
    private static final List<String> CONTACT_PROPERTIES = List.of(
            "app_seats number 4",
            "app_active_days number 8",
            "app_trial_started_on date 2026-11-20",
            "last_event_attended_on date 2026-11-02",
            "last_event_registered_on date 2026-10-28",
            "setup_for_company bool true");

    private static final List<String> PEOPLES_FIELDS = List.of(
            "App_Seats__c double(5,0) cu App Seats=4",
            "App_Active_Days__c double(5,0) cu App Active Days=8",
            "Setup_For_Company__c boolean !cu Setup For Company=true");

    private static final List<String> ACCOUNTS_FIELDS =
            List.of("Tier__c string(10) cu Tier=1", "Focus__c boolean !cu Focus=true");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"saas", "abm", "handbook"})
    void judgeTheCompanyInHubSpot(String example) throws IOException {
        SandboxConfig config = SandboxConfig.standard()
                .withClock(InstantSource.fixed(NOW))
                .withAllowance(Allowance.PLENTY); // time stands still
        try (HubSpotSandbox hubspot = HubSpotSandbox.start(config, loader -> {
            CONTACT_PROPERTIES.forEach(line -> property(loader, ObjectType.CONTACT, line));
            property(loader, ObjectType.COMPANY, "hs_is_target_account bool true");
            Seeds.company(PEOPLE, 7, NOW).fill(loader);
        })) {
            fill(hubspot, ObjectType.CONTACT, CONTACT_PROPERTIES);
            fill(
                    hubspot,
                    ObjectType.COMPANY,
                    List.of("hs_is_target_account bool true", "hs_ideal_customer_profile enumeration tier_1"));
            Terminal terminal = workspace(
                            example,
                            "hubspot",
                            "crm: {hubspot: {base_url: \"" + hubspot.baseUrl() + "\", token: \"${HUBSPOT_TOKEN}\"}}")
                    .with("HUBSPOT_TOKEN", hubspot.token());
            terminal.run("bootstrap", "--apply");

            assertThat(judged(terminal)).isEqualTo(expected(example + "-hubspot.txt"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"saas", "abm", "handbook"})
    void judgeTheCompanyInSalesforce(String example) throws IOException {
        OrgConfig config = OrgConfig.standard().withClock(InstantSource.fixed(NOW));
        try (SalesforceSandbox org = SalesforceSandbox.start(config, SalesforceSeeds.company(PEOPLE, 7, NOW))) {
            org.setup().deployMql();
            for (String object : List.of("Lead", "Contact")) {
                org.setup().field(object, "MQL_Grade__c string(20) cu MQL Grade");
                PEOPLES_FIELDS.forEach(line -> fill(org, object, line));
            }
            ACCOUNTS_FIELDS.forEach(line -> fill(org, "Account", line));
            org.setup().picklistValue("Lead", "Status", "Recycle");
            Terminal terminal = workspace(
                            example,
                            "salesforce",
                            "crm: {salesforce: {login_url: \"" + org.baseUrl()
                                    + "\", client_id: \"${SALESFORCE_CLIENT_ID}\","
                                    + " client_secret: \"${SALESFORCE_CLIENT_SECRET}\", currency: EUR}}")
                    .with("SALESFORCE_CLIENT_ID", org.clientId())
                    .with("SALESFORCE_CLIENT_SECRET", org.clientSecret());

            assertThat(judged(terminal)).isEqualTo(expected(example + "-salesforce.txt"));
        }
    }

    private Terminal workspace(String example, String crm, String settings) throws IOException {
        for (String file : List.of("definition.yaml", "mapping-" + crm + ".yaml")) {
            Files.copy(EXAMPLES.resolve(example).resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("mql.yaml"), settings + "\n");
        return Terminal.in(folder, InstantSource.fixed(NOW));
    }

    /** A line for each verdict, each rule that fires, and each that this CRM does not feed. */
    private static List<String> judged(Terminal terminal) {
        assertThat(terminal.run("plan", "--json")).as(terminal.err()).isEqualTo(ExitCode.PENDING.code());
        List<String> lines = new ArrayList<>();
        json(terminal)
                .get("verdicts")
                .properties()
                .forEach(verdict -> lines.add(verdict.getKey() + " " + verdict.getValue()));
        assertThat(terminal.run("check", "--json")).as(terminal.out()).isZero();
        Set<String> rules = new TreeSet<>();
        json(terminal).get("findings").forEach(finding -> {
            String message = finding.get("message").asString();
            String subject = finding.get("subject").asString().replace("rule ", "");
            if (message.matches("(fires for|stops) .* within 90 days")) {
                rules.add(subject + " " + message.replaceAll("\\D+(\\d+) pe.*", "$1"));
            } else if (message.contains("does not feed")) {
                rules.add(subject + " is not fed");
            }
        });
        lines.addAll(rules);
        return lines;
    }

    private static JsonNode json(Terminal terminal) {
        return JsonMapper.shared().readTree(terminal.out());
    }

    private static List<String> expected(String file) throws IOException {
        return Files.readAllLines(EXPECTED.resolve(file));
    }

    private static void property(Loader loader, ObjectType type, String line) {
        String[] words = line.split(" ", -1);
        loader.property(type, words[0], words[0].replace('_', ' '), words[1], List.of());
    }

    private static void fill(HubSpotSandbox hubspot, ObjectType type, List<String> lines) {
        List<Long> ids = hubspot.ids(type);
        for (int i = 0; i < ids.size(); i += 4) {
            for (String line : lines) {
                String[] words = line.split(" ", -1);
                hubspot.by(Author.integration(7)).edit(type, ids.get(i), Map.of(words[0], words[2]));
            }
        }
    }

    private static void fill(SalesforceSandbox org, String object, String line) {
        String[] parts = line.split("=", -1);
        org.setup().field(object, parts[0]);
        List<String> ids = org.ids(object);
        for (int i = 0; i < ids.size(); i += 4) {
            org.automation().edit(object, ids.get(i), Map.of(line.substring(0, line.indexOf(' ')), parts[1]));
        }
    }
}
