package dev.mql.app.workspace;

import dev.mql.app.workspace.Settings.HubSpotConnection;
import dev.mql.app.workspace.Settings.Jwt;
import dev.mql.app.workspace.Settings.OAuth;
import dev.mql.app.workspace.Settings.SalesforceConnection;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code crm} of {@code mql.yaml}: where the CRMs are, and how mql gets in. */
final class ConnectionsReader {

    private static final String HUBSPOT = "https://api.hubapi.com";
    static final String HUBSPOT_VERSION = "2026-09";
    private static final String SALESFORCE = "https://login.salesforce.com";
    static final String SALESFORCE_VERSION = "64.0";
    private static final String TOKEN_FILE = ".hubspot-token";

    private final Path folder;
    private final FilledTexts texts;
    private final Mistakes mistakes;

    ConnectionsReader(Path folder, FilledTexts texts, Mistakes mistakes) {
        this.folder = folder;
        this.texts = texts;
        this.mistakes = mistakes;
    }

    HubSpotConnection hubspot(Fields fields) {
        Optional<OAuth> oauth = fields.fields("oauth").map(this::oauth);
        HubSpotConnection connection = new HubSpotConnection(
                texts.text(fields, "base_url", HUBSPOT),
                texts.secret(fields, "token", oauth.isPresent() ? "" : "${HUBSPOT_TOKEN}"),
                oauth.orElse(null),
                texts.text(fields, "api_version", HUBSPOT_VERSION),
                texts.secret(fields, "webhook_secret", oauth.isPresent() ? "${HUBSPOT_CLIENT_SECRET}" : ""),
                olderSignatures(fields));
        fields.end();
        return connection;
    }

    private Set<String> olderSignatures(Fields fields) {
        Optional<Node> node = fields.optional("older_signatures");
        Set<String> named = Set.copyOf(node.map(found -> found.texts(mistakes)).orElse(List.of()));
        if (!Set.of("v1", "v2").containsAll(named)) {
            mistakes.add(node.get(), "there are no such signatures", "write [v1], [v2], or leave it out");
        }
        return named;
    }

    private OAuth oauth(Fields fields) {
        OAuth oauth = new OAuth(
                texts.secret(fields, "client_id", "${HUBSPOT_CLIENT_ID}"),
                texts.secret(fields, "client_secret", "${HUBSPOT_CLIENT_SECRET}"),
                texts.secret(fields, "refresh_token", "${HUBSPOT_REFRESH_TOKEN}"),
                folder.resolve(texts.text(fields, "token_file", TOKEN_FILE)));
        fields.end();
        return oauth;
    }

    SalesforceConnection salesforce(Fields fields) {
        Optional<Jwt> jwt = fields.fields("jwt").map(this::jwt);
        SalesforceConnection connection = new SalesforceConnection(
                texts.text(fields, "login_url", SALESFORCE),
                texts.text(fields, "api_version", SALESFORCE_VERSION),
                texts.text(fields, "currency", ""),
                texts.secret(fields, "client_id", "${SALESFORCE_CLIENT_ID}"),
                texts.secret(fields, "client_secret", jwt.isPresent() ? "" : "${SALESFORCE_CLIENT_SECRET}"),
                jwt.orElse(null),
                fields.has("refresh_token") ? texts.secret(fields, "refresh_token", "") : null,
                texts.secret(fields, "webhook_path", ""),
                texts.secret(fields, "webhook_secret", ""));
        fields.end();
        return connection;
    }

    private Jwt jwt(Fields fields) {
        Jwt jwt = new Jwt(
                texts.text(fields, "username", ""),
                texts.text(fields, "audience", SALESFORCE),
                texts.text(fields, "private_key_file", "salesforce.key"));
        fields.end();
        return jwt;
    }
}
