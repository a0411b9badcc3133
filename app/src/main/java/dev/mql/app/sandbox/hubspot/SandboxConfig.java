package dev.mql.app.sandbox.hubspot;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Set;

/**
 * How the sandbox behaves. {@code port} 0 takes a free one; {@code latency} is added to each answer;
 * {@code rowErrors} answers invalid rows of a batch one by one where every input has its own objectWriteTraceId, as HubSpot's
 * page on error handling promises, otherwise one bad row refuses the batch, as was seen.
 */
public record SandboxConfig(
        int port,
        InstantSource clock,
        ZoneId zone,
        Edition edition,
        Allowance allowance,
        Access access,
        Duration searchLag,
        Duration latency,
        boolean rowErrors) {

    /** The static token and its scopes, and what an OAuth client would present. */
    public record Access(
            String token, Set<String> scopes, String clientId, String clientSecret, String refreshToken, long appId) {
        public Access {
            scopes = Set.copyOf(scopes);
        }

        public Access withToken(String newToken) {
            return new Access(newToken, scopes, clientId, clientSecret, refreshToken, appId);
        }

        public Access withScopes(Set<String> newScopes) {
            return new Access(token, newScopes, clientId, clientSecret, refreshToken, appId);
        }
    }

    /** An Enterprise account in Berlin with its usual limits, a token that may do everything and an index half a second late. */
    public static SandboxConfig standard() {
        Access access = new Access(
                "pat-eu1-sandbox", Scopes.ALL, "sandbox-client", "sandbox-secret", "sandbox-refresh", 1_160_452);
        return new SandboxConfig(
                0,
                InstantSource.system(),
                ZoneId.of("Europe/Berlin"),
                Edition.ENTERPRISE,
                Edition.ENTERPRISE.allowance(),
                access,
                Duration.ofMillis(500),
                Duration.ZERO,
                true);
    }

    public SandboxConfig withPort(int newPort) {
        return new SandboxConfig(newPort, clock, zone, edition, allowance, access, searchLag, latency, rowErrors);
    }

    public SandboxConfig withClock(InstantSource newClock) {
        return new SandboxConfig(port, newClock, zone, edition, allowance, access, searchLag, latency, rowErrors);
    }

    /** Changes the limits to that edition's too. */
    public SandboxConfig withEdition(Edition newEdition) {
        return new SandboxConfig(
                port, clock, zone, newEdition, newEdition.allowance(), access, searchLag, latency, rowErrors);
    }

    public SandboxConfig withAllowance(Allowance newAllowance) {
        return new SandboxConfig(port, clock, zone, edition, newAllowance, access, searchLag, latency, rowErrors);
    }

    public SandboxConfig withAccess(Access newAccess) {
        return new SandboxConfig(port, clock, zone, edition, allowance, newAccess, searchLag, latency, rowErrors);
    }

    public SandboxConfig withSearchLag(Duration newLag) {
        return new SandboxConfig(port, clock, zone, edition, allowance, access, newLag, latency, rowErrors);
    }

    public SandboxConfig withLatency(Duration newLatency) {
        return new SandboxConfig(port, clock, zone, edition, allowance, access, searchLag, newLatency, rowErrors);
    }

    public SandboxConfig withRowErrors(boolean wanted) {
        return new SandboxConfig(port, clock, zone, edition, allowance, access, searchLag, latency, wanted);
    }
}
