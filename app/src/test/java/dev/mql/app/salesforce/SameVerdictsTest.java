package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.workspace.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One company in both CRMs: the same definition says the same of the same people, as far as both know the same. */
class SameVerdictsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final int PEOPLE = 400;

    @TempDir
    Path folder;

    @Test
    void theFactsBothCarryGiveTheSameVerdicts() throws IOException {
        Map<String, String> hubspot;
        try (HubSpotSandbox sandbox = HubSpotSandbox.start(
                SandboxConfig.standard().withClock(InstantSource.fixed(NOW)).withAllowance(Allowance.PLENTY),
                Seeds.company(PEOPLE, 7, NOW))) {
            workspace(
                    "hubspot",
                    "hubspot: {base_url: \"" + sandbox.baseUrl() + "\", token: \"" + sandbox.token() + "\"}");
            hubspot = Verdicts.of(folder.resolve("hubspot"), "hubspot", NOW);
        }
        Map<String, String> salesforce;
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(
                OrgConfig.standard().withClock(InstantSource.fixed(NOW)), SalesforceSeeds.company(PEOPLE, 7, NOW))) {
            workspace(
                    "salesforce",
                    "salesforce: {login_url: \"" + sandbox.baseUrl() + "\", currency: EUR, client_id: "
                            + sandbox.clientId() + ", client_secret: " + sandbox.clientSecret() + "}");
            salesforce = Verdicts.of(folder.resolve("salesforce"), "salesforce", NOW);
        }

        assertThat(salesforce).hasSizeGreaterThan(PEOPLE - 20).hasSameSizeAs(hubspot);
        assertThat(salesforce.entrySet()).containsExactlyInAnyOrderElementsOf(hubspot.entrySet());
    }

    private void workspace(String crm, String connection) throws IOException {
        Path of = Files.createDirectories(folder.resolve(crm));
        Files.writeString(of.resolve("mql.yaml"), "crm:\n  " + connection + "\n");
        Files.writeString(of.resolve("definition.yaml"), Examples.text("acme/definition.yaml"));
        String mapping = Examples.text("acme/mapping-" + crm + ".yaml");
        Files.writeString(of.resolve("mapping-" + crm + ".yaml"), common(mapping));
    }

    /** Without what only one of the CRMs knows. */
    private static String common(String mapping) {
        return mapping.replaceFirst("(?m)^  Lead: \\{CreatedDate.*$", "  Lead: all")
                .replaceFirst("(?s)  pages: .*?  webinars:", "  webinars:")
                .replaceFirst("(?s)  dates: .*?  otherwise:", "  otherwise:")
                .replaceFirst("(?s)  Task:.*?  Event:", "  Event:")
                .replaceFirst("(?m)^    demo_held: \\{.*\\R", "")
                .replaceAll("(?m)^    (newsletter_signup|trial_started): .*\\R", "");
    }
}
