package dev.mql.app.sandbox.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Time that stands still until a test moves it. */
public final class TestClock implements InstantSource {
    public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private final AtomicLong millis = new AtomicLong(START.toEpochMilli());

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    public void pass(Duration duration) {
        millis.addAndGet(duration.toMillis());
    }
}
