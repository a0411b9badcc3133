package dev.mql.salesforce;

import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Reply;
import dev.mql.http.Tokens;
import dev.mql.http.Transport;
import dev.mql.salesforce.SalesforceConfig.Credential;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The session all threads share. Nothing tells when it ends, so it is renewed when it is refused: one thread renews, the
 * others wait for it.
 */
final class Session implements Tokens {

    private final SalesforceConfig config;
    private final Transport transport;
    private final Clock clock;
    private String accessToken = "";
    private String instance = "";
    private String organisation = "";
    private String user = "";

    /** @param transport one that sends no token */
    Session(SalesforceConfig config, Transport transport, Clock clock) {
        this.config = config;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public synchronized String token() {
        if (accessToken.isEmpty()) {
            logIn();
        }
        return accessToken;
    }

    @Override
    public synchronized boolean renew(String refused) {
        // Another thread may have renewed it while this one waited.
        if (accessToken.equals(refused)) {
            logIn();
        }
        return true;
    }

    /** The base of all addresses but the token's: it need not be the host that gave the token. */
    synchronized String instance() {
        token();
        return instance;
    }

    /** The org's id, 18 characters. */
    synchronized String organisation() {
        token();
        return organisation;
    }

    /** The id of the user the session belongs to. */
    synchronized String user() {
        token();
        return user;
    }

    private void logIn() {
        if (!(config.credential() instanceof Credential.Granted granted)) {
            logIn(grant());
            return;
        }
        String token = granted.token().current();
        try {
            logIn(grant(granted, token));
        } catch (CrmException refused) {
            // Another process may have taken a new one between our look and Salesforce's.
            String now = granted.token().current();
            if (refused.next() != CrmException.Next.FIX_CREDENTIAL || now.equals(token)) {
                throw refused;
            }
            logIn(grant(granted, now));
        }
    }

    private void logIn(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        Call call = new Call(
                "log in",
                "POST",
                Call.url(config.loginUrl(), "/services/oauth2/token", Map.of()),
                Call.Kind.LOOK,
                SalesforceRules.REQUESTS,
                // A refresh token that rotates may be used once only.
                !(config.credential() instanceof Credential.Granted),
                Map.of(),
                new Call.Content("application/x-www-form-urlencoded", form.toString()));
        JsonNode answer = transport.exchange(call, this::granted);
        keepRotated(Json.string(answer, "refresh_token"), fields.getOrDefault("refresh_token", ""));
        String[] identity = Json.string(answer, "id").split("/", -1);
        organisation = Ids.normal(identity.length > 2 ? identity[identity.length - 2] : "");
        user = Ids.normal(identity[identity.length - 1]);
        instance = Json.string(answer, "instance_url");
        accessToken = Json.string(answer, "access_token");
    }

    private void keepRotated(String rotated, String used) {
        if (!rotated.isEmpty() && !rotated.equals(used) && config.credential() instanceof Credential.Granted granted) {
            granted.token().replace(rotated);
        }
    }

    private static Map<String, String> grant(Credential.Granted granted, String token) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", granted.clientId());
        if (!granted.clientSecret().isEmpty()) {
            form.put("client_secret", granted.clientSecret());
        }
        form.put("refresh_token", token);
        return form;
    }

    private Map<String, String> grant() {
        Map<String, String> form = new LinkedHashMap<>();
        if (config.credential() instanceof Credential.JwtBearer jwt) {
            form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            form.put("assertion", Assertion.signed(jwt, clock.instant()));
        } else {
            Credential.ClientCredentials app = (Credential.ClientCredentials) config.credential();
            form.put("grant_type", "client_credentials");
            form.put("client_id", app.clientId());
            form.put("client_secret", app.clientSecret());
        }
        return form;
    }

    private JsonNode granted(Reply reply) throws IOException {
        if (!reply.successful()) {
            Complaint complaint = Complaint.of(reply);
            throw new CrmException(
                    CrmException.Next.FIX_CREDENTIAL,
                    "Salesforce gives no token (" + reply.status() + ", " + complaint.details() + ")",
                    remedy(complaint));
        }
        JsonNode tree = Json.tree(reply);
        if (Json.string(tree, "access_token").isEmpty()
                || Json.string(tree, "instance_url").isEmpty()) {
            throw Json.garbled();
        }
        return tree;
    }

    /** By OAuth's code; the descriptions are for people, and differ from release to release. */
    private String remedy(Complaint complaint) {
        return switch (complaint.code()) {
            case "invalid_client_id" -> "copy the consumer key again: Setup > External Client App Manager > the app";
            case "invalid_client" -> "copy the consumer secret again: Setup > External Client App Manager > the app";
            case "invalid_grant" ->
                switch (config.credential().toString()) {
                    case "client credentials" ->
                        "use the org's My Domain as login_url, and in the app switch on the client credentials flow and name"
                                + " the user it runs as";
                    case "a signed assertion" ->
                        "allow the user for the app (a permission set), upload the key's certificate to it, and set this"
                                + " machine's clock";
                    default -> "the refresh token was used up or revoked: grant the app access again";
                };
            default -> "check login_url and the app's OAuth settings in Setup > External Client App Manager";
        };
    }
}
