package dev.mql.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when somebody sleeps, so that waiting takes no time. */
public final class JumpingTime extends Clock implements Sleeper {

    private Instant now;
    private Duration slept = Duration.ZERO;

    public JumpingTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        now = now.plus(duration);
        slept = slept.plus(duration);
    }

    /** Lets time pass without anybody having waited. */
    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    public synchronized Duration slept() {
        return slept;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
