package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/first-hour.md work as they stand there, in their order, without an edit between them. */
class FirstHourPageTest {

    private static final Path PAGE = Path.of("../docs/first-hour.md");

    @TempDir
    Path folder;

    @Test
    void hubSpotIsPlannedInAtMostSixCommands() throws IOException {
        try (HubSpotSandbox hubspot =
                HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(60, 7, Instant.now()))) {
            follow(
                    commands("HubSpot", hubspot.baseUrl().toString()),
                    Terminal.in(folder).with("HUBSPOT_TOKEN", hubspot.token()));
        }
    }

    @Test
    void salesforceIsPlannedInAtMostSixCommands() throws IOException {
        try (SalesforceSandbox org =
                SalesforceSandbox.start(OrgConfig.standard(), SalesforceSeeds.company(60, 7, Instant.now()))) {
            org.setup().deployMql();
            follow(
                    commands("Salesforce", org.baseUrl().toString()),
                    Terminal.in(folder)
                            .with("SALESFORCE_CLIENT_ID", org.clientId())
                            .with("SALESFORCE_CLIENT_SECRET", org.clientSecret()));
        }
    }

    private static void follow(List<String> commands, Terminal terminal) {
        assertThat(commands).hasSizeBetween(3, 6);
        boolean read = false;
        for (String command : commands) {
            int code = terminal.run(command.replaceFirst("^mql ", "").split(" "));
            String said = command + "\n" + terminal.out() + terminal.err();
            if (command.startsWith("mql plan")) {
                assertThat(code).as(said).isEqualTo(ExitCode.PENDING.code());
                read = true;
            } else if (!command.startsWith("mql bootstrap")) {
                assertThat(code).as(said).isZero();
            }
            if (command.startsWith("mql check")) {
                assertThat(terminal.out().lines()).as(said).noneMatch(line -> line.startsWith("wrong"));
                assertThat(terminal.out().contains("rule fit.size")).as(said).isEqualTo(read);
            }
        }
        assertThat(read).isTrue();
    }

    private static List<String> commands(String heading, String baseUrl) throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## " + heading));
        String block = section.substring(section.indexOf("```") + 3);
        return block.substring(0, block.indexOf("```"))
                .replace("http://127.0.0.1:8085", baseUrl)
                .lines()
                .filter(line -> line.startsWith("mql "))
                .toList();
    }
}
