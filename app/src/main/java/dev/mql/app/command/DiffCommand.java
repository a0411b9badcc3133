package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Hashes;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Workspace;
import dev.mql.definition.Diff;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        description = "What differs in meaning between two definitions, in plain words.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "OLD", description = "A definition file.")
    private Path old = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "Another one (default: the workspace's definition.yaml).")
    private Path changed = Path.of("");

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Agreed before = read(old);
        Agreed after = changed.toString().isEmpty() ? options.open(surroundings).agreed() : read(changed);
        List<Diff.Change> changes = Diff.of(before.definition(), after.definition());
        if (options.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("old", before.hash());
            json.put("new", after.hash());
            json.put("changes", changes);
            JsonText.print(json, surroundings);
            return ExitCode.DONE.code();
        }
        Lines lines = new Lines(surroundings.out());
        lines.line(
                "%s -> %s: %s",
                Hashes.cut(before.hash()),
                Hashes.cut(after.hash()),
                before.hash().equals(after.hash()) ? "they mean the same" : changes.size() + " differences in meaning");
        changes.forEach(change -> lines.line("  " + change));
        lines.flush();
        return ExitCode.DONE.code();
    }

    private Agreed read(Path file) {
        return Workspace.open(
                        options.workspace, surroundings, surroundings.folder().resolve(file))
                .agreed();
    }
}
