package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.app.workspace.Settings.HubSpotConnection;
import dev.mql.app.workspace.Settings.SalesforceConnection;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.crm.Crm;
import dev.mql.hubspot.HubSpot;
import dev.mql.hubspot.HubSpotConfig;
import dev.mql.hubspot.HubSpotConfig.Credential;

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
                        value(oauth.clientId()),
                        value(oauth.clientSecret()),
                        new TokenFile(oauth.tokenFile(), value(oauth.refreshToken()))))
                .orElseGet(() -> Credential.token(value(connection.token())));
    }

    private static String value(Secret secret) {
        if (!secret.missing().isEmpty() || secret.text().isBlank()) {
            throw new UserError(
                    "the HubSpot token is missing",
                    secret.missing().isEmpty() ? "mql.yaml: crm.hubspot.token" : "variable " + secret.missing(),
                    "create one in HubSpot under Development > Keys > Service keys, and set "
                            + (secret.missing().isEmpty() ? "HUBSPOT_TOKEN" : secret.missing())
                            + " in the environment or in .env beside mql.yaml");
        }
        return secret.text();
    }
}
