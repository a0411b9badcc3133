package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.store.SqlStore;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Stores;
import dev.mql.app.workspace.Workspace;
import dev.mql.store.StoreException;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "copy",
        description =
                "Copies the store into an empty one: from a file to PostgreSQL, back, or as a copy of a file that is in"
                        + " use.",
        mixinStandardHelpOptions = true)
final class StoreCopyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "URL", description = "jdbc:postgresql://host/database or jdbc:sqlite:copy.db")
    private String url = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Of the database to copy to.")
    private String user = "";

    @Option(names = "--password-variable", paramLabel = "NAME", description = "The variable with its password.")
    private String variable = "";

    StoreCopyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Stores.understand(url, "URL");
        String password = variable.isEmpty() ? "" : surroundings.variables().getOrDefault(variable, "");
        if (!variable.isEmpty() && password.isEmpty()) {
            throw new UserError(
                    "the variable " + variable + " has no value", "--password-variable", "set it in the environment");
        }
        Workspace workspace = options.open(surroundings);
        try (SqlStore from = Stores.open(workspace.settings());
                SqlStore to = target(password)) {
            SortedMap<String, Long> copied =
                    copied(from, to, workspace.mappings().keySet());
            if (options.json) {
                JsonText.print(copied, surroundings);
            } else {
                show(copied);
            }
            return ExitCode.DONE.code();
        }
    }

    private SqlStore target(String password) {
        try {
            return SqlStore.open(at(url), user, password);
        } catch (StoreException e) {
            throw new StoreException(e.why(), "to copy to: " + e.getMessage(), e.remedy(), e);
        }
    }

    /** A file is named from where the command is typed. */
    private String at(String named) {
        String sqlite = "jdbc:sqlite:";
        return named.startsWith(sqlite)
                ? sqlite + surroundings.folder().resolve(named.substring(sqlite.length()))
                : named;
    }

    /** While no run writes. */
    private SortedMap<String, Long> copied(SqlStore from, SqlStore to, Set<String> crms) {
        Instant now = surroundings.clock().instant();
        crms.forEach(crm -> from.switches().take(crm, Desk.holder(), now));
        try {
            return from.copyTo(to);
        } finally {
            crms.forEach(crm -> from.switches().letGo(crm, Desk.holder()));
        }
    }

    private void show(SortedMap<String, Long> copied) {
        Lines lines = new Lines(surroundings.out());
        lines.line(
                "COPIED %s",
                Lines.many(copied.values().stream().mapToLong(Long::longValue).sum(), "row"));
        copied.forEach((table, rows) -> lines.line("%12s  %s", Lines.count(rows), table));
        lines.line("to work with the copy, name it in mql.yaml under store.url; both must not be worked with");
        lines.flush();
    }
}
