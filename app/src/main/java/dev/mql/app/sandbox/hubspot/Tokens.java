package dev.mql.app.sandbox.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The tokens that are honoured: one static, and OAuth access tokens of thirty minutes. */
final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final SandboxConfig.Access access;
    private final InstantSource clock;
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rotations = new AtomicInteger();
    private volatile boolean rotating;

    /** What a token may do and until when; no end for a static one. */
    record Grant(Set<String> scopes, @Nullable Instant expires) {
        boolean oauth() {
            return expires != null;
        }
    }

    Tokens(SandboxConfig.Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
        grants.put(access.token(), new Grant(access.scopes(), null));
        refreshTokens.add(access.refreshToken());
    }

    void scopes(String token, Set<String> scopes) {
        grants.computeIfPresent(token, (key, old) -> new Grant(Set.copyOf(scopes), old.expires()));
    }

    void revoke(String token) {
        grants.remove(token);
        refreshTokens.remove(token);
    }

    boolean knows(String clientId, String clientSecret, String refreshToken) {
        return clientId.equals(access.clientId())
                && clientSecret.equals(access.clientSecret())
                && refreshTokens.contains(refreshToken);
    }

    /** From now on each renewal gives another refresh token, and the former is worth nothing. */
    void rotate() {
        rotating = true;
    }

    /** The refresh token to go on with. */
    String renewed(String refreshToken) {
        if (!rotating) {
            return refreshToken;
        }
        String next = access.refreshToken() + "-" + rotations.incrementAndGet();
        refreshTokens.remove(refreshToken);
        refreshTokens.add(next);
        return next;
    }

    String issue() {
        String token = "CJ-sandbox-" + grants.size() + "-" + clock.instant().toEpochMilli();
        grants.put(token, new Grant(access.scopes(), clock.instant().plus(LIFE)));
        return token;
    }

    long lifeSeconds() {
        return LIFE.toSeconds();
    }

    @Nullable
    Grant grant(String token) {
        return grants.get(token);
    }

    Grant authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw new Refusal(
                    401,
                    Refusal.error(
                                    "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview")
                            .put("category", "INVALID_AUTHENTICATION"));
        }
        Grant grant = grants.get(authorization.substring("Bearer ".length()).strip());
        if (grant == null) {
            throw new Refusal(
                    401,
                    Refusal.error("Invalid authentication: the access token is not known.")
                            .put("category", "INVALID_AUTHENTICATION"));
        }
        if (grant.expires() != null && !clock.instant().isBefore(grant.expires())) {
            throw expired(grant.expires());
        }
        return grant;
    }

    private Refusal expired(Instant at) {
        long seconds = Duration.between(at, clock.instant()).toSeconds();
        Refusal refusal = new Refusal(
                401,
                Refusal.error("The OAuth token used to make this call expired " + seconds + " second(s) ago.")
                        .put("category", "EXPIRED_AUTHENTICATION"));
        refusal.body().putObject("context").putArray("expire time").add(at.toString());
        return refusal;
    }
}
