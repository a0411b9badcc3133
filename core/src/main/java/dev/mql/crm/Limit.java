package dev.mql.crm;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of a CRM's limits.
 *
 * @param reserve how much of it is left to others
 */
public record Limit(
        String name,
        long allowed,
        long left,
        long reserve,
        @Nullable Instant resetsAtOrNull) {

    public Optional<Instant> resetsAt() {
        return Optional.ofNullable(resetsAtOrNull);
    }
}
