package dev.mql.definition.file;

import dev.mql.definition.Finding;
import dev.mql.file.Mistake;
import dev.mql.file.Node;
import dev.mql.file.Position;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where in its file each part of a definition stands, by the keys that lead to it. */
public record Positions(String file, SortedMap<String, Position> byPath) {

    public Positions {
        byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
    }

    static Positions of(String file, Node root) {
        SortedMap<String, Position> byPath = new TreeMap<>();
        collect(root, byPath);
        return new Positions(file, byPath);
    }

    private static void collect(Node node, SortedMap<String, Position> byPath) {
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                byPath.putIfAbsent(entry.key().path(), entry.key().at());
                collect(entry.value(), byPath);
            }
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collect(item, byPath));
        }
    }

    /** The key's place, or that of the nearest key above it. */
    public Position at(String path) {
        String above = path;
        while (!above.isEmpty()) {
            Position found = byPath.get(above);
            if (found != null) {
                return found;
            }
            above = above.substring(0, Math.max(0, above.lastIndexOf('.')));
        }
        return Position.START;
    }

    public Mistake mistake(Finding finding) {
        return new Mistake(file, at(finding.path()), finding.path(), finding.what(), finding.remedy());
    }
}
