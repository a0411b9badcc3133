package dev.mql.app.sandbox.salesforce;

import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox behaves. {@code port} 0 takes a free one; {@code dailyRequests} is the allowance of any 24 hours;
 * {@code sessionTimeout} counts from the last use of a token; {@code latency} is added to each answer.
 */
public record OrgConfig(
        int port,
        InstantSource clock,
        Access access,
        int dailyRequests,
        Duration sessionTimeout,
        JobPace jobs,
        Duration latency,
        Pages pages) {

    /**
     * What an OAuth client has to present. {@code publicKey} verifies JWT assertions, without one that flow is off;
     * {@code rotation} gives a new refresh token with each use and forgets the old one.
     */
    public record Access(
            String clientId,
            String clientSecret,
            String username,
            @Nullable PublicKey publicKey,
            String refreshToken,
            boolean rotation) {
        public Access withPublicKey(PublicKey key) {
            return new Access(clientId, clientSecret, username, key, refreshToken, rotation);
        }

        public Access withRotation() {
            return new Access(clientId, clientSecret, username, publicKey, refreshToken, true);
        }
    }

    /**
     * The most rows of a page of a query, and of a job's results: Salesforce makes them smaller than asked for as it sees
     * fit.
     */
    public record Pages(int rows, int results) {}

    /** How long a bulk job waits in the queue, and then works. */
    public record JobPace(Duration queued, Duration working) {}

    /** An Enterprise org: 100,000 requests a day, sessions of two hours, jobs that take three seconds. */
    public static OrgConfig standard() {
        Access access = new Access(
                "sandbox-consumer-key",
                "sandbox-consumer-secret",
                "integration@acme.example",
                null,
                "sandbox-refresh-token",
                false);
        return new OrgConfig(
                0,
                InstantSource.system(),
                access,
                100_000,
                Duration.ofHours(2),
                new JobPace(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                Duration.ZERO,
                new Pages(2_000, 250_000));
    }

    public OrgConfig withPort(int newPort) {
        return new OrgConfig(newPort, clock, access, dailyRequests, sessionTimeout, jobs, latency, pages);
    }

    public OrgConfig withClock(InstantSource newClock) {
        return new OrgConfig(port, newClock, access, dailyRequests, sessionTimeout, jobs, latency, pages);
    }

    public OrgConfig withAccess(Access newAccess) {
        return new OrgConfig(port, clock, newAccess, dailyRequests, sessionTimeout, jobs, latency, pages);
    }

    public OrgConfig withDailyRequests(int requests) {
        return new OrgConfig(port, clock, access, requests, sessionTimeout, jobs, latency, pages);
    }

    public OrgConfig withSessionTimeout(Duration timeout) {
        return new OrgConfig(port, clock, access, dailyRequests, timeout, jobs, latency, pages);
    }

    public OrgConfig withJobs(JobPace pace) {
        return new OrgConfig(port, clock, access, dailyRequests, sessionTimeout, pace, latency, pages);
    }

    public OrgConfig withLatency(Duration newLatency) {
        return new OrgConfig(port, clock, access, dailyRequests, sessionTimeout, jobs, newLatency, pages);
    }

    public OrgConfig withPages(Pages newPages) {
        return new OrgConfig(port, clock, access, dailyRequests, sessionTimeout, jobs, latency, newPages);
    }
}
