package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.RowFault;
import dev.mql.app.sandbox.salesforce.SalesforceFaults;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.http.Exchanges;
import dev.mql.http.JumpingTime;
import dev.mql.proof.Proof;
import dev.mql.salesforce.Salesforce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Runs of reading and writing, each with faults drawn by a seed, by REST and by Bulk. A run that stops says why and is gone
 * on with from where it stopped; in the end the org is as after a run without a fault, and everything was read.
 */
class FaultsTest {

    private static final int FAULTS = Proof.times(1000, 50);
    private static final int FAULTS_A_RUN = 10;
    private static final int LEADS = 350;
    private static final int WRITTEN = 230;

    private final JumpingTime time = new JumpingTime(Instant.parse("2026-11-21T10:00:00Z"));
    private int stops;

    @Test
    void endsInTheStateOfARunWithoutFaultsWhateverGoesWrongOnTheWay() {
        int met = 0;
        for (int run = 0; met < FAULTS; run++) {
            RandomGenerator random = new SplittableRandom(run);
            OrgConfig config = OrgConfig.standard()
                    .withClock(time)
                    .withJobs(new OrgConfig.JobPace(Duration.ofSeconds(3), Duration.ofSeconds(5)));
            try (SalesforceSandbox sandbox = SalesforceSandbox.start(config)) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < LEADS; i++) {
                    ids.add(sandbox.automation()
                            .create("Lead", Map.of("LastName", "L" + i, "Company", "X", "Title", "Title " + i)));
                }
                try (Salesforce salesforce = adapter(sandbox, run)) {
                    for (int i = 0; i < FAULTS_A_RUN; i++) {
                        sandbox.faults().add(fault(random));
                    }
                    rowFaults(sandbox, run);
                    int planned = sandbox.faults().left();
                    assertThat(read(salesforce, sandbox, random))
                            .as("seed %d", run)
                            .hasSize(LEADS);
                    sandbox.expireSessions();
                    write(salesforce, ids.subList(0, WRITTEN));
                    met += planned - sandbox.faults().left();
                }
                for (int i = 0; i < LEADS; i++) {
                    assertThat(sandbox.value(ids.get(i), "Title"))
                            .as("seed %d, lead %d", run, i)
                            .contains(i < WRITTEN ? "Written " + ids.get(i) : "Title " + i);
                }
            }
        }
        assertThat(stops).isPositive();
        Proof.FAULTS_OF_SALESFORCE.held(met + " faults, " + stops + " stops");
    }

    private Salesforce adapter(SalesforceSandbox sandbox, int seed) {
        return new Salesforce(
                Orgs.config(sandbox).withBulkFrom(seed % 2 == 0 ? 100 : 10_000),
                time,
                time,
                new SplittableRandom(seed),
                Exchanges.UNHEARD);
    }

    private static Fault fault(RandomGenerator random) {
        return switch (random.nextInt(9)) {
            case 0 -> Fault.of(Fault.Kind.RESET);
            case 1 -> SalesforceFaults.html().times(1 + random.nextInt(6));
            case 2 -> SalesforceFaults.concurrentRequests().on("/services/data/v");
            case 3 -> SalesforceFaults.totalRequests().on("/services/data/v");
            case 4 -> SalesforceFaults.unknownException();
            case 5 -> Fault.of(Fault.Kind.RESET);
            case 6 -> Fault.of(Fault.Kind.RESET_AFTER);
            case 7 -> Fault.of(Fault.Kind.TRUNCATED);
            case 8 -> Fault.of(Fault.Kind.SHORT);
            default -> SalesforceFaults.serverUnavailable();
        };
    }

    private static void rowFaults(SalesforceSandbox sandbox, int run) {
        sandbox.add(RowFault.locked("Lead").times(3));
        sandbox.add((run % 2 == 0 ? RowFault.lockedInTrigger("Lead") : RowFault.lockedInFlow("Lead")).times(2));
        if (run % 4 == 0) {
            sandbox.failNextJob("QUERY_TIMEOUT: Your query request was running for too long.");
        }
    }

    /** Sessions end at any point. */
    private Set<String> read(Salesforce salesforce, SalesforceSandbox sandbox, RandomGenerator random) {
        Set<String> read = new TreeSet<>();
        Optional<Checkpoint> at = Optional.empty();
        while (at.isEmpty()) {
            at = attempt(() -> salesforce
                    .start(new Stream("Lead"), Set.of("Title"), new ReadMode.All())
                    .get(0));
        }
        while (at.isPresent()) {
            Checkpoint checkpoint = at.get();
            if (random.nextBoolean()) {
                sandbox.expireSessions();
            }
            Optional<Page> page = attempt(() -> salesforce.next(checkpoint));
            if (page.isPresent()) {
                Orgs.only(Item.Row.class, page.get().items())
                        .forEach(row -> read.add(row.ref().id()));
                at = page.get().next();
            }
        }
        return read;
    }

    private void write(Salesforce salesforce, List<String> ids) {
        List<String> open = ids;
        for (int round = 0; !open.isEmpty(); round++) {
            assertThat(round).isLessThan(50);
            List<Write> writes = open.stream()
                    .map(id ->
                            Orgs.write(Orgs.ref("Lead", id), Map.of("Title", "Written " + id), Map.of(), Instant.EPOCH))
                    .toList();
            List<WriteResult> results = attempt(() -> salesforce.write(writes)).orElse(List.of());
            List<String> again = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                boolean done = !results.isEmpty()
                        && (results.get(i) instanceof WriteResult.Applied
                                || results.get(i) instanceof WriteResult.Unchanged);
                if (!done) {
                    again.add(open.get(i));
                }
            }
            open = again;
        }
    }

    private <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (CrmException stopped) {
            assertThat(stopped.next()).isIn(CrmException.Next.RESUME_LATER, CrmException.Next.TRY_AGAIN);
            stops++;
            time.pass(Duration.ofHours(1));
            return Optional.empty();
        }
    }
}
