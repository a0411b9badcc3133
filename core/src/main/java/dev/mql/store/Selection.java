package dev.mql.store;

import dev.mql.model.Ref;
import java.time.Instant;
import java.util.Set;

/** Whom to evaluate. */
public sealed interface Selection {

    record Everyone() implements Selection {}

    /** Those marked because of what was read, those whose time has come, and those to be tried again. */
    record Due(Instant asOf) implements Selection {}

    /** The people of these records. */
    record Only(Set<Ref> records) implements Selection {
        public Only {
            records = Set.copyOf(records);
        }
    }
}
