package dev.mql.crm;

import java.time.Instant;

/** How much of a stream is wanted. */
public sealed interface ReadMode {

    record All() implements ReadMode {}

    /** What changed since, as the CRM counts it; may answer more. */
    record Since(Instant since) implements ReadMode {}

    /** Which records exist, as {@link Item.Seen}, with or without their rows: those known and not seen are gone. */
    record Ids() implements ReadMode {}
}
