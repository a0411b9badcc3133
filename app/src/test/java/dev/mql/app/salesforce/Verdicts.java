package dev.mql.app.salesforce;

import dev.mql.app.Surroundings;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.evaluate.Outcome;
import dev.mql.mapping.Wants;
import dev.mql.store.Identity;
import dev.mql.store.Selection;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import dev.mql.sync.Sight;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** What a workspace's plan thinks of everybody. */
final class Verdicts {

    private Verdicts() {}

    /** By address: verdict and score. */
    static Map<String, String> of(Path folder, String crm, Instant now) {
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of(),
                InstantSource.fixed(now),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                new BufferedReader(Reader.nullReader()),
                false);
        Map<String, String> verdicts = new TreeMap<>();
        try (Desk desk = Desk.open(Workspace.open(Path.of(""), surroundings), crm, surroundings)) {
            new Runs(desk.job(Orders.everybody(), Progress.silent())).plan();
            Sight sight = desk.sight();
            Identity identity = new Identity(Wants.emailByType(desk.mapping()));
            desk.store().people().each(crm, new Selection.Everyone(), dossier -> {
                Outcome outcome = sight.outcome(sight.facts(dossier.records()), now.toEpochMilli());
                identity.email(dossier.records().self())
                        .ifPresent(
                                email -> verdicts.put(email, outcome.verdict().kind() + " " + outcome.score()));
            });
        }
        return verdicts;
    }
}
