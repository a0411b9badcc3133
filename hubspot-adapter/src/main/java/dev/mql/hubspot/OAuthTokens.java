package dev.mql.hubspot;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Reply;
import dev.mql.http.Tokens;
import dev.mql.http.Transport;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Access tokens of an OAuth app: good for half an hour, renewed a minute before their end or when one is refused. One
 * thread renews, the others wait for it (HubSpot's page "Manage OAuth tokens").
 */
final class OAuthTokens implements Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final HubSpotConfig.Credential.OAuth app;
    private final Transport transport;
    private final String url;
    private final Clock clock;
    private String accessToken = "";
    private Instant renewAt = Instant.MIN;

    OAuthTokens(HubSpotConfig.Credential.OAuth app, Transport transport, String url, Clock clock) {
        this.app = app;
        this.transport = transport;
        this.url = url;
        this.clock = clock;
    }

    @Override
    public synchronized String token() {
        if (!clock.instant().isBefore(renewAt)) {
            renew();
        }
        return accessToken;
    }

    @Override
    public synchronized boolean renew(String refused) {
        // Another thread may have renewed it while this one waited.
        if (accessToken.equals(refused)) {
            renew();
        }
        return true;
    }

    private void renew() {
        String refreshToken = app.refreshToken().current();
        try {
            renewWith(refreshToken);
        } catch (CrmException refused) {
            // Another process may have renewed between our look and HubSpot's.
            String now = app.refreshToken().current();
            if (refused.next() != CrmException.Next.FIX_CREDENTIAL || now.equals(refreshToken)) {
                throw refused;
            }
            renewWith(now);
        }
    }

    private void renewWith(String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("client_id", app.clientId());
        fields.put("client_secret", app.clientSecret());
        fields.put("refresh_token", refreshToken);
        Call call = form("renew the OAuth token", url, fields);
        JsonNode answer = transport.exchange(call, OAuthTokens::granted);
        accessToken = Json.string(answer, "access_token");
        String rotated = Json.string(answer, "refresh_token");
        if (!rotated.isEmpty() && !rotated.equals(refreshToken)) {
            app.refreshToken().replace(rotated);
        }
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(1800));
        renewAt = clock.instant().plus(life).minus(MARGIN);
    }

    private static JsonNode granted(Reply reply) throws IOException {
        if (!reply.successful()) {
            String status = Json.string(Json.treeOrEmpty(reply), "status");
            throw new CrmException(
                    CrmException.Next.FIX_CREDENTIAL,
                    status.equals("BAD_REFRESH_TOKEN")
                            ? "HubSpot no longer knows the OAuth refresh token"
                            : "HubSpot gives no OAuth token (" + reply.status() + ")",
                    "the app was uninstalled or its secret changed: install it again and set client id, client secret and"
                            + " refresh token");
        }
        JsonNode tree = Json.tree(reply);
        if (Json.string(tree, "access_token").isEmpty()) {
            throw Json.garbled();
        }
        return tree;
    }

    /** A call of HubSpot's OAuth endpoints, which take their parameters in the body only. */
    static Call form(String what, String url, Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        Call.Content content = new Call.Content("application/x-www-form-urlencoded", text);
        return new Call(what, "POST", url, Call.Kind.LOOK, Buckets.BURST, true, Map.of(), content);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
