package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.workspace.Examples;
import dev.mql.http.JumpingTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company with both CRMs that hands people over in Salesforce, live in both, its definition signed. */
final class TwoCrms {

    private final Path folder;
    private final Terminal terminal;

    TwoCrms(Path folder, JumpingTime time, HubSpotSandbox hubspot, SalesforceSandbox org) throws IOException {
        this.folder = folder;
        this.terminal = Terminal.in(folder, time);
        String hubspotOnly =
                "  hubspot: {base_url: \"" + hubspot.baseUrl() + "\", token: \"" + hubspot.token() + "\"}\n";
        Files.writeString(folder.resolve("mql.yaml"), "crm:\n" + hubspotOnly);
        Files.writeString(folder.resolve("definition.yaml"), Examples.text("acme/definition.yaml"));
        mapping("hubspot");
        assertThat(terminal.run("bootstrap", "--apply")).as(terminal.err()).isZero();
        mapping("salesforce");
        Files.writeString(
                folder.resolve("mql.yaml"),
                "hand_off_in: salesforce\ncrm:\n" + hubspotOnly + "  salesforce: {login_url: \"" + org.baseUrl()
                        + "\", currency: EUR, client_id: " + org.clientId() + ", client_secret: " + org.clientSecret()
                        + "}\n");
        for (String team : new String[] {"marketing", "sales"}) {
            assertThat(terminal.run("approve", "--team", team, "--by", team + " lead"))
                    .isZero();
        }
    }

    private void mapping(String crm) throws IOException {
        Files.writeString(
                folder.resolve("mapping-" + crm + ".yaml"),
                Examples.text("acme/mapping-" + crm + ".yaml")
                        .replaceFirst("(?m)^  Lead: \\{CreatedDate.*$", "  Lead: all")
                        .replaceFirst("(?m)^mode: \\w+", "mode: live")
                        .replaceFirst("(?m)^live_from:.*\\R", ""));
    }

    /** How many records were written. */
    int sync(String crm) {
        terminal.run("sync", crm, "--json");
        JsonNode run = JsonMapper.shared().readTree(terminal.out());
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        return run.get("written").asInt();
    }

    JsonNode explained(String crm, String who) {
        terminal.run("explain", crm, who, "--json");
        return JsonMapper.shared().readTree(terminal.out());
    }
}
