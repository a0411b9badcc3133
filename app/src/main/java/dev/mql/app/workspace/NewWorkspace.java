package dev.mql.app.workspace;

import dev.mql.app.OwnerOnly;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.workspace.Settings.HubSpotConnection;
import dev.mql.app.workspace.Settings.SalesforceConnection;
import dev.mql.app.workspace.Settings.Secret;
import dev.mql.crm.Crm;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.mapping.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes a workspace for an account: settings, a mapping that fits the account, a definition to begin with. */
public final class NewWorkspace {

    private static final Duration LATELY = Duration.ofDays(30);
    private static final String SCHEMAS = ".schema";
    private static final String SECRET_OR_LARGE = """
            .env
            .hubspot-token
            .salesforce-refresh-token
            *.db
            *.db-wal
            *.db-shm
            salesforce-metadata*
            """;

    private final Path folder;
    private final Variables variables;
    private final InstantSource clock;

    public NewWorkspace(Path folder, Surroundings surroundings) {
        this.folder = folder.normalize();
        this.clock = surroundings.clock();
        this.variables = Variables.of(this.folder, surroundings.variables());
    }

    /** @throws UserError where there is a workspace already */
    public void refuseToOverwrite() {
        for (String name : List.of(SettingsFile.NAME, "mapping-hubspot.yaml", "mapping-salesforce.yaml")) {
            if (Files.exists(folder.resolve(name))) {
                throw new UserError(
                        name + " is there already",
                        folder.toString(),
                        "work with it, name another folder with --workspace, or move it away first");
            }
        }
    }

    /** The environment's or {@code .env}'s value; empty where there is none. */
    public String variable(String name) {
        return variables.value(name).orElse("");
    }

    /** Keeps a token somebody typed, after what {@code .env} holds already; a new one is readable by its owner only. */
    public void keep(String token) throws IOException {
        if (token.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        Path file = OwnerOnly.file(folder.resolve(".env"));
        String known = Files.readString(file);
        String apart = known.isEmpty() || known.endsWith("\n") ? "" : "\n";
        Files.writeString(file, known + apart + "HUBSPOT_TOKEN=" + token + "\n");
    }

    /** Asks HubSpot what it has and writes the files; answers them. */
    public List<Path> hubspot(String baseUrl, String token, boolean live) throws IOException {
        HubSpotConnection connection = HubSpotConnection.of(baseUrl, token, ConnectionsReader.HUBSPOT_VERSION);
        String mode = live ? "live" : "shadow";
        String mapping;
        try (Crm crm = Connections.hubspot(connection, 0)) {
            Schema schema = crm.describe();
            mapping = Proposals.answered(
                    crm, schema, new ReadMode.All(), proposals -> StarterMapping.forHubSpot(schema, proposals, mode));
        }
        return files(settings(baseUrl), "mapping-hubspot.yaml", mapping, "HUBSPOT_TOKEN=\n");
    }

    /** Asks Salesforce what it has and writes the files; answers them. */
    public List<Path> salesforce(String loginUrl, String clientId, String clientSecret, boolean live)
            throws IOException {
        SalesforceConnection connection = new SalesforceConnection(
                loginUrl,
                ConnectionsReader.SALESFORCE_VERSION,
                "",
                new Secret(clientId, ""),
                new Secret(clientSecret, ""),
                null,
                null,
                new Secret("", ""),
                new Secret("", ""));
        String mode = live ? "live" : "shadow";
        String mapping;
        try (Crm crm = new SalesforceOpening(connection, folder, "").open(Scope.EVERYBODY, 0)) {
            Schema schema = crm.describe();
            // Everything of a large org would be a bulk job; what changed lately is a query.
            ReadMode lately = new ReadMode.Since(clock.instant().minus(LATELY));
            mapping =
                    Proposals.answered(crm, schema, lately, proposals -> StarterSalesforce.of(schema, proposals, mode));
        }
        return files(
                salesforceSettings(loginUrl),
                "mapping-salesforce.yaml",
                mapping,
                "SALESFORCE_CLIENT_ID=\nSALESFORCE_CLIENT_SECRET=\n");
    }

    private List<Path> files(String settings, String mappingName, String mapping, String secrets) throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        written.add(write(SettingsFile.NAME, helped("mql.json", settings)));
        written.add(write(mappingName, helped(mappingName.replace(".yaml", ".json"), mapping)));
        if (!Files.exists(folder.resolve("definition.yaml"))) {
            written.add(write("definition.yaml", helped("definition.json", starterDefinition())));
        }
        written.add(write(".env.example", secrets));
        if (!Files.exists(folder.resolve(".gitignore"))) {
            written.add(write(".gitignore", SECRET_OR_LARGE));
        }
        return written;
    }

    /** Editors that read the first line offer keys and underline mistakes by the schema, which comes along. */
    private String helped(String schema, String text) throws IOException {
        Files.createDirectories(folder.resolve(SCHEMAS));
        write(SCHEMAS + "/" + schema, Examples.schema(schema));
        return "# yaml-language-server: $schema=" + SCHEMAS + "/" + schema + "\n" + text;
    }

    /** The example company's, which says so. Its link to the schema leads nowhere from a workspace. */
    private static String starterDefinition() throws IOException {
        return "# AN EXAMPLE TO BEGIN WITH: replace the names, lists, lines and reasons by your own before anybody signs.\n"
                + Examples.text("acme/definition.yaml").replaceFirst("# yaml-language-server:.*\\R", "");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String settings(String baseUrl) {
        return """
               # What mql connects to. Secrets stay in the environment or in .env beside this file.
               crm:
                 hubspot:
                   base_url: %s
                   token: ${HUBSPOT_TOKEN}
               store: {url: "jdbc:sqlite:mql.db"}
               limits: {reserve_percent: 20}      # of the daily quota, left to others
               """.formatted(baseUrl);
    }

    private static String salesforceSettings(String loginUrl) {
        return """
               # What mql connects to. Secrets stay in the environment or in .env beside this file.
               crm:
                 salesforce:
                   login_url: %s
                   client_id: ${SALESFORCE_CLIENT_ID}
                   client_secret: ${SALESFORCE_CLIENT_SECRET}
                   # currency: EUR                # of an org with one currency, which it does not tell
               store: {url: "jdbc:sqlite:mql.db"}
               limits: {reserve_percent: 20}      # of the daily requests, left to others
               """.formatted(loginUrl);
    }
}
