package dev.mql.app.command;

import dev.mql.app.Surroundings;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every command that works in a workspace may be told. */
final class Options {

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            description = "The folder with mql.yaml (default: the current one).")
    Path workspace = Path.of("");

    @Option(names = "--json", description = "One JSON object instead of text.")
    boolean json;

    Workspace open(Surroundings surroundings) {
        return Workspace.open(workspace, surroundings);
    }

    Desk desk(Surroundings surroundings, String crm) {
        return Desk.open(open(surroundings), crm, surroundings);
    }

    /** How the same workspace is named in a command the reader may type next. */
    String again() {
        return workspace.toString().isEmpty() ? "" : " -w " + workspace;
    }

    /** A sentence whose commands can be typed as they stand: each names the same workspace. */
    String typed(String sentence) {
        return Typed.of(sentence, workspace);
    }
}
