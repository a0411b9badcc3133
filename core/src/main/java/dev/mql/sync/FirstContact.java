package dev.mql.sync;

import dev.mql.store.Switches;
import java.time.Instant;

/**
 * Since when somebody who becomes an MQL is news. The first run over everybody finds people who became one long ago, and
 * perhaps leaves some of them for later: what it writes is a backfill, and sales is told nothing of it.
 */
final class FirstContact {

    private static final String NOTE = "first contact";

    private FirstContact() {}

    /** UTC milliseconds from which on people are handed over; {@link Long#MAX_VALUE} for nobody. */
    static long handsOverFrom(Job job, Instant asOf) {
        Switches switches = job.store().switches();
        boolean first = switches.basis(job.crmName()).isEmpty();
        if (first) {
            switches.note(job.crmName(), NOTE, asOf.toString());
        }
        return first
                ? Long.MAX_VALUE
                : switches.note(job.crmName(), NOTE)
                        .map(text -> Instant.parse(text).toEpochMilli())
                        .orElse(Long.MIN_VALUE);
    }
}
