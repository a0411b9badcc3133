package dev.mql.app.workspace;

import dev.mql.app.UserError;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.Position;
import dev.mql.file.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The workspace's definition with some of its values replaced, as if somebody had edited the file; nothing is written. */
public final class Supposed {

    private Supposed() {}

    /** @param changes {@code mql.enter.score=50}, by the keys that lead to a value */
    public static Agreed definition(Workspace workspace, List<String> changes) {
        String text = read(workspace);
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals <= 0) {
                throw new UserError(
                        "not a change: " + change, "whatif", "write KEYS=VALUE, such as mql.enter.score=50");
            }
            text = replace(
                    text,
                    change.substring(0, equals).strip(),
                    change.substring(equals + 1).strip());
        }
        return definition(workspace, text);
    }

    /** @param text a whole definition, in place of the workspace's */
    public static Agreed definition(Workspace workspace, String text) {
        DefinitionFile.Reading reading =
                DefinitionFile.read(text, "definition.yaml", Workspace.glossary(workspace.mappings()));
        if (reading instanceof DefinitionFile.Loaded loaded) {
            String hash = DefinitionHash.of(loaded.loaded());
            return new Agreed(
                    "",
                    workspace.agreed().file(),
                    loaded,
                    hash,
                    workspace.agreed().approvals());
        }
        throw UserError.inFiles(
                reading.mistakes().stream().map(Mistake::toString).toList());
    }

    private static String read(Workspace workspace) {
        try {
            return Files.readString(workspace.agreed().file());
        } catch (IOException unreadable) {
            throw new UserError(
                    "the definition cannot be read", workspace.agreed().file().toString(), "check that it is readable");
        }
    }

    private static String replace(String text, String path, String value) {
        Node.Scalar found = YamlFile.read(text, new Mistakes("definition.yaml"))
                .flatMap(root -> at(root, path))
                .orElseThrow(() -> new UserError(
                        "the definition has no value at " + path,
                        "whatif",
                        "name the keys that lead to one value, such as mql.enter.score or fit.cap"));
        int start = offset(text, found.at());
        String quoted = text.substring(start, start + 1);
        int length = quoted.equals("\"") || quoted.equals("'")
                ? text.indexOf(quoted, start + 1) + 1 - start
                : found.text().length();
        return text.substring(0, start) + value + text.substring(start + length);
    }

    private static Optional<Node.Scalar> at(Node node, String path) {
        if (node.path().equals(path)) {
            return node.scalar();
        }
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> at(entry.value(), path))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream()
                    .map(item -> at(item, path))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.empty();
    }

    private static int offset(String text, Position at) {
        int offset = 0;
        for (int line = 1; line < at.line(); line++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return offset + at.column() - 1;
    }
}
