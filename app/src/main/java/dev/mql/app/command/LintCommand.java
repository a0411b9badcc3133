package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.workspace.Agreed;
import dev.mql.app.workspace.Unfed;
import dev.mql.app.workspace.Workspace;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.PlainWords;
import dev.mql.file.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "What is wrong or doubtful in the definition; needs no CRM.", mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private Options options = new Options();

    @Option(names = "--words", description = "The definition in plain sentences, for those who sign.")
    private boolean words;

    @Option(
            names = "--definition",
            paramLabel = "NAME",
            description = "A definition beside the one that moves the status, by its name in mql.yaml.")
    private String definition = "";

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.open(surroundings);
        Agreed agreed = workspace.agreed(definition);
        if (words) {
            surroundings.out().println(PlainWords.of(agreed.definition()));
            return ExitCode.DONE.code();
        }
        List<Mistake> warnings = new ArrayList<>(agreed.loaded().warnings());
        warnings.addAll(Unfed.in(workspace, agreed));
        List<Mistake> notes = agreed.loaded().notes();
        if (options.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("definition", agreed.hash());
            json.put("warnings", warnings.stream().map(Mistake::toString).toList());
            json.put("notes", notes.stream().map(Mistake::toString).toList());
            JsonText.print(json, surroundings);
            return ExitCode.DONE.code();
        }
        Lines lines = new Lines(surroundings.out());
        warnings.forEach(warning -> lines.line("warning: " + warning));
        notes.forEach(note -> lines.line("note: " + note));
        lines.line(
                "%s %s (%s): no mistakes, %s, %s",
                agreed.definition().name(),
                agreed.definition().edition(),
                DefinitionHash.shown(agreed.hash()),
                Lines.many(warnings.size(), "warning"),
                Lines.many(notes.size(), "note"));
        lines.flush();
        return ExitCode.DONE.code();
    }
}
