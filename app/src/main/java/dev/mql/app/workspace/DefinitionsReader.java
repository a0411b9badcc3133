package dev.mql.app.workspace;

import dev.mql.definition.file.DefinitionFile;
import dev.mql.file.Fields;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code definitions} of {@code mql.yaml}: which file moves the status, and which stand beside it. */
final class DefinitionsReader {

    private final Path folder;
    private final Mistakes mistakes;
    private final Map<Path, String> named = new LinkedHashMap<>();

    DefinitionsReader(Path folder, Mistakes mistakes) {
        this.folder = folder;
        this.mistakes = mistakes;
    }

    Settings.Definitions read(Fields fields) {
        Path moves = fields.optional("moves_status")
                .flatMap(node -> file(node, "moves_status"))
                .orElse(Settings.Definitions.ALONE.movesStatus());
        named.putIfAbsent(folder.resolve(moves).normalize(), "moves_status");
        Map<String, Path> beside = new LinkedHashMap<>();
        fields.fields("beside")
                .ifPresent(block -> block.others().forEach(entry -> {
                    if (DefinitionFile.isName(entry.key(), mistakes)) {
                        file(entry.value(), entry.name()).ifPresent(file -> beside.put(entry.name(), file));
                    }
                }));
        fields.end();
        return new Settings.Definitions(moves, beside);
    }

    private Optional<Path> file(Node node, String name) {
        Optional<Path> file = node.text(mistakes).map(Path::of);
        if (file.isEmpty()) {
            return file;
        }
        Path whole = folder.resolve(file.get()).normalize();
        String before = named.putIfAbsent(whole, name);
        if (before != null) {
            mistakes.add(
                    node,
                    "`" + file.get() + "` is named twice, as " + before + " and as " + name,
                    "give each definition a file of its own");
        } else if (!Files.isRegularFile(whole)) {
            mistakes.add(node, "there is no file `" + file.get() + "`", "name a definition beside mql.yaml");
        }
        return file;
    }
}
