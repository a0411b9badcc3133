package dev.mql.app.sandbox.salesforce;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** The requests of the last 24 hours, by the hour. */
public final class Limits {
    private static final long HOUR = 3_600_000;
    private final TreeMap<Long, Integer> hours = new TreeMap<>();
    private final InstantSource clock;
    private final int allowed;

    Limits(OrgConfig config) {
        this.clock = config.clock();
        this.allowed = config.dailyRequests();
    }

    /** Another application of the org makes requests that count. */
    public synchronized void consume(int requests) {
        hours.merge(clock.millis() / HOUR, requests, Integer::sum);
    }

    public synchronized int used() {
        hours.headMap(clock.millis() / HOUR - 23, false).clear();
        return hours.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int allowed() {
        return allowed;
    }

    /** Counts a request, or refuses it. */
    synchronized void admit() {
        if (used() >= allowed) {
            throw new Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        consume(1);
    }

    Map<String, String> headers() {
        return Map.of("Sforce-Limit-Info", "api-usage=" + used() + "/" + allowed);
    }
}
