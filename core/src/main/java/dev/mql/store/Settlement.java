package dev.mql.store;

import dev.mql.model.NamedTexts;
import dev.mql.model.Ref;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item.
 *
 * @param state applied, unchanged, refused, stale or unknown
 * @param ref the record that holds the values now
 * @param written what the record is known to hold because of us, in the CRM's words: the ledger remembers it, and the
 *     record is known to hold it without being read again
 * @param failureOrNull why it failed; null where it did not
 */
public record Settlement(
        long person,
        PlanItem.State state,
        Ref ref,
        SortedMap<String, String> written,
        @Nullable Failure failureOrNull) {

    public Settlement {
        written = NamedTexts.copyOf(written);
    }

    /** Why it failed. */
    public Failure failure() {
        return Objects.requireNonNull(failureOrNull, "a refused or unknown item has a failure");
    }
}
