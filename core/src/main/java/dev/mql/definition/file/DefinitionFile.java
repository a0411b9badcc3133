package dev.mql.definition.file;

import dev.mql.definition.Definition;
import dev.mql.definition.Finding;
import dev.mql.definition.Finding.Weight;
import dev.mql.definition.Glossary;
import dev.mql.definition.Lint;
import dev.mql.file.Fields;
import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code definition.yaml}: the definition, or everything that is wrong with it. Never throws for what it reads. */
public final class DefinitionFile {

    private DefinitionFile() {}

    /** What reading gave. */
    public sealed interface Reading {

        /** The definition, if there is one. */
        default Optional<Definition> definition() {
            return this instanceof Loaded loaded ? Optional.of(loaded.loaded()) : Optional.empty();
        }

        /** What is wrong; empty where there is a definition. */
        default List<Mistake> mistakes() {
            return this instanceof Refused refused ? refused.found() : List.of();
        }
    }

    /**
     * @param warnings what its authors probably did not mean, in the order of the file
     * @param notes what is worth knowing, in the order of the file
     */
    public record Loaded(Definition loaded, Positions positions, List<Mistake> warnings, List<Mistake> notes)
            implements Reading {}

    /** @param found at least one, in the order of the file */
    public record Refused(List<Mistake> found) implements Reading {}

    /** Whether a key may be the name of a definition, as of a rule; says so where not. */
    public static boolean isName(Node.Scalar key, Mistakes mistakes) {
        return Ids.check(key, mistakes);
    }

    /** @param glossary the words it may use: {@link Glossary#STANDARD} and what the mappings declare */
    public static Reading read(Path file, Glossary glossary) {
        Mistakes mistakes = new Mistakes(String.valueOf(file.getFileName()));
        return read(YamlFile.read(file, mistakes), glossary, mistakes);
    }

    /** @param name of the file, for messages */
    public static Reading read(String text, String name, Glossary glossary) {
        Mistakes mistakes = new Mistakes(name);
        return read(YamlFile.read(text, mistakes), glossary, mistakes);
    }

    private static Reading read(Optional<Node> root, Glossary glossary, Mistakes mistakes) {
        Optional<Fields> top = root.flatMap(node -> node.fields(mistakes));
        if (root.isEmpty() || top.isEmpty()) {
            return new Refused(mistakes.list());
        }
        DefinitionReader reader = new DefinitionReader(top.get(), glossary, mistakes);
        Definition definition = reader.read();
        Positions positions = Positions.of(mistakes.file(), root.get());
        List<Mistake> warnings = new ArrayList<>();
        List<Mistake> notes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(Lint.of(definition));
        findings.addAll(reader.findings());
        for (Finding finding : findings) {
            Mistake mistake = positions.mistake(finding);
            if (finding.weight() == Weight.WRONG) {
                mistakes.add(mistake.at(), mistake.path(), mistake.what(), mistake.remedy());
            } else {
                (finding.weight() == Weight.NOTE ? notes : warnings).add(mistake);
            }
        }
        if (!mistakes.none()) {
            return new Refused(mistakes.list());
        }
        warnings.sort(null);
        notes.sort(null);
        return new Loaded(definition, positions, List.copyOf(warnings), List.copyOf(notes));
    }
}
