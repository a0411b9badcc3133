package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.workspace.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The example company's definition and mapping for an org, whose leads all count. */
public final class AcmeOrg {

    private AcmeOrg() {}

    /** A workspace that only looks on. */
    public static void workspace(Path folder, SalesforceSandbox org) throws IOException {
        write(folder, org, Examples.text("acme/mapping-salesforce.yaml"));
    }

    /** A workspace that hands over from the first run on, in an org made ready for it, signed by both teams. */
    static Terminal live(Path folder, SalesforceSandbox org, InstantSource clock) throws IOException {
        org.setup().deployMql();
        write(
                folder,
                org,
                Examples.text("acme/mapping-salesforce.yaml")
                        .replaceFirst("(?m)^mode: \\w+", "mode: live")
                        .replaceFirst("(?m)^live_from:.*\\R", ""));
        Terminal terminal = Terminal.in(folder, clock);
        for (String team : new String[] {"marketing", "sales"}) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .isZero();
        }
        return terminal;
    }

    private static void write(Path folder, SalesforceSandbox org, String mapping) throws IOException {
        Files.writeString(
                folder.resolve("mql.yaml"),
                "crm: {salesforce: {login_url: \"" + org.baseUrl() + "\", currency: EUR, client_id: " + org.clientId()
                        + ", client_secret: " + org.clientSecret() + "}}\n");
        Files.writeString(folder.resolve("definition.yaml"), Examples.text("acme/definition.yaml"));
        Files.writeString(
                folder.resolve("mapping-salesforce.yaml"),
                mapping.replaceFirst("(?m)^  Lead: \\{CreatedDate.*$", "  Lead: all"));
    }

    /** A lead who fits, and has done nothing yet. */
    static String lead(SalesforceSandbox org, String email) {
        return org.automation()
                .create(
                        "Lead",
                        Map.of(
                                "LastName", "Weber",
                                "Company", "Northwind",
                                "Title", "VP Marketing",
                                "Email", email,
                                "Country", "Germany",
                                "NumberOfEmployees", "400"));
    }
}
