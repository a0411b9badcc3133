package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.salesforce.RowFault;
import dev.mql.app.sandbox.salesforce.SalesforceFaults;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Runs of reading and writing, each with faults drawn by a seed, by REST and by Bulk. A run that stops says why and is gone
 * on with from where it stopped; in the end the org is as after a run without a fault, and everything was read as it is.
 */
class FaultsTest {

    private static final int FAULTS = Proof.times(1000, 50);
    private static final int FAULTS_A_RUN = 10;
    private static final int KINDS = 18;

    @Test
    void endsInTheStateOfARunWithoutFaultsWhateverGoesWrongOnTheWay() {
        int met = 0;
        int stops = 0;
        int late = 0;
        int happened = 0;
        int seed = 0;
        for (; met < FAULTS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            try (FaultyRun run = new FaultyRun(seed, random)) {
                SalesforceSandbox org = run.org();
                faults(seed, random).forEach(org.faults()::add);
                rowFaults(org, random);
                int planned = org.faults().left();
                run.readAll();
                run.readChanges();
                run.write();
                run.readChanges();
                met += planned - org.faults().left();
                happened += run.happened();
                stops += run.stops();
                late += run.late();
                org.faults().clear();
                run.assertAllWasReadAndWritten();
            }
        }
        assertThat(stops).isPositive();
        assertThat(late).isGreaterThan(seed);
        Proof.FAULTS_OF_SALESFORCE.held(met + " faults in " + seed + " runs, " + happened
                + " sessions ended and pages forgotten, " + late + " late commits, " + stops + " stops");
    }

    /** Each kind in every second run at least, in an order of their own. */
    private static List<Fault> faults(int seed, RandomGenerator random) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < FAULTS_A_RUN; i++) {
            faults.add(random.nextInt(i + 1), fault((seed * FAULTS_A_RUN + i) % KINDS, random));
        }
        return faults;
    }

    private static Fault fault(int kind, RandomGenerator random) {
        int times = 1 + random.nextInt(6);
        return switch (kind) {
            case 0 -> Fault.of(Fault.Kind.RESET);
            case 1 -> SalesforceFaults.html().times(times);
            case 2 -> SalesforceFaults.concurrentRequests().on("/services/data/v");
            case 3 -> SalesforceFaults.totalRequests().on("/services/data/v");
            case 4 -> SalesforceFaults.unknownException();
            case 5 -> Fault.status(200, "<html><body>Log in</body></html>");
            case 6 -> Fault.of(Fault.Kind.RESET_AFTER);
            case 7 -> Fault.of(Fault.Kind.TRUNCATED);
            case 8 -> Fault.of(Fault.Kind.SHORT);
            case 9 -> SalesforceFaults.sessionExpired().on("/services/data/v");
            case 10 -> SalesforceFaults.invalidQueryLocator().on("/query/0r8");
            case 11 -> SalesforceFaults.queryTimeout().on("/queryAll");
            case 12 -> Fault.of(Fault.Kind.TRUNCATED).on("/results").times(times);
            case 13 -> Fault.of(Fault.Kind.SHORT).on("Results").times(times);
            case 14 -> Fault.of(Fault.Kind.SHORT).on("/results").times(times);
            case 15 -> Fault.of(Fault.Kind.RESET_AFTER).on("/composite");
            case 16 -> SalesforceFaults.sessionExpired().on("/jobs/");
            default -> SalesforceFaults.serverUnavailable().times(times);
        };
    }

    private static void rowFaults(SalesforceSandbox org, RandomGenerator random) {
        org.add(RowFault.locked("Lead").times(1 + random.nextInt(4)));
        org.add(
                switch (random.nextInt(3)) {
                    case 0 -> RowFault.lockedInTrigger("Lead").times(2);
                    case 1 -> RowFault.lockedInFlow("Lead").times(2);
                    default -> RowFault.of("Lead", "LIMIT_EXCEEDED", "Apex CPU time limit exceeded");
                });
        if (random.nextInt(3) == 0) {
            org.failNextJob("InvalidBatch : Failed to process query: QUERY_TIMEOUT: Your query request was running for"
                    + " too long.");
        }
    }
}
