package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Settings.SalesforceConnection;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.crm.Crm;
import dev.mql.mapping.Scope;
import dev.mql.salesforce.Salesforce;
import dev.mql.salesforce.SalesforceConfig;
import dev.mql.salesforce.SalesforceConfig.Credential;
import dev.mql.salesforce.SalesforceConfig.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Opens the Salesforce that {@code mql.yaml} names. */
final class SalesforceOpening {

    /** Where a refresh token that rotates is kept: the one in the environment is worth nothing after its first use. */
    private static final String ROTATED = ".salesforce-refresh-token";

    private final SalesforceConnection connection;
    private final Path folder;
    private final String webhooks;

    /** @param webhooks where Salesforce reaches us, without the last part of the address; empty where it does not */
    SalesforceOpening(SalesforceConnection connection, Path folder, String webhooks) {
        this.connection = connection;
        this.folder = folder;
        this.webhooks = webhooks;
    }

    /** @param scope goes into the queries */
    Crm open(Scope scope, int reservePercent) {
        return new Salesforce(SalesforceConfig.of(connection.loginUrl(), credential())
                .withApiVersion(connection.apiVersion())
                .withCurrency(connection.currency())
                .withScope(limits(scope))
                .withMetadata(folder.resolve("salesforce-metadata"))
                .withWebhooks(new SalesforceConfig.Webhooks(
                        connection.webhookPath()::text, connection.webhookSecret()::text, this::address))
                .withReserve(reservePercent / 100.0));
    }

    private String address() {
        String path = connection.webhookPath().text();
        return webhooks.isEmpty() || path.isBlank() ? "" : webhooks + "/" + path;
    }

    private static Map<String, List<Limit>> limits(Scope scope) {
        Map<String, List<Limit>> limits = new TreeMap<>();
        scope.objects()
                .forEach(object -> limits.put(
                        object.object(),
                        object.limits().stream().map(SalesforceOpening::limit).toList()));
        return limits;
    }

    private static Limit limit(Scope.Limit limit) {
        if (limit instanceof Scope.Limit.Within within) {
            return new Limit.Within(within.property(), Duration.ofMillis(within.within()));
        } else if (limit instanceof Scope.Limit.OneOf oneOf) {
            return new Limit.OneOf(oneOf.property(), oneOf.values());
        }
        Scope.Limit.NoneOf noneOf = (Scope.Limit.NoneOf) limit;
        return new Limit.NoneOf(noneOf.property(), noneOf.values());
    }

    private Credential credential() {
        String clientId = value(connection.clientId(), "client_id", "SALESFORCE_CLIENT_ID");
        if (connection.jwt().isPresent()) {
            Settings.Jwt jwt = connection.jwt().get();
            return new Credential.JwtBearer(
                    clientId, jwt.username(), jwt.audience(), text(folder.resolve(jwt.privateKeyFile())));
        }
        String secret = value(connection.clientSecret(), "client_secret", "SALESFORCE_CLIENT_SECRET");
        if (connection.refreshToken().isPresent()) {
            String first = value(connection.refreshToken().get(), "refresh_token", "SALESFORCE_REFRESH_TOKEN");
            return new Credential.Granted(clientId, secret, new TokenFile(folder.resolve(ROTATED), first));
        }
        return new Credential.ClientCredentials(clientId, secret);
    }

    private static String value(Secret secret, String key, String usual) {
        if (!secret.missing().isEmpty() || secret.text().isBlank()) {
            String name = secret.missing().isEmpty() ? usual : secret.missing();
            throw new UserError(
                    "Salesforce's credential is missing",
                    secret.missing().isEmpty() ? "mql.yaml: crm.salesforce." + key : "variable " + name,
                    "make an External Client App in Setup, and set " + name
                            + " in the environment or in .env beside mql.yaml");
        }
        return secret.text();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UserError(
                    "Salesforce's credential cannot be read", file.toString(), "make it a readable file of this user");
        }
    }
}
