package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.app.outside.Imported;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Wording;
import dev.mql.app.workspace.Desk;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Takes in what people did elsewhere: a CSV file with the columns person (e-mail or id), type, at,"
                + " and asset and id where you have them. Importing it again adds nothing.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    /** More line numbers than that nobody looks up by hand. */
    private static final int NAMED = 10;

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "activities", description = "What the file holds: activities.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The CSV file.")
    private Path file = Path.of("");

    @Option(names = "--crm", paramLabel = "CRM", description = "Where several are mapped.")
    private String crm = "";

    ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!kind.equals("activities")) {
            throw new UserError("nothing else than activities is imported", kind, "write mql import activities FILE");
        }
        try (Desk desk = options.desk(surroundings, crm)) {
            Imported imported = Imported.activities(desk, surroundings.folder().resolve(file));
            show(desk, imported);
            return ExitCode.DONE.code();
        }
    }

    private void show(Desk desk, Imported imported) {
        if (options.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rows", imported.rows());
            json.put("people", imported.people());
            json.put("unknown_lines", imported.unknown());
            json.put("unmapped", imported.unmapped());
            JsonText.print(json, surroundings);
            return;
        }
        Lines lines = new Lines(surroundings.out());
        lines.line(
                "%s of activities read, %s changed",
                Lines.many(imported.rows(), "row"), Lines.people(imported.people()));
        if (!imported.unknown().isEmpty()) {
            List<Long> some = imported.unknown().stream().limit(NAMED).toList();
            lines.line(
                    "note: %s of people %s did not have when it was last read, left out (line %s%s):"
                            + " import the file again once mql sync has read them",
                    Lines.many(imported.unknown().size(), "row"),
                    Wording.crm(desk.crmName()),
                    some.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                    imported.unknown().size() > NAMED ? ", ..." : "");
        }
        for (String type : imported.unmapped()) {
            lines.line(
                    "note: nobody mapped %s, so it counts nothing: name it in mapping-%s.yaml under activities: imported:",
                    type, desk.crmName());
        }
        if (imported.people() > 0) {
            lines.line("NEXT  mql plan%s   who changes because of it, before anything is written", options.again());
        }
        lines.flush();
    }
}
