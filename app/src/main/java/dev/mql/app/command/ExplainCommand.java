package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.ExplainJson;
import dev.mql.app.screen.ExplainScreen;
import dev.mql.app.screen.Explanation;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Explaining;
import dev.mql.app.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Why somebody is, or is not, an MQL, to the decimal. Reads the store only.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(
            index = "0",
            paramLabel = "WHO",
            description = "An id, an e-mail, or - to read one from standard input.")
    private String who = "";

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    @Option(names = "--as-of", paramLabel = "DAY", description = "As it was then: 2026-11-23 or 2026-11-23T09:00:00Z.")
    private String asOf = "";

    @Option(names = "--definition", paramLabel = "FILE", description = "By another definition.")
    private Path definition = Path.of("");

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Workspace workspace = definition.toString().isEmpty()
                ? options.open(surroundings)
                : Workspace.open(
                        options.workspace, surroundings, surroundings.folder().resolve(definition));
        try (Desk desk = Desk.open(workspace, crm, surroundings)) {
            long now = surroundings.clock().instant().toEpochMilli();
            ZoneId zone = workspace.agreed().definition().zone();
            Explanation explanation =
                    new Explaining(desk).of(People.dossier(desk, named()), asOf.isEmpty() ? now : instant(zone), now);
            if (options.json) {
                JsonText.print(ExplainJson.of(explanation), surroundings);
            } else {
                ExplainScreen.print(explanation, new Lines(surroundings.out()));
            }
            return ExitCode.DONE.code();
        }
    }

    private String named() throws IOException {
        if (!who.equals("-")) {
            return who;
        }
        String line = surroundings.in().readLine();
        if (line == null || line.isBlank()) {
            throw new UserError("standard input names nobody", "-", "write an id or an e-mail on the first line");
        }
        return line.strip();
    }

    /** A day means its end, so that what happened on it counts. */
    private long instant(ZoneId zone) {
        try {
            return asOf.contains("T")
                    ? Instant.parse(asOf).toEpochMilli()
                    : LocalDate.parse(asOf)
                                    .plusDays(1)
                                    .atStartOfDay(zone)
                                    .toInstant()
                                    .toEpochMilli()
                            - 1;
        } catch (DateTimeException unreadable) {
            throw new UserError("no day is called " + asOf, "--as-of", "write 2026-11-23 or 2026-11-23T09:00:00Z");
        }
    }
}
