package dev.mql.app.workspace;

import dev.mql.app.workspace.Settings.HubSpotConnection;
import dev.mql.app.workspace.Settings.Jwt;
import dev.mql.app.workspace.Settings.OAuth;
import dev.mql.app.workspace.Settings.SalesforceConnection;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.app.workspace.Settings.StorePlace;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code mql.yaml}. */
final class SettingsFile {

    static final String NAME = "mql.yaml";
    static final String DEFAULT_STORE = "jdbc:sqlite:mql.db";
    private static final String HUBSPOT = "https://api.hubapi.com";
    static final String HUBSPOT_VERSION = "2026-09";
    static final String SALESFORCE = "https://login.salesforce.com";
    static final String SALESFORCE_VERSION = "67.0";
    private static final String TOKEN_FILE = ".hubspot-token";
    private static final int RESERVE_PERCENT = 20;

    private final Variables variables;
    private final Mistakes mistakes;

    SettingsFile(Variables variables, Mistakes mistakes) {
        this.variables = variables;
        this.mistakes = mistakes;
    }

    /** The settings, or nothing where there are mistakes. */
    Optional<Settings> read(Path folder) {
        Optional<Node> tree = YamlFile.read(folder.resolve(NAME), mistakes);
        Optional<Settings> settings =
                tree.flatMap(node -> node.fields(mistakes)).map(fields -> settings(fields, folder));
        return mistakes.none() ? settings : Optional.empty();
    }

    private Settings settings(Fields fields, Path folder) {
        Optional<Fields> crm = fields.fields("crm");
        Optional<Fields> hubspot = crm.flatMap(all -> all.fields("hubspot"));
        Optional<Fields> salesforce = crm.flatMap(all -> all.fields("salesforce"));
        StorePlace store = fields.fields("store")
                .map(place -> store(place, folder))
                .orElseGet(() -> new StorePlace(inside(folder, DEFAULT_STORE), "", new Secret("", "")));
        Settings settings = new Settings(
                hubspot.map(found -> hubspot(found, folder)).orElse(null),
                salesforce.map(this::salesforce).orElse(null),
                store,
                fields.fields("limits").map(this::reserve).orElse(RESERVE_PERCENT),
                fields.fields("notify")
                        .map(new ChannelsReader(variables, mistakes)::channels)
                        .orElse(List.of()),
                new ServingFile(variables, mistakes).read(fields));
        crm.ifPresent(Fields::end);
        fields.end();
        return settings;
    }

    private HubSpotConnection hubspot(Fields fields, Path folder) {
        Optional<OAuth> oauth = fields.fields("oauth").map(found -> oauth(found, folder));
        HubSpotConnection connection = new HubSpotConnection(
                text(fields, "base_url", HUBSPOT),
                secret(fields, "token", oauth.isPresent() ? "" : "${HUBSPOT_TOKEN}"),
                oauth.orElse(null),
                text(fields, "api_version", HUBSPOT_VERSION),
                secret(fields, "webhook_secret", oauth.isPresent() ? "${HUBSPOT_CLIENT_SECRET}" : ""),
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

    private OAuth oauth(Fields fields, Path folder) {
        OAuth oauth = new OAuth(
                secret(fields, "client_id", "${HUBSPOT_CLIENT_ID}"),
                secret(fields, "client_secret", "${HUBSPOT_CLIENT_SECRET}"),
                secret(fields, "refresh_token", "${HUBSPOT_REFRESH_TOKEN}"),
                folder.resolve(text(fields, "token_file", TOKEN_FILE)));
        fields.end();
        return oauth;
    }

    private SalesforceConnection salesforce(Fields fields) {
        Optional<Jwt> jwt = fields.fields("jwt").map(this::jwt);
        SalesforceConnection connection = new SalesforceConnection(
                text(fields, "login_url", SALESFORCE),
                text(fields, "api_version", SALESFORCE_VERSION),
                text(fields, "currency", ""),
                secret(fields, "client_id", "${SALESFORCE_CLIENT_ID}"),
                secret(fields, "client_secret", jwt.isPresent() ? "" : "${SALESFORCE_CLIENT_SECRET}"),
                jwt.orElse(null),
                fields.has("refresh_token") ? secret(fields, "refresh_token", "") : null);
        fields.end();
        return connection;
    }

    private Jwt jwt(Fields fields) {
        Jwt jwt = new Jwt(
                text(fields, "username", ""),
                text(fields, "audience", SALESFORCE),
                text(fields, "private_key_file", "salesforce.key"));
        fields.end();
        return jwt;
    }

    private int reserve(Fields fields) {
        int percent = fields.whole("reserve_percent", 0, 99).orElse(RESERVE_PERCENT);
        fields.end();
        return percent;
    }

    private StorePlace store(Fields fields, Path folder) {
        StorePlace place = new StorePlace(
                inside(folder, text(fields, "url", DEFAULT_STORE)),
                text(fields, "user", ""),
                secret(fields, "password", ""));
        fields.end();
        return place;
    }

    private String text(Fields fields, String key, String otherwise) {
        Optional<Node> node = fields.optional(key);
        Optional<String> written = node.flatMap(found -> found.text(mistakes));
        if (written.isEmpty()) {
            return otherwise;
        }
        Variables.Filled filled = variables.fill(written.get());
        if (!filled.missing().isEmpty()) {
            mistakes.add(
                    node.get(),
                    "the variable " + filled.missing() + " has no value",
                    "set it in the environment or in .env beside mql.yaml");
        }
        return filled.text();
    }

    private Secret secret(Fields fields, String key, String otherwise) {
        Optional<Node> node = fields.optional(key);
        String written = node.flatMap(found -> found.text(mistakes)).orElse(otherwise);
        Variables.Filled filled = variables.fill(written);
        return new Secret(filled.text(), filled.missing());
    }

    private static String inside(Path folder, String url) {
        return url.startsWith(Stores.SQLITE)
                ? Stores.SQLITE
                        + folder.resolve(url.substring(Stores.SQLITE.length())).normalize()
                : url;
    }
}
