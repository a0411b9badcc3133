package dev.mql.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One permit per interval, so that no window of the vendor's length, wherever it begins, holds more calls than allowed
 * less the reserve. A fixed window would let twice as many pass around its edge. Shared by all threads.
 */
public final class Bucket {

    /** Permits that may be caught up after a late wake-up; taken out of the reserve. */
    private static final int CATCH_UP = 2;

    private final String name;
    private final Clock clock;
    private final Sleeper sleeper;
    private final double reserved;
    private long allowed;
    private Duration window;
    private long nextSlot = Long.MIN_VALUE;

    /** @param reserved the share of the permits left to others, from 0 to below 1 */
    Bucket(String name, long allowed, Duration window, double reserved, Clock clock, Sleeper sleeper) {
        this.name = name;
        this.allowed = allowed;
        this.window = window;
        this.reserved = reserved;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Waits for the next permit. Threads are served in the order in which they ask. */
    void take() {
        long wait = reserveSlot();
        if (wait > 0) {
            sleeper.sleep(Duration.ofNanos(wait));
        }
    }

    private synchronized long reserveSlot() {
        long now = now();
        long catchUp = Math.min(CATCH_UP, reserve()) * interval();
        long slot = Math.max(now - catchUp, nextSlot);
        nextSlot = slot + interval();
        return slot - now;
    }

    /** What the vendor says it allows; takes effect with the next permit. */
    public synchronized void allow(long permits, Duration within) {
        if (permits > 0 && !within.isZero() && !within.isNegative()) {
            allowed = permits;
            window = within;
        }
    }

    /** Nobody gets a permit before this has passed. */
    public synchronized void pause(Duration wait) {
        nextSlot = Math.max(nextSlot, now() + wait.toNanos());
    }

    synchronized long allowed() {
        return allowed;
    }

    synchronized Duration window() {
        return window;
    }

    synchronized long reserve() {
        return Math.min(allowed - 1, (long) Math.ceil(allowed * reserved));
    }

    String name() {
        return name;
    }

    private long interval() {
        return window.toNanos() / (allowed - reserve());
    }

    private long now() {
        Instant instant = clock.instant();
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
