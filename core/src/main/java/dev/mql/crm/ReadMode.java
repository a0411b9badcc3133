package dev.mql.crm;

import java.time.Instant;

/** How much of a stream is wanted. */
public sealed interface ReadMode {

    record All() implements ReadMode {}

    /** What changed since, as the CRM counts it; may answer more. */
    record Since(Instant since) implements ReadMode {}

    /** Ids only, to find what is gone. */
    record Ids() implements ReadMode {}
}
