package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.ExplainJson;
import dev.mql.app.screen.ExplainScreen;
import dev.mql.app.screen.Explanation;
import dev.mql.app.screen.Headline;
import dev.mql.app.screen.HistoryScreen;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Times;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Explaining;
import dev.mql.app.workspace.Workspace;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.StoredVerdict;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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

    @Option(
            names = "--definition",
            paramLabel = "NAME|FILE",
            description = "By a definition beside the one that moves the status, or by any other file.")
    private String definition = "";

    @Option(names = "--why-not", description = "Only what is missing, and what would be enough.")
    private boolean whyNot;

    @Option(names = "--history", description = "Each verdict that was kept, with what changed it.")
    private boolean history;

    @Option(
            names = "--verdict",
            paramLabel = "N",
            description = "One verdict of the history in full, by the definition and the facts of then.")
    private int verdict;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Workspace named = options.open(surroundings);
        boolean isName = definition.isEmpty() || named.beside().containsKey(definition);
        Workspace workspace = isName
                ? named
                : Workspace.open(
                        options.workspace, surroundings, surroundings.folder().resolve(definition));
        Agreed agreed = workspace.agreed(isName ? definition : "");
        try (Desk desk = Desk.open(workspace, crm, surroundings)) {
            long now = surroundings.clock().instant().toEpochMilli();
            ZoneId zone = agreed.definition().zone();
            Dossier dossier = People.dossier(desk, named());
            if (history) {
                history(desk, agreed, dossier, new Times(zone, now));
                return ExitCode.DONE.code();
            }
            Explaining explaining = new Explaining(desk, agreed);
            Explanation explanation = verdict > 0
                    ? explaining.again(dossier, kept(desk, agreed, dossier), now)
                    : explaining.of(dossier, asOf.isEmpty() ? now : instant(zone), now);
            if (options.json) {
                JsonText.print(ExplainJson.of(explanation), surroundings);
            } else if (whyNot) {
                ExplainScreen.printWhyNot(explanation, new Lines(surroundings.out()));
            } else {
                ExplainScreen.print(explanation, new Lines(surroundings.out()));
            }
            return ExitCode.DONE.code();
        }
    }

    private void history(Desk desk, Agreed agreed, Dossier dossier, Times times) {
        List<StoredVerdict> kept = verdicts(desk, agreed, dossier);
        if (options.json) {
            JsonText.print(HistoryScreen.json(kept), surroundings);
            return;
        }
        String again = "mql explain " + dossier.records().person().id()
                + (definition.isEmpty() ? "" : " --definition " + definition) + options.again() + " --verdict";
        HistoryScreen.print(kept, Headline.of(dossier), times, again, new Lines(surroundings.out()));
    }

    private StoredVerdict kept(Desk desk, Agreed agreed, Dossier dossier) {
        List<StoredVerdict> all = verdicts(desk, agreed, dossier);
        if (verdict > all.size()) {
            throw new UserError(
                    "only " + Lines.many(all.size(), "verdict") + " of this person kept so far",
                    "--verdict",
                    "mql explain WHO --history lists them");
        }
        return all.get(verdict - 1);
    }

    private static List<StoredVerdict> verdicts(Desk desk, Agreed agreed, Dossier dossier) {
        Ref person = dossier.records().person();
        return agreed.name().isEmpty()
                ? desk.store().people().history(person)
                : desk.store().people().history(person, agreed.name());
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
