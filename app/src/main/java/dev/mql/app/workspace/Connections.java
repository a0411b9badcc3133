package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Settings.HubSpotConnection;
import dev.mql.app.workspace.Settings.SalesforceConnection;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.crm.Crm;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.hubspot.HubSpotConfig.Credential;
import java.util.Locale;

/** Opens the CRMs that {@code mql.yaml} names. */
public final class Connections {

    private Connections() {}

    /** @throws UserError where {@code mql.yaml} names no such CRM or a secret is missing */
    public static Crm open(Workspace workspace, String crm) {
        Settings settings = workspace.settings();
        if (crm.equals("hubspot")) {
            HubSpotConnection connection = settings.hubspot()
                    .orElseThrow(() -> new UserError(
                            "no HubSpot is connected", "mql.yaml: crm.hubspot", "add it, or run mql init hubspot"));
            return hubspot(connection, settings.reservePercent());
        }
        SalesforceConnection connection = settings.salesforce()
                .orElseThrow(() -> new UserError(
                        "no Salesforce is connected",
                        "mql.yaml: crm.salesforce",
                        "add it, or run mql init salesforce"));
        String webhooks = settings.serving().publicUrl().isEmpty()
                ? ""
                : settings.serving().webhookUrl(crm);
        return new SalesforceOpening(connection, workspace.folder(), webhooks)
                .open(workspace.mapping(crm).scope(), settings.reservePercent());
    }

    public static Crm hubspot(HubSpotConnection connection, int reservePercent) {
        double reserve = reservePercent / 100.0;
        HubSpotConfig config = HubSpotConfig.of(connection.baseUrl(), credential(connection))
                .withApiVersion(connection.apiVersion())
                .withReserve(reserve, reserve)
                .withWebhooks(
                        new HubSpotConfig.Webhooks(connection.webhookSecret()::text, connection.olderSignatures()));
        return new HubSpot(config);
    }

    private static Credential credential(HubSpotConnection connection) {
        return connection
                .oauth()
                .<Credential>map(oauth -> new Credential.OAuth(
                        ofApp(oauth.clientId(), "client_id"),
                        ofApp(oauth.clientSecret(), "client_secret"),
                        new TokenFile(oauth.tokenFile(), ofApp(oauth.refreshToken(), "refresh_token"))))
                .orElseGet(() -> Credential.token(value(
                        connection.token(), "token", "create one in HubSpot under Development > Keys > Service keys")));
    }

    private static String ofApp(Secret secret, String key) {
        String remedy = key.equals("refresh_token")
                ? "install the app in the account, and take the refresh token HubSpot answers to its code"
                : "copy it from the app's page Auth in HubSpot";
        return value(secret, "oauth." + key, remedy);
    }

    /** @param key below {@code crm.hubspot}: {@code oauth.client_id} */
    private static String value(Secret secret, String key, String remedy) {
        if (!secret.missing().isEmpty() || secret.text().isBlank()) {
            String name = key.substring(key.indexOf('.') + 1);
            String variable =
                    secret.missing().isEmpty() ? "HUBSPOT_" + name.toUpperCase(Locale.ROOT) : secret.missing();
            throw new UserError(
                    "the HubSpot " + (key.equals(name) ? "" : "app's ") + name.replace('_', ' ') + " is missing",
                    secret.missing().isEmpty() ? "mql.yaml: crm.hubspot." + key : "variable " + variable,
                    remedy + ", and set " + variable + " in the environment or in .env beside mql.yaml");
        }
        return secret.text();
    }
}
