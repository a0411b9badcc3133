package dev.mql.app.sandbox.salesforce;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The access tokens that are honoured, each until it has not been used for a while, and the refresh tokens. */
final class Sessions {
    private final Map<String, Long> lastUse = new HashMap<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final InstantSource clock;
    private final Duration timeout;
    private final boolean rotation;
    private int issued;

    Sessions(OrgConfig config) {
        this.clock = config.clock();
        this.timeout = config.sessionTimeout();
        this.rotation = config.access().rotation();
        refreshTokens.add(config.access().refreshToken());
    }

    synchronized String issue() {
        issued++;
        String token = Org.ID.substring(0, 15) + "!AQ." + mark("access" + issued);
        lastUse.put(token, clock.millis());
        return token;
    }

    private static String mark(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** The next refresh token; the same one without rotation, null for one that is not known. */
    synchronized @Nullable String rotate(String refreshToken) {
        if (!refreshTokens.contains(refreshToken)) {
            return null;
        }
        if (!rotation) {
            return refreshToken;
        }
        refreshTokens.remove(refreshToken);
        String next = "5Aep." + mark("refresh" + issued + refreshToken);
        refreshTokens.add(next);
        return next;
    }

    synchronized boolean revoke(String token) {
        boolean access = lastUse.remove(token) != null;
        boolean refresh = refreshTokens.remove(token);
        return access || refresh;
    }

    /** All access tokens are worth nothing from now on; refresh tokens stay. */
    synchronized void expire() {
        lastUse.clear();
    }

    synchronized void authenticate(@Nullable String authorization) {
        String token = authorization == null ? "" : authorization.replaceFirst("^(?i:Bearer|OAuth) +", "");
        Long used = lastUse.get(token);
        long now = clock.millis();
        if (used == null || now - used >= timeout.toMillis()) {
            lastUse.remove(token);
            throw expired();
        }
        lastUse.put(token, now);
    }

    static Refusal expired() {
        return new Refusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }
}
