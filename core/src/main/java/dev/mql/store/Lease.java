package dev.mql.store;

import java.time.Duration;
import java.time.Instant;

/** Who holds a CRM, and when that was last heard. */
public record Lease(Switches.Holder holder, Instant beat) {

    /** How long nobody has to hear of a holder on another machine. */
    public static final Duration TIME = Duration.ofMinutes(5);

    /**
     * Whether another may take it.
     *
     * <p>On the same machine the process itself is asked, so that a killed one is in nobody's way. Between machines a
     * clock may be wrong in either direction, so the distance counts.
     */
    public boolean freeFor(Switches.Holder other, Instant now) {
        if (holder.equals(other)) {
            return true;
        }
        if (holder.machine().equals(other.machine())) {
            return ProcessHandle.of(holder.process())
                    .flatMap(process -> process.info().startInstant())
                    .map(started -> !started.equals(holder.started()))
                    .orElse(true);
        }
        return Duration.between(beat, now).abs().compareTo(TIME) > 0;
    }

    /** Says who holds it and what to do. */
    public StoreException refusal(String crm) {
        return new StoreException(
                StoreException.Why.BUSY,
                "process " + holder.process() + " on " + holder.machine() + " is working on " + crm + ", last heard "
                        + beat,
                "wait for it to end, or end it; a process that has died is not waited for");
    }
}
