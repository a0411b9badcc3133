package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.store.SqlStore;
import dev.mql.crm.Crm;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.mapping.Wants;
import dev.mql.model.Ref;
import dev.mql.proof.Proof;
import dev.mql.store.Dossier;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that syncs is killed at random moments, while writes go wrong as well. In the end CRM and store are as after a
 * run nobody disturbed. Five kills in a normal build, two hundred with {@code -Dmql.proof=true}.
 */
class KilledRunTest {

    private static final int PEOPLE = 400;
    private static final int KILLS = 5;
    private static final int FAULTS = 4;
    private final Instant asOf = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
    private static final SandboxConfig CONFIG = SandboxConfig.standard()
            .withSearchLag(Duration.ZERO)
            .withLatency(Duration.ofMillis(15))
            .withAllowance(Allowance.PLENTY);

    @TempDir
    private Path folder;

    private Duration length = Duration.ZERO;
    private int interrupted;

    @Test
    void endsAsIfNobodyHadKilledIt() throws IOException, InterruptedException {
        Outcome undisturbed = undisturbed();
        assertThat(undisturbed.statuses()).containsValue("MQL");
        int rounds = Proof.times(200 / KILLS, 1);
        for (int round = 0; round < rounds; round++) {
            Outcome killed = killed(round);
            assertThat(killed.statuses()).as("CRM, seed %d", round).isEqualTo(undisturbed.statuses());
            assertThat(killed.people()).as("store, seed %d", round).isEqualTo(undisturbed.people());
            assertThat(killed.mostWrites()).as("writes, seed %d", round).isLessThanOrEqualTo(1 + FAULTS + KILLS);
        }
        assertThat(interrupted).as("kills of a process at work").isGreaterThan(rounds);
        Proof.KILLED_RUN.held(rounds * KILLS + " kills, " + interrupted + " of a process at work");
    }

    private Outcome undisturbed() {
        Map<Long, Integer> writes = new ConcurrentHashMap<>();
        Path file = folder.resolve("undisturbed.db");
        try (HubSpotSandbox sandbox = sandbox(writes);
                Crm crm = connect(sandbox);
                Store store = SqlStore.open("jdbc:sqlite:" + file)) {
            long start = System.nanoTime();
            Run run = new Runs(Workshop.job(crm, store, asOf)).sync();
            length = Duration.ofNanos(System.nanoTime() - start);
            assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
            assertThat(writes.values()).containsOnly(1);
            return Outcome.of(sandbox, store, writes);
        }
    }

    private Outcome killed(int seed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Integer> writes = new ConcurrentHashMap<>();
        Path file = folder.resolve("killed-" + seed + ".db");
        try (HubSpotSandbox sandbox = sandbox(writes)) {
            for (int kill = 0; kill < KILLS; kill++) {
                Process child = start(sandbox, file);
                // All kills together take about as long as the run, so that most of them meet it at work.
                long alive = random.nextLong(1 + 2 * length.toMillis() / KILLS);
                boolean ended = child.waitFor(alive, TimeUnit.MILLISECONDS);
                interrupted += ended ? 0 : 1;
                child.destroyForcibly().waitFor();
                if (kill < FAULTS) {
                    sandbox.faults().add(fault(random).on("batch/update"));
                }
            }
            Process last = start(sandbox, file);
            String end = last.inputReader(StandardCharsets.UTF_8).readLine();
            assertThat(end).as("seed %d", seed).startsWith("DONE");
            assertThat(last.waitFor()).isZero();
            try (Store store = SqlStore.open("jdbc:sqlite:" + file)) {
                return Outcome.of(sandbox, store, writes);
            }
        }
    }

    private static Fault fault(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Fault.of(Fault.Kind.RESET_AFTER);
            case 1 -> Fault.of(Fault.Kind.TRUNCATED);
            default -> Fault.status(502);
        };
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
    private Process start(HubSpotSandbox sandbox, Path file) throws IOException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        sandbox.baseUrl().toString(),
                        sandbox.token(),
                        "jdbc:sqlite:" + file,
                        asOf.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
        assertThat(output.readLine()).isEqualTo("ready");
        return child;
    }

    /**
     * What is left of a run but its ids and times.
     *
     * @param statuses the status of each contact of the CRM, and what mql thinks of them
     * @param people what the store knows of each person
     */
    private record Outcome(Map<Long, String> statuses, Map<Ref, List<Object>> people, int mostWrites) {

        static Outcome of(HubSpotSandbox sandbox, Store store, Map<Long, Integer> writes) {
            Map<Long, String> statuses = new TreeMap<>();
            for (long id : sandbox.ids(ObjectType.CONTACT)) {
                statuses.put(
                        id,
                        sandbox.value(ObjectType.CONTACT, id, "hs_lead_status").orElse(""));
            }
            Map<Ref, List<Object>> people = new TreeMap<>();
            store.people()
                    .each(
                            "hubspot",
                            new Selection.Everyone(),
                            dossier -> people.put(dossier.records().person(), known(dossier)));
            int most =
                    writes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            return new Outcome(statuses, people, most);
        }

        private static List<Object> known(Dossier dossier) {
            List<Object> known = new ArrayList<>();
            dossier.verdict().ifPresent(known::add);
            known.add(dossier.standing());
            known.add(dossier.ledger());
            known.add(dossier.records().self().properties());
            known.add(dossier.records().touches());
            known.add(dossier.trouble());
            return known;
        }
    }
}
