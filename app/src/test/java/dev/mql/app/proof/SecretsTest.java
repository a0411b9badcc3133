package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole commands in processes of their own, as talkative as they can be, against a CRM that fails in many ways: nothing they
 * print, write or serve has a secret in it, and no log, metric or error an e-mail address.
 */
class SecretsTest {

    private static final String WEBHOOK = "planted-webhook-secret-5f1c";
    private static final String SERVE = "planted-serve-token-9be2";

    @TempDir
    private Path folder;

    private HubSpotSandbox hubspot;
    private Talkative mql;

    @BeforeEach
    void begin() {
        SandboxConfig config = SandboxConfig.standard().withAllowance(Allowance.PLENTY);
        hubspot = HubSpotSandbox.start(config, Seeds.company(200, 7, Instant.now()));
        mql = new Talkative(
                folder,
                Map.of("HUBSPOT_TOKEN", hubspot.token(), "HUBSPOT_CLIENT_SECRET", WEBHOOK, "MQL_SERVE_TOKEN", SERVE));
    }

    @AfterEach
    void end() {
        hubspot.close();
    }

    @Test
    void nothingPrintedKeptOrServedHasASecretAndNoLogAnAddress() throws IOException, InterruptedException {
        mql.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live", "-w", "acme");
        mql.run("bootstrap", "--apply", "-w", "acme");
        mql.run("approve", "--team", "marketing", "--by", "Dana Weber", "-w", "acme");
        mql.run("approve", "--team", "sales", "--by", "Kim Ortega", "-w", "acme");
        hubspot.require(ObjectType.CONTACT, "phone", "hs_lead_status", "MQL");
        hubspot.faults().add(Fault.status(502).on("batch/update"));
        hubspot.faults().add(Fault.of(Fault.Kind.TRUNCATED).on("contacts"));
        mql.run("plan", "--csv", "plan.csv", "-w", "acme");
        hubspot.faults().add(Fault.of(Fault.Kind.RESET_AFTER).on("batch/update"));
        mql.run("sync", "-w", "acme");
        mql.run("failed", "-w", "acme");
        mql.run("status", "--json", "-w", "acme");
        mql.run("undo", "r-2", "-w", "acme");
        hubspot.faults().add(Fault.status(401).on("contacts"));
        mql.run("sync", "--full", "-w", "acme");
        hubspot.revoke(hubspot.token());
        mql.run("sync", "--json", "-w", "acme");
        mql.run("explain", "nobody.at.all@nowhere.example", "-w", "acme");
        mql.run("whatif", "mql.enter.score=oops", "-w", "acme");
        Path settings = folder.resolve("acme/mql.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                                .replaceFirst(
                                        "(?m)^( *)(base_url:.*)$", "$1$2\n$1webhook_secret: \\${HUBSPOT_CLIENT_SECRET}")
                        + "\nserve: {port: 0, token: \"${MQL_SERVE_TOKEN}\"}\n");
        String served = mql.serve("/webhooks/hubspot");

        assertThat(Files.readString(folder.resolve("plan.csv"))).contains("hs_lead_status");
        assertThat(mql.printed()).contains("RUN r-");
        assertThat(mql.errors()).contains("DEBUG").contains("error: ");
        assertThat(served).contains("mql_queue_records").contains("state");
        mql.assertNothingLeaks(served, List.of(hubspot.token(), WEBHOOK, SERVE));
    }
}
