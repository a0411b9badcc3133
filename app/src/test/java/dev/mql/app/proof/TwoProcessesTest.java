package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.store.PostgresServer;
import dev.mql.app.store.SqlStore;
import dev.mql.crm.Crm;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.mapping.Wants;
import dev.mql.proof.Proof;
import dev.mql.store.Run;
import dev.mql.store.Selection;
import dev.mql.store.Store;
import dev.mql.sync.Runs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two processes work on one PostgreSQL, and one of the two is killed at random moments and started again. Nothing is lost
 * and nothing is written twice. Two kills in a normal build, sixty with {@code -Dmql.proof=true}.
 */
class TwoProcessesTest {

    private static final int PEOPLE = 300;
    private static final int KILLS = 2;
    private static final SandboxConfig CONFIG = SandboxConfig.standard()
            .withSearchLag(Duration.ZERO)
            .withLatency(Duration.ofMillis(15))
            .withAllowance(Allowance.PLENTY);

    private final Instant asOf = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
    private int interrupted;

    @Test
    void loseNothingAndDoubleNothingWhicheverIsKilled() throws IOException, InterruptedException {
        Map<Long, String> undisturbed = undisturbed();
        assertThat(undisturbed).containsValue("MQL");
        int rounds = Proof.times(30, 1);
        for (int seed = 0; seed < rounds; seed++) {
            Map<Long, Integer> writes = new ConcurrentHashMap<>();
            assertThat(killed(seed, writes)).as("CRM, seed %d", seed).isEqualTo(undisturbed);
            // One in flight when its process was killed is compared with the CRM, and found there.
            assertThat(writes.values()).as("writes, seed %d", seed).allMatch(times -> times <= 1 + KILLS);
            assertThat(writes.values().stream().filter(times -> times > 1).count())
                    .as("written again, seed %d", seed)
                    .isLessThanOrEqualTo(100L * KILLS);
        }
        assertThat(interrupted).as("kills of a process at work").isPositive();
        Proof.TWO_PROCESSES.held(rounds * KILLS + " kills, " + interrupted + " of a process at work");
    }

    private Map<Long, String> undisturbed() {
        try (HubSpotSandbox sandbox = sandbox(new ConcurrentHashMap<>());
                Crm crm = connect(sandbox);
                Store store = SqlStore.open(PostgresServer.freshUrl())) {
            Run run = new Runs(Workshop.job(crm, store, asOf)).sync();
            assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
            return statuses(sandbox);
        }
    }

    private Map<Long, String> killed(int seed, Map<Long, Integer> writes) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        String url = PostgresServer.freshUrl();
        SqlStore.open(url).close();
        try (HubSpotSandbox sandbox = sandbox(writes)) {
            Process[] both = {start(sandbox, url), start(sandbox, url)};
            for (int kill = 0; kill < KILLS; kill++) {
                int victim = random.nextInt(2);
                boolean ended = both[victim].waitFor(100 + random.nextLong(900), TimeUnit.MILLISECONDS);
                interrupted += ended ? 0 : 1;
                both[victim].destroyForcibly().waitFor();
                both[victim] = start(sandbox, url);
            }
            for (Process process : both) {
                assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
                        .as("seed %d", seed)
                        .startsWith("DONE");
                assertThat(process.waitFor()).isZero();
            }
            holds(url, sandbox);
            return statuses(sandbox);
        }
    }

    /** What the store says it wrote is what the CRM holds, one verdict a person, and the chain is whole. */
    private static void holds(String url, HubSpotSandbox sandbox) {
        try (SqlStore store = SqlStore.open(url)) {
            assertThat(store.audit("").broken()).isEmpty();
            assertThat(store.people().census("hubspot").people()).isPositive();
            store.people().each("hubspot", new Selection.Everyone(), dossier -> {
                long id = Long.parseLong(dossier.records().person().id());
                dossier.ledger()
                        .forEach((property, value) -> assertThat(sandbox.value(ObjectType.CONTACT, id, property)
                                        .orElse(""))
                                .as("%s of %d", property, id)
                                .isEqualTo(value));
                assertThat(store.people().history(dossier.records().person())).hasSize(1);
            });
        }
    }

    private static Map<Long, String> statuses(HubSpotSandbox sandbox) {
        Map<Long, String> statuses = new TreeMap<>();
        for (long id : sandbox.ids(ObjectType.CONTACT)) {
            statuses.put(
                    id, sandbox.value(ObjectType.CONTACT, id, "hs_lead_status").orElse(""));
        }
        return statuses;
    }

    private HubSpotSandbox sandbox(Map<Long, Integer> writes) {
        HubSpotSandbox sandbox =
                HubSpotSandbox.start(CONFIG, Seeds.company(PEOPLE, 11, asOf.minus(Duration.ofHours(1))));
        try (Crm crm = connect(sandbox)) {
            crm.prepare(Wants.of(Workshop.mapping(), crm.describe()), true);
        }
        sandbox.add((change, account) -> {
            if (change.type() == ObjectType.CONTACT && change.author().source() == Author.Source.INTEGRATION) {
                writes.merge(change.id(), 1, Integer::sum);
            }
        });
        return sandbox;
    }

    private static Crm connect(HubSpotSandbox sandbox) {
        return new HubSpot(
                HubSpotConfig.of(sandbox.baseUrl().toString(), HubSpotConfig.Credential.token(sandbox.token())));
    }

    /** Returns once the process is about to begin its run. */
    private Process start(HubSpotSandbox sandbox, String url) throws IOException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        sandbox.baseUrl().toString(),
                        sandbox.token(),
                        url,
                        asOf.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).isEqualTo("ready");
        return child;
    }
}
