package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.screen.Lines;
import dev.mql.app.store.SqlStore;
import dev.mql.app.workspace.Stores;
import dev.mql.app.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "size",
        description = "How much room the store takes, and would take with more people like those it knows.",
        mixinStandardHelpOptions = true)
final class StoreSizeCommand implements Callable<Integer> {

    private static final long MEGABYTE = 1_000_000;

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Option(names = "--people", paramLabel = "N", description = "Forecast for so many.")
    private @Nullable Long wanted;

    StoreSizeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (wanted != null && wanted <= 0) {
            throw new UserError("nobody takes no room", "--people " + wanted, "name a number of people");
        }
        Workspace workspace = options.open(surroundings);
        try (SqlStore store = Stores.open(workspace.settings())) {
            long people = workspace.mappings().keySet().stream()
                    .mapToLong(crm -> store.people().census(crm).people())
                    .sum();
            if (people == 0) {
                throw new UserError(
                        "nobody is in the store yet, so nothing can be measured", "store", "run mql sync first");
            }
            show(store.bytes(), people);
            return ExitCode.DONE.code();
        }
    }

    private void show(long bytes, long people) {
        long each = bytes / people;
        if (options.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("bytes", bytes);
            json.put("people", people);
            json.put("bytes_per_person", each);
            if (wanted != null) {
                json.put("forecast_people", wanted);
                json.put("forecast_bytes", each * wanted);
            }
            JsonText.print(json, surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        lines.line("%s MB, %s, %s bytes each", Lines.count(megabytes(bytes)), Lines.people(people), Lines.count(each));
        if (wanted != null) {
            lines.line(
                    "%s would take %s MB, with as much activity and history each",
                    Lines.people(wanted), Lines.count(megabytes(each * wanted)));
        }
        lines.flush();
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }
}
