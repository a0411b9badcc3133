package dev.mql.app.sandbox.hubspot;

import dev.mql.app.sandbox.http.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Tokens: refresh, introspection, and who a private token belongs to. HubSpot's guide "Manage OAuth tokens". */
final class OAuth {
    private final Tokens tokens;
    private final SandboxConfig.Access access;

    OAuth(Tokens tokens, SandboxConfig.Access access) {
        this.tokens = tokens;
        this.access = access;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST oauth/token", Route.Bucket.NONE, Routes.OPEN, this::token),
                Route.of("POST oauth/token/introspect", Route.Bucket.NONE, Routes.OPEN, this::introspect),
                Route.of(
                        "POST oauth/private-apps/get/access-token-info",
                        Route.Bucket.NONE,
                        Routes.OPEN,
                        this::privateToken));
    }

    /** Only the body counts: query parameters are refused in the dated versions. */
    private Reply token(Request request) {
        request.query().only();
        Query form = new Query(request.body());
        if (!form.text("grant_type", "").equals("refresh_token")) {
            throw new Refusal(
                    400,
                    Json.object()
                            .put("status", "UNSUPPORTED_GRANT_TYPE")
                            .put("message", "unsupported grant type")
                            .put("error", "unsupported_grant_type"));
        }
        String refreshToken = form.text("refresh_token", "");
        if (!tokens.knows(form.text("client_id", ""), form.text("client_secret", ""), refreshToken)) {
            throw new Refusal(
                    400,
                    Json.object()
                            .put("status", "BAD_REFRESH_TOKEN")
                            .put("message", "missing or unknown refresh token")
                            .put("error", "invalid_grant")
                            .put("error_description", "missing or unknown refresh token"));
        }
        ObjectNode body = Json.object()
                .put("token_type", "bearer")
                .put("access_token", tokens.issue())
                .put("refresh_token", tokens.renewed(refreshToken))
                .put("expires_in", tokens.lifeSeconds())
                .put("hub_id", Portal.ID)
                .put("user_id", 9)
                .put("token_use", "access_token");
        body.set("scopes", Json.strings(new TreeSet<>(access.scopes())));
        return Reply.ok(body);
    }

    private Reply introspect(Request request) {
        Query form = new Query(request.body());
        Tokens.Grant grant = tokens.grant(form.text("token", ""));
        ObjectNode body = Json.object().put("active", grant != null);
        if (grant != null) {
            described(body, grant.scopes());
        }
        return Reply.ok(body);
    }

    private Reply privateToken(Request request) {
        Tokens.Grant grant = tokens.grant(PropertyInput.required(request.json(), "tokenKey"));
        if (grant == null) {
            throw Refusal.resourceNotFound();
        }
        return Reply.ok(described(Json.object(), grant.scopes()));
    }

    private ObjectNode described(ObjectNode body, Set<String> scopes) {
        body.put("userId", 9).put("hubId", Portal.ID).put("appId", access.appId());
        body.set("scopes", Json.strings(new TreeSet<>(scopes)));
        return body;
    }
}
