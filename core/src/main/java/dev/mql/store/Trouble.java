package dev.mql.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A write that failed, and when it is tried again: by the next run, then after one hour, two, four and eight, then no
 * more until somebody asks for it or the person's facts change. Instants are UTC milliseconds.
 *
 * @param tries how often it failed without a success between
 * @param retryAt from when on a run tries again; {@link Long#MAX_VALUE} for never
 * @param factsHash the facts it failed with
 */
public record Trouble(int tries, long firstAt, long lastAt, long retryAt, Failure failure, String factsHash) {

    /** After so many failures nobody tries again by himself. */
    public static final int LIMIT = 6;

    private static final long HOUR = Duration.ofHours(1).toMillis();

    public boolean dead() {
        return tries >= LIMIT;
    }

    /** What a further failure makes of it; other facts begin a new count. */
    public static Trouble after(@Nullable Trouble before, Failure failure, String factsHash, long at) {
        if (before == null || !before.factsHash.equals(factsHash)) {
            return new Trouble(1, at, at, at, failure, factsHash);
        }
        int tries = before.tries + 1;
        long retryAt = tries >= LIMIT ? Long.MAX_VALUE : at + (HOUR << (tries - 2));
        return new Trouble(tries, before.firstAt, at, retryAt, failure, factsHash);
    }

    /** Tried again by the next run, as if it had never failed before. */
    public Trouble forgiven() {
        return new Trouble(0, firstAt, lastAt, 0, failure, factsHash);
    }
}
