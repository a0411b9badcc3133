package dev.mql.app.demo;

import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.workspace.Examples;
import dev.mql.app.workspace.Workspace;
import dev.mql.definition.file.Approvals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The workspace of a demo: the example company's files, signed by the two who agreed on them. */
final class DemoWorkspace {

    /** Only a folder with this file is ever emptied. */
    private static final String MARK = ".mql-demo";

    private DemoWorkspace() {}

    static Workspace make(Path where, String baseUrl, String token, Surroundings surroundings) throws IOException {
        Path folder = surroundings.folder().resolve(where);
        clear(folder);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MARK), "Made by mql demo, and made anew by the next one.\n");
        Files.writeString(folder.resolve(".env"), "HUBSPOT_TOKEN=" + token + "\n");
        Files.writeString(folder.resolve("mql.yaml"), """
                crm:
                  hubspot: {base_url: "%s", token: "${HUBSPOT_TOKEN}"}
                store: {url: "jdbc:sqlite:mql.db"}
                """.formatted(baseUrl));
        Files.writeString(folder.resolve("definition.yaml"), Examples.text("acme/definition.yaml"));
        Files.writeString(folder.resolve("mapping-hubspot.yaml"), live(Examples.text("acme/mapping-hubspot.yaml")));
        sign(Workspace.open(where, surroundings), surroundings);
        return Workspace.open(where, surroundings);
    }

    /** The same company's Salesforce, beside the first: its own folder and store, the same definition. */
    static Workspace salesforce(Path beside, SalesforceSandbox org, Surroundings surroundings) throws IOException {
        Path where = beside.resolve("salesforce");
        Path folder = surroundings.folder().resolve(where);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(".env"),
                "SALESFORCE_CLIENT_ID=" + org.clientId() + "\nSALESFORCE_CLIENT_SECRET=" + org.clientSecret() + "\n");
        Files.writeString(folder.resolve("mql.yaml"), """
                crm:
                  salesforce: {login_url: "%s", currency: EUR}
                store: {url: "jdbc:sqlite:mql.db"}
                """.formatted(org.baseUrl()));
        Files.writeString(folder.resolve("definition.yaml"), Examples.text("acme/definition.yaml"));
        String everybody = Examples.text("acme/mapping-salesforce.yaml")
                .replaceFirst("(?m)^  Lead: \\{CreatedDate.*$", "  Lead: all");
        Files.writeString(
                folder.resolve("mapping-salesforce.yaml"), live(everybody).replace(", batch: 200", ""));
        sign(Workspace.open(where, surroundings), surroundings);
        return Workspace.open(where, surroundings);
    }

    /** The example waits in shadow for its first day; the demo shows the day after. */
    private static String live(String mapping) {
        return mapping.replaceFirst("(?m)^mode: \\w+", "mode: live").replaceFirst("(?m)^live_from:.*\\R", "");
    }

    private static void sign(Workspace workspace, Surroundings surroundings) throws IOException {
        Approvals approvals = Approvals.NONE;
        for (String team : Approvals.TEAMS) {
            String by = workspace.agreed().definition().agreement().signs().getOrDefault(team, team);
            approvals = approvals.with(new Approvals.Approval(
                    workspace.agreed().hash(), team, by, surroundings.clock().instant()));
        }
        approvals.write(Approvals.beside(workspace.agreed().file()));
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve(MARK))) {
            throw new UserError(
                    "the folder is no demo's", folder.toString(), "name another one with --workspace, or move it away");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(DemoWorkspace::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
