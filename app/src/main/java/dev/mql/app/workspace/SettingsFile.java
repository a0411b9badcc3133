package dev.mql.app.workspace;

import dev.mql.app.workspace.Settings.HubSpotConnection;
import dev.mql.app.workspace.Settings.Jwt;
import dev.mql.app.workspace.Settings.MailDomains;
import dev.mql.app.workspace.Settings.OAuth;
import dev.mql.app.workspace.Settings.SalesforceConnection;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.app.workspace.Settings.StorePlace;
import dev.mql.file.Durations;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.YamlFile;
import dev.mql.sync.Retention;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code mql.yaml}. */
final class SettingsFile {

    static final String NAME = "mql.yaml";
    static final String DEFAULT_STORE = "jdbc:sqlite:mql.db";
    private static final String HUBSPOT = "https://api.hubapi.com";
    static final String HUBSPOT_VERSION = "2026-09";
    static final String SALESFORCE = "https://login.salesforce.com";
    static final String SALESFORCE_VERSION = "64.0";
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
        return settings(YamlFile.read(folder.resolve(NAME), mistakes), folder);
    }

    /** The same of a text that is not in the folder yet. */
    Optional<Settings> read(String text, Path folder) {
        return settings(YamlFile.read(text, mistakes), folder);
    }

    private Optional<Settings> settings(Optional<Node> tree, Path folder) {
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
                .orElseGet(() -> new StorePlace(sqlite(folder.resolve("mql.db")), "", new Secret("", "")));
        Settings settings = new Settings(
                hubspot.map(found -> hubspot(found, folder)).orElse(null),
                salesforce.map(this::salesforce).orElse(null),
                store,
                fields.fields("limits").map(this::reserve).orElse(RESERVE_PERCENT),
                fields.fields("notify")
                        .map(new ChannelsReader(variables, mistakes)::channels)
                        .orElse(List.of()),
                new ServingFile(variables, mistakes).read(fields),
                fields.fields("mail_domains")
                        .map(files -> mailDomains(files, folder))
                        .orElse(MailDomains.NONE),
                fields.fields("definitions")
                        .map(block -> new DefinitionsReader(folder, mistakes).read(block))
                        .orElse(Settings.Definitions.ALONE),
                fields.fields("retention").map(this::retention).orElse(Retention.USUAL),
                handOffIn(fields));
        crm.ifPresent(Fields::end);
        fields.end();
        return settings;
    }

    private Retention retention(Fields fields) {
        Retention retention = new Retention(
                time(fields, "explanations", Retention.USUAL.explanations()),
                time(fields, "journal", Retention.USUAL.journal()),
                everything(fields));
        fields.end();
        return retention;
    }

    private boolean everything(Fields fields) {
        Optional<Node> node = fields.optional("activities");
        String text = node.flatMap(found -> found.text(mistakes)).orElse("in_use");
        if (!text.equals("in_use") && !text.equals("all")) {
            mistakes.add(
                    node.orElseThrow(),
                    "activities are kept as long as they are `in_use`, or `all`",
                    "write in_use or all");
        }
        return text.equals("all");
    }

    private Duration time(Fields fields, String name, Duration usual) {
        return fields.optional(name)
                .flatMap(node -> Durations.read(node, mistakes))
                .map(Duration::ofMillis)
                .orElse(usual);
    }

    private String handOffIn(Fields fields) {
        Optional<Node> node = fields.optional("hand_off_in");
        Optional<String> crm = node.flatMap(found -> found.text(mistakes));
        if (crm.isPresent() && !crm.get().equals("hubspot") && !crm.get().equals("salesforce")) {
            mistakes.add(node.get(), "nothing is handed off in `" + crm.get() + "`", "write hubspot or salesforce");
        }
        return crm.orElse("");
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
                fields.has("refresh_token") ? secret(fields, "refresh_token", "") : null,
                secret(fields, "webhook_path", ""),
                secret(fields, "webhook_secret", ""));
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
                inside(fields, folder, text(fields, "url", DEFAULT_STORE)),
                text(fields, "user", ""),
                secret(fields, "password", ""));
        fields.end();
        return place;
    }

    private MailDomains mailDomains(Fields fields, Path folder) {
        MailDomains domains = new MailDomains(
                file(fields, "free", folder), file(fields, "disposable", folder), file(fields, "corporate", folder));
        fields.end();
        return domains;
    }

    private @Nullable Path file(Fields fields, String key, Path folder) {
        String name = text(fields, key, "");
        if (name.isEmpty()) {
            return null;
        }
        Optional<Path> file = resolved(folder, name).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            mistakes.add(
                    fields.optional(key).orElseThrow(),
                    "there is no such file",
                    "name one beside mql.yaml, with one domain a line");
        }
        return file.orElse(null);
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

    private String inside(Fields fields, Path folder, String url) {
        if (!url.startsWith(Stores.SQLITE)) {
            return url;
        }
        Optional<Path> file = resolved(folder, url.substring(Stores.SQLITE.length()));
        if (file.isEmpty()) {
            mistakes.add(fields.node(), "the store's file has no possible name", "write " + DEFAULT_STORE);
        }
        return file.map(SettingsFile::sqlite).orElse(url);
    }

    private static String sqlite(Path file) {
        return Stores.SQLITE + file.normalize();
    }

    /** Empty where the name cannot be one of a file. */
    private static Optional<Path> resolved(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
