package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.NewWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Connects a CRM, reads what it has, and writes a workspace. Writes nothing in the CRM.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    private static final String HUBSPOT = "https://api.hubapi.com";

    private static final String CREDENTIAL = """
            In HubSpot: Development > Keys > Service keys > Create. Give it these scopes:
              crm.objects.contacts.read and .write, crm.objects.companies.read, crm.objects.deals.read,
              crm.objects.owners.read, crm.schemas.contacts.read and .write, forms
              (more is used where it is granted: crm.objects.marketing_events.read, crm.lists.read)
            Then set it: export HUBSPOT_TOKEN=...  or write it into .env in the workspace.
            """;

    private static final String APP = """
            In Salesforce: Setup > External Client App Manager > New. OAuth on, scope api, client credentials flow on, run as
            an integration user that may read leads, contacts, accounts, campaigns, activities and opportunities.
            Then set SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET, or write them into .env in the workspace, and name
            your My Domain: --base-url https://YOURDOMAIN.my.salesforce.com""";

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "CRM", description = "hubspot or salesforce.")
    private String crm = "";

    @Option(
            names = {"--base-url", "--login-url"},
            paramLabel = "URL",
            description = "HubSpot, a sandbox or a proxy (default: https://api.hubapi.com); Salesforce's My Domain.")
    private String baseUrl = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing.")
    private boolean yes;

    @Option(
            names = "--live",
            description = "Move lead statuses from the first sync on; without it mql writes its own properties only.")
    private boolean live;

    InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        NewWorkspace made = new NewWorkspace(surroundings.folder().resolve(options.workspace), surroundings);
        made.refuseToOverwrite();
        List<Path> files = switch (crm) {
            case "hubspot" -> made.hubspot(baseUrl.isEmpty() ? HUBSPOT : baseUrl, token(made), live);
            case "salesforce" -> salesforce(made);
            default -> throw new UserError("there is no adapter for " + crm, "init", "name hubspot or salesforce");
        };
        show(files);
        return ExitCode.DONE.code();
    }

    private List<Path> salesforce(NewWorkspace made) throws IOException {
        String clientId = made.variable("SALESFORCE_CLIENT_ID");
        String clientSecret = made.variable("SALESFORCE_CLIENT_SECRET");
        if (clientId.isEmpty() || clientSecret.isEmpty() || baseUrl.isEmpty()) {
            throw new UserError(
                    baseUrl.isEmpty() ? "the org is not named" : "Salesforce's credential is not set",
                    baseUrl.isEmpty() ? "--base-url" : "environment and .env",
                    APP);
        }
        return made.salesforce(baseUrl, clientId, clientSecret, live);
    }

    private String token(NewWorkspace made) throws IOException {
        String token = made.variable("HUBSPOT_TOKEN");
        if (token.isEmpty() && surroundings.interactive() && !yes) {
            surroundings.out().print(CREDENTIAL + "HUBSPOT_TOKEN: ");
            surroundings.out().flush();
            String typed = surroundings.in().readLine();
            token = typed == null ? "" : typed.strip();
            made.keep(token);
        }
        if (token.isEmpty()) {
            throw new UserError(
                    "HUBSPOT_TOKEN is not set", "environment and .env", "make one first. " + CREDENTIAL.strip());
        }
        return token;
    }

    private void show(List<Path> files) {
        if (options.json) {
            JsonText.print(
                    java.util.Map.of(
                            "written", files.stream().map(Path::toString).toList()),
                    surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        files.forEach(file -> lines.line("wrote %s", file));
        lines.gap();
        String again = options.again();
        lines.line(
                crm.equals("hubspot")
                        ? "NEXT  %-46s mql's own properties in HubSpot; without --apply it only looks"
                        : "NEXT  %-46s writes the fields an admin of Salesforce deploys, and says how",
                "mql bootstrap" + (crm.equals("hubspot") ? " --apply" : "") + again);
        lines.line("      %-46s what is there, what is missing", "mql check" + again);
        lines.line("      %-46s what would be written, and why", "mql plan" + again);
        lines.line("      %-46s it is an example company's: make it yours", "edit definition.yaml");
        lines.line(
                "      %-46s and --team sales: before that nothing is written",
                "mql approve --team marketing --by NAME" + again);
        lines.flush();
    }
}
