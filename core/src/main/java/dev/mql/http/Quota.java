package dev.mql.http;

import dev.mql.crm.Limit;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls left until a reset, as the vendor tells it; unknown until the first answer. Shared by all threads. */
final class Quota {

    private final String name;
    private final double reserved;
    private long allowed = -1;
    private long left = -1;
    private @Nullable Instant resetsAt;

    /** @param reserved the share of the quota left to others */
    Quota(String name, double reserved) {
        this.name = name;
        this.reserved = reserved;
    }

    synchronized void told(long quota, long remaining, @Nullable Instant reset) {
        allowed = quota;
        left = remaining;
        resetsAt = reset;
    }

    /** Takes one call; false where only the reserve is left. */
    synchronized boolean take(Instant now) {
        if (allowed < 0) {
            return true;
        }
        if (resetsAt != null && !now.isBefore(resetsAt)) {
            allowed = -1;
            return true;
        }
        if (left <= reserve()) {
            return false;
        }
        left--;
        return true;
    }

    synchronized Optional<Instant> resetsAt() {
        return Optional.ofNullable(resetsAt);
    }

    synchronized Optional<Limit> limit() {
        return allowed < 0 ? Optional.empty() : Optional.of(new Limit(name, allowed, left, reserve(), resetsAt));
    }

    private long reserve() {
        return (long) (allowed * reserved);
    }
}
