package dev.mql.sync;

import dev.mql.decide.Policy;
import dev.mql.store.Plan;
import java.time.Instant;
import java.util.Optional;

/**
 * Backfills of a CRM: runs that write values and hand nobody over. Who was an MQL when one was applied is old news for
 * good, as with {@code live_from}.
 */
final class Backfills {

    private static final String KEY = "backfilled until";

    private final Job job;

    Backfills(Job job) {
        this.job = job;
    }

    /** How far a run may go. */
    Policy policy(boolean backfill) {
        Policy policy = job.mapping().policy(job.definition().zone());
        Policy now = last().map(until -> policy.notBefore(until.toEpochMilli())).orElse(policy);
        return backfill ? now.backfilling() : now;
    }

    /** A plan is about to be applied. */
    void remember(Plan plan) {
        Instant asOf = plan.basis().asOf();
        if (plan.basis().backfill() && last().filter(asOf::isBefore).isEmpty()) {
            job.store().switches().note(job.crmName(), KEY, asOf.toString());
        }
    }

    private Optional<Instant> last() {
        return job.store().switches().note(job.crmName(), KEY).map(Instant::parse);
    }
}
