package dev.mql.app.workspace;

import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.Approvals;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.file.Position;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the definitions of a workspace one after the other, with their signatures; mistakes come at the end, all of them. */
final class DefinitionsOpened {

    private final Path folder;
    private final Glossary glossary;
    private final List<Mistake> mistakes = new ArrayList<>();
    private @Nullable ZoneId zone;

    DefinitionsOpened(Path folder, Glossary glossary) {
        this.folder = folder;
        this.glossary = glossary;
    }

    /** Empty where it is refused. */
    Optional<Agreed> open(String name, Path relative) {
        Path file = folder.resolve(relative).normalize();
        DefinitionFile.Reading reading = DefinitionFile.read(file, glossary);
        mistakes.addAll(reading.mistakes());
        Path beside = Approvals.beside(file);
        Mistakes inApprovals = new Mistakes(String.valueOf(beside.getFileName()));
        Approvals approvals = Approvals.read(beside, inApprovals);
        mistakes.addAll(inApprovals.list());
        if (!(reading instanceof DefinitionFile.Loaded loaded)) {
            return Optional.empty();
        }
        sameZone(loaded, file);
        return Optional.of(new Agreed(name, file, loaded, DefinitionHash.of(loaded.loaded()), approvals));
    }

    /** All of them look at the same facts, and a zone turns a date into a fact's instant (meaning 3). */
    private void sameZone(DefinitionFile.Loaded loaded, Path file) {
        ZoneId wanted = zone;
        if (wanted == null) {
            zone = loaded.loaded().zone();
        } else if (!wanted.equals(loaded.loaded().zone())) {
            Position at = loaded.positions().at("zone");
            mistakes.add(new Mistake(
                    String.valueOf(file.getFileName()),
                    at,
                    "zone",
                    "its zone is " + loaded.loaded().zone() + ", that of the definition that moves the status is "
                            + wanted,
                    "write `zone: " + wanted + "`: definitions side by side look at the same facts"));
        }
    }

    List<Mistake> mistakes() {
        return mistakes;
    }
}
