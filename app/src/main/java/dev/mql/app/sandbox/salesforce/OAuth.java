package dev.mql.app.sandbox.salesforce;

import dev.mql.app.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tokens by client credentials, JWT bearer and refresh token; who a token belongs to; revocation. */
final class OAuth {
    /** An assertion may live three minutes; a minute of skew is forgiven. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Set<String> AUDIENCES = Set.of("https://login.salesforce.com", "https://test.salesforce.com");
    private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final OrgConfig config;
    private final Sessions sessions;

    OAuth(OrgConfig config, Sessions sessions) {
        this.config = config;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.open("POST services/oauth2/token", this::token),
                Route.open("POST services/oauth2/revoke", this::revoke),
                Route.open("GET services/oauth2/userinfo", this::userInfo),
                Route.open("POST services/oauth2/userinfo", this::userInfo));
    }

    private Reply token(Request request) {
        Map<String, String> form = Request.form(request.text());
        String grant = form.getOrDefault("grant_type", "");
        return switch (grant) {
            case "client_credentials" -> {
                client(request, form, true);
                yield Reply.ok(granted(request, "api"));
            }
            case "refresh_token" -> refresh(request, form);
            case JWT -> {
                assertion(form.getOrDefault("assertion", ""));
                yield Reply.ok(granted(request, "api"));
            }
            default -> throw Refusal.oauth("unsupported_grant_type", "grant type not supported");
        };
    }

    private void client(Request request, Map<String, String> form, boolean secretNeeded) {
        String id = form.getOrDefault("client_id", "");
        String secret = form.getOrDefault("client_secret", "");
        if (request.header("Authorization").startsWith("Basic ")) {
            String[] basic = new String(
                            Base64.getDecoder()
                                    .decode(request.header("Authorization").substring(6)),
                            StandardCharsets.UTF_8)
                    .split(":", 2);
            id = basic[0];
            secret = basic.length > 1 ? basic[1] : "";
        }
        if (!id.equals(config.access().clientId())) {
            throw Refusal.oauth("invalid_client_id", "client identifier invalid");
        }
        if (!secret.equals(config.access().clientSecret()) && (secretNeeded || !secret.isEmpty())) {
            throw Refusal.oauth("invalid_client", "invalid client credentials");
        }
    }

    private Reply refresh(Request request, Map<String, String> form) {
        client(request, form, false);
        String given = form.getOrDefault("refresh_token", "");
        String next = sessions.rotate(given);
        if (next == null) {
            throw Refusal.oauth("invalid_grant", "expired access/refresh token");
        }
        ObjectNode body = granted(request, "refresh_token api");
        if (!next.equals(given)) {
            body.put("refresh_token", next);
        }
        return Reply.ok(body);
    }

    private ObjectNode granted(Request request, String scope) {
        return Json.object()
                .put("access_token", sessions.issue())
                .put("signature", "c2FuZGJveA==")
                .put("scope", scope)
                .put("instance_url", "http://" + host(request))
                .put("id", "https://login.salesforce.com/id/" + Org.ID + "/" + Ids.of("005", Writer.INTEGRATION))
                .put("token_type", "Bearer")
                .put("issued_at", Long.toString(config.clock().millis()));
    }

    private static String host(Request request) {
        return request.header("Host");
    }

    private void assertion(String assertion) {
        @Nullable PublicKey key = config.access().publicKey();
        String[] parts = assertion.split("\\.", -1);
        if (key == null || parts.length != 3 || !verified(key, parts)) {
            throw Refusal.oauth("invalid_grant", "invalid assertion");
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        if (!header.path("alg").asString("").equals("RS256")) {
            throw Refusal.oauth("invalid_grant", "invalid assertion");
        }
        if (!claims.path("iss").asString("").equals(config.access().clientId())) {
            throw Refusal.oauth("invalid_client_id", "client identifier invalid");
        }
        if (!AUDIENCES.contains(claims.path("aud").asString(""))) {
            throw Refusal.oauth("invalid_grant", "audience is invalid");
        }
        long left = claims.path("exp").asLong(0) * 1_000 - config.clock().millis();
        if (left < -SKEW.toMillis() || left > LONGEST.toMillis()) {
            throw Refusal.oauth("invalid_grant", "expired authorization code");
        }
        if (!claims.path("sub").asString("").equals(config.access().username())) {
            throw Refusal.oauth("invalid_grant", "user hasn't approved this consumer");
        }
    }

    private static JsonNode json(String part) {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JacksonException | IllegalArgumentException e) {
            throw Refusal.oauth("invalid_grant", "invalid assertion");
        }
    }

    private static boolean verified(PublicKey key, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private Reply revoke(Request request) {
        Map<String, String> form = Request.form(request.text());
        if (!sessions.revoke(Objects.requireNonNullElse(form.get("token"), ""))) {
            throw Refusal.oauth("unsupported_token_type", "this token type is not supported");
        }
        return Reply.empty(200);
    }

    private Reply userInfo(Request request) {
        try {
            sessions.authenticate(request.header("Authorization"));
        } catch (Refusal e) {
            throw new Refusal(403, Json.object().put("error", "Bad_OAuth_Token"));
        }
        return Reply.ok(Json.object()
                .put("user_id", Ids.of("005", Writer.INTEGRATION))
                .put("organization_id", Org.ID)
                .put("preferred_username", config.access().username())
                .put("user_type", "STANDARD")
                .put("language", "en_US"));
    }
}
