package dev.mql.http;

import dev.mql.crm.CrmException;
import java.time.Duration;

/** How the transport waits; tests let time jump instead. */
@FunctionalInterface
public interface Sleeper {

    /** Waits by sleeping. */
    Sleeper REAL = duration -> {
        try {
            Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CrmException(
                    CrmException.Next.TRY_AGAIN,
                    "interrupted while waiting for the CRM",
                    "run the command again; it goes on where it stopped",
                    null,
                    e);
        }
    };

    void sleep(Duration duration);
}
