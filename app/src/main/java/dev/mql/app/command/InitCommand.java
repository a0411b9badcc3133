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

    private static final String CREDENTIAL = """
            In HubSpot: Development > Keys > Service keys > Create. Give it these scopes:
              crm.objects.contacts.read and .write, crm.objects.companies.read, crm.objects.deals.read,
              crm.objects.owners.read, crm.schemas.contacts.read and .write, forms
              (more is used where it is granted: crm.objects.marketing_events.read, crm.lists.read)
            Then set it: export HUBSPOT_TOKEN=...  or write it into .env in the workspace.
            """;

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "CRM", description = "hubspot.")
    private String crm = "";

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "HubSpot, a sandbox or a proxy (default: ${DEFAULT-VALUE}).")
    private String baseUrl = "https://api.hubapi.com";

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
        if (!crm.equals("hubspot")) {
            throw new UserError("there is no adapter for " + crm + " yet", "init", "name hubspot");
        }
        NewWorkspace made = new NewWorkspace(surroundings.folder().resolve(options.workspace), surroundings);
        made.refuseToOverwrite();
        String token = token(made);
        List<Path> files = made.hubspot(baseUrl, token, live);
        show(files);
        return ExitCode.DONE.code();
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
        lines.line("NEXT  %-46s it is an example company's: make it yours", "edit definition.yaml");
        lines.line("      %-46s what is there, what is missing", "mql check" + again);
        lines.line("      %-46s mql's own properties in HubSpot: first look, then --apply", "mql bootstrap" + again);
        lines.line("      %-46s what would be written, and why", "mql plan" + again);
        lines.line(
                "      %-46s and --team sales: before that nothing is written",
                "mql approve --team marketing --by NAME" + again);
        lines.flush();
    }
}
