package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceFaults;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
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

/** The same as {@link SecretsTest} of a Salesforce that fails in many ways. */
class SalesforceSecretsTest {

    private static final String CLIENT = "planted-client-secret-77aa";
    private static final String PATH = "planted-webhook-path-31d0";
    private static final String SERVE = "planted-serve-token-9be2";

    /** What stands in all sessions' tokens and in nothing else. */
    private static final String SESSION = "!AQ.";

    @TempDir
    private Path folder;

    private SalesforceSandbox org;
    private Talkative mql;

    @BeforeEach
    void begin() {
        OrgConfig.Access access =
                new OrgConfig.Access("consumer-key", CLIENT, "integration@acme.example", null, "", false);
        org = SalesforceSandbox.start(
                OrgConfig.standard().withAccess(access), SalesforceSeeds.company(200, 7, Instant.now()));
        mql = new Talkative(
                folder,
                Map.of(
                        "SALESFORCE_CLIENT_ID", "consumer-key",
                        "SALESFORCE_CLIENT_SECRET", CLIENT,
                        "SALESFORCE_WEBHOOK_PATH", PATH,
                        "MQL_SERVE_TOKEN", SERVE));
    }

    @AfterEach
    void end() {
        org.close();
    }

    @Test
    void nothingPrintedKeptOrServedHasASecretAndNoLogAnAddress() throws IOException, InterruptedException {
        mql.run("init", "salesforce", "--base-url", org.baseUrl().toString(), "--live", "-w", "acme");
        mql.run("bootstrap", "-w", "acme");
        org.setup().deployMql();
        mql.run("approve", "--team", "marketing", "--by", "Dana Weber", "-w", "acme");
        mql.run("approve", "--team", "sales", "--by", "Kim Ortega", "-w", "acme");
        org.setup()
                .validationRule(
                        "Lead",
                        "Status",
                        "ask anna.secretive@acme.example",
                        value -> value.apply("Status").equals("MQL"));
        org.faults().add(SalesforceFaults.html().on("/composite/sobjects"));
        org.faults().add(Fault.of(Fault.Kind.TRUNCATED).on("/queryAll"));
        mql.run("plan", "--csv", "plan.csv", "-w", "acme");
        org.faults().add(Fault.of(Fault.Kind.RESET_AFTER).on("/composite/sobjects"));
        mql.run("sync", "-w", "acme");
        mql.run("failed", "-w", "acme");
        mql.run("status", "--json", "-w", "acme");
        mql.run("undo", "r-2", "-w", "acme");
        org.expireSessions();
        org.faults().add(SalesforceFaults.sessionExpired().on("/composite").times(3));
        mql.run("sync", "--full", "-w", "acme");
        org.faults()
                .add(Fault.status(
                                400, "{\"error\":\"invalid_client\",\"error_description\":\"" + CLIENT + " is wrong\"}")
                        .on("/oauth2/token"));
        mql.run("sync", "--json", "-w", "acme");
        mql.run("explain", "nobody.at.all@nowhere.example", "-w", "acme");
        Path settings = folder.resolve("acme/mql.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                                .replaceFirst(
                                        "(?m)^( *)(login_url:.*)$",
                                        "$1$2\n$1webhook_path: \\${SALESFORCE_WEBHOOK_PATH}")
                        + "\nserve: {port: 0, token: \"${MQL_SERVE_TOKEN}\"}\n");
        String served = mql.serve("/webhooks/salesforce/forged");

        assertThat(Files.readString(folder.resolve("plan.csv"))).contains("MQL_Verdict__c");
        assertThat(mql.printed()).contains("RUN r-");
        assertThat(mql.errors()).contains("DEBUG").contains("error: ");
        assertThat(served).contains("mql_queue_records").contains("state");
        assertThat(org.session()).contains(SESSION);
        mql.assertNothingLeaks(served, List.of(CLIENT, PATH, SERVE, SESSION));
    }
}
