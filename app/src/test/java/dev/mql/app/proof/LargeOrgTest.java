package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.ExitCode;
import dev.mql.app.Main;
import dev.mql.app.salesforce.AcmeOrg;
import dev.mql.app.sandbox.salesforce.Loader;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.proof.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process with 512 MB of heap meets an org of 300,000 leads, 200,000 contacts and 1,000,000 campaign members; a
 * thousandth of that without {@code -Dmql.proof=true}. Needs 4 GB for the org itself.
 */
class LargeOrgTest {

    private static final int SHARE = Proof.times(1, 1000);
    private static final int LEADS = 300_000 / SHARE;
    private static final int CONTACTS = 200_000 / SHARE;
    private static final int MEMBERS = 1_000_000 / SHARE;
    private static final int HEAP = 512;

    private static final Instant CREATED = Instant.parse("2026-10-10T08:00:00Z");

    /** {@code Pause Young (Normal) 310M->120M(512M)} */
    private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(\\d+M\\)");

    @TempDir
    private Path folder;

    private static void fill(Loader loader) {
        loader.setup().deployMql();
        String campaign = add(loader, "Campaign", Map.of("Name", "Webinar RevOps", "Type", "Webinar"));
        List<String> people = new ArrayList<>();
        for (int i = 0; i < LEADS; i++) {
            Map<String, String> values = Map.of(
                    "LastName", "Doe " + i,
                    "Company", "Company " + i % 20_000,
                    "Title", "Head of Sales " + i % 100,
                    "Email", "lead" + i + "@company" + i % 20_000 + ".example",
                    "Country", "Germany",
                    "NumberOfEmployees", Integer.toString(10 + i % 900),
                    "Status", "Open - Not Contacted");
            people.add(add(loader, "Lead", values));
        }
        String account = "";
        for (int i = 0; i < CONTACTS; i++) {
            if (i % 10 == 0) {
                account = add(
                        loader, "Account", Map.of("Name", "Account " + i, "Website", "company" + i / 10 + ".example"));
            }
            Map<String, String> values = Map.of(
                    "LastName",
                    "Roe " + i,
                    "Title",
                    "Chief Marketing Officer",
                    "Email",
                    "contact" + i + "@company" + i / 10 + ".example",
                    "AccountId",
                    account,
                    "MailingCountry",
                    "Austria");
            people.add(add(loader, "Contact", values));
        }
        for (int i = 0; i < MEMBERS; i++) {
            String person = people.get((int) ((i * 7_919L) % people.size()));
            loader.add(
                    "CampaignMember",
                    CREATED.plusSeconds(i),
                    CREATED.plusSeconds(i),
                    1,
                    Map.of(
                            "CampaignId",
                            campaign,
                            person.startsWith("00Q") ? "LeadId" : "ContactId",
                            person,
                            "Status",
                            "Attended"));
        }
    }

    private static String add(Loader loader, String object, Map<String, String> values) {
        return loader.add(object, CREATED, CREATED, 1, Map.copyOf(values));
    }

    @Test
    void loadsIntoHalfAGigabyte() throws IOException, InterruptedException {
        OrgConfig config = OrgConfig.standard().withJobs(new OrgConfig.JobPace(Duration.ZERO, Duration.ZERO));
        try (SalesforceSandbox org = SalesforceSandbox.start(config, LargeOrgTest::fill)) {
            AcmeOrg.workspace(folder, org);
            Path collections = folder.resolve("gc.log");
            Process child = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + HEAP + "m",
                            "-Xlog:gc:file=" + collections,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "plan",
                            "-w",
                            folder.toString(),
                            "--json"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Duration used = Duration.ZERO;
            String answer = "";
            try (var out = child.inputReader(StandardCharsets.UTF_8)) {
                StringBuilder text = new StringBuilder();
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    text.append(line).append('\n');
                    used = child.info().totalCpuDuration().orElse(used);
                }
                answer = text.toString();
            }
            assertThat(child.waitFor()).as(answer).isEqualTo(ExitCode.PENDING.code());
            JsonNode run = JsonMapper.shared().readTree(answer);
            assertThat(run.at("/read/contacts").asInt()).isEqualTo(LEADS + CONTACTS);
            assertThat(run.at("/read/activities").asInt()).isEqualTo(MEMBERS);
            assertThat(run.at("/evaluated").asInt()).isEqualTo(LEADS + CONTACTS);
            Proof.LARGE_ORG.held("at most " + most(collections) + " MB of heap after a collection, " + used.toSeconds()
                    + " s of processor time, "
                    + Duration.between(
                                    Instant.parse(run.get("started").asString()),
                                    Instant.parse(run.get("ended").asString()))
                            .toSeconds()
                    + " s");
        }
    }

    /** Megabytes still held after any collection. */
    private static int most(Path collections) throws IOException {
        int most = 0;
        for (String line : Files.readAllLines(collections)) {
            Matcher collected = COLLECTED.matcher(line);
            if (collected.find()) {
                most = Math.max(most, Integer.parseInt(collected.group(1)));
            }
        }
        return most;
    }
}
