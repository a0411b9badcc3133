package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.CsvProblems;
import dev.mql.app.sandbox.seed.CsvSeed;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import dev.mql.app.screen.Lines;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Serves a make-believe CRM on this machine, as strict as the real one, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    private static final long SEED = 7;

    private final Surroundings surroundings;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CRM", description = "hubspot or salesforce.")
    private String crm = "hubspot";

    @Option(names = "--port", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
    private int port = 8085;

    @Option(
            names = "--contacts",
            paramLabel = "N",
            description = "A made-up company of this size (default: ${DEFAULT-VALUE}).")
    private int contacts = 2_000;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Load CSV files instead, as this small YAML mapping says.")
    private Path csv = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The contacts' CSV file, where the mapping does not name it.")
    private Path data = Path.of("");

    @Option(names = "--latency", paramLabel = "MS", description = "Milliseconds added to each answer.")
    private int latency;

    @Option(
            names = "--undeployed",
            description = "Salesforce: without mql's fields, as an org is before an admin deploys them.")
    private boolean undeployed;

    SandboxCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            switch (crm) {
                case "hubspot" -> hubspot();
                case "salesforce" -> salesforce();
                default ->
                    throw new UserError("there is no sandbox for " + crm, "sandbox", "name hubspot or salesforce");
            }
        } catch (IllegalArgumentException tooSmall) {
            throw new UserError(
                    "a company of " + contacts + " contacts cannot be made up", "--contacts", "name 20 or more");
        } catch (UncheckedIOException taken) {
            throw new UserError("port " + port + " cannot be listened on", "--port", "name another one, or 0 for any");
        }
        return ExitCode.DONE.code();
    }

    private void salesforce() throws InterruptedException {
        OrgConfig config = OrgConfig.standard().withPort(port).withLatency(Duration.ofMillis(latency));
        try (SalesforceSandbox sandbox = SalesforceSandbox.start(
                config,
                SalesforceSeeds.company(contacts, SEED, surroundings.clock().instant()))) {
            if (!undeployed) {
                sandbox.setup().deployMql();
            }
            Lines lines = new Lines(surroundings.out());
            lines.line("Salesforce sandbox at %s   Ctrl-C stops it", sandbox.baseUrl());
            lines.gap();
            lines.line("in another terminal:");
            lines.line("  export SALESFORCE_CLIENT_ID=%s", sandbox.clientId());
            lines.line("  export SALESFORCE_CLIENT_SECRET=%s", sandbox.clientSecret());
            lines.line("  mql init salesforce --base-url %s -w rehearsal", sandbox.baseUrl());
            lines.flush();
            new CountDownLatch(1).await();
        }
    }

    private void hubspot() throws InterruptedException {
        SandboxConfig config = SandboxConfig.standard().withPort(port).withLatency(Duration.ofMillis(latency));
        try (HubSpotSandbox sandbox =
                HubSpotSandbox.start(config, seed(surroundings.clock().instant()))) {
            Lines lines = new Lines(surroundings.out());
            lines.line("HubSpot sandbox at %s   token %s   Ctrl-C stops it", sandbox.baseUrl(), sandbox.token());
            lines.gap();
            lines.line("in another terminal:");
            lines.line("  export HUBSPOT_TOKEN=%s", sandbox.token());
            lines.line("  mql init hubspot --base-url %s --yes -w rehearsal", sandbox.baseUrl());
            lines.flush();
            new CountDownLatch(1).await();
        }
    }

    private SeedData seed(Instant asOf) {
        if (csv.toString().isEmpty()) {
            return Seeds.company(contacts, SEED, asOf);
        }
        try {
            Path mapping = surroundings.folder().resolve(csv);
            return data.toString().isEmpty()
                    ? CsvSeed.read(mapping, asOf)
                    : CsvSeed.read(mapping, surroundings.folder().resolve(data), asOf);
        } catch (CsvProblems problems) {
            throw UserError.inFiles(problems.problems());
        }
    }
}
