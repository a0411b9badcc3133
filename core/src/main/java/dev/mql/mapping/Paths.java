package dev.mql.mapping;

import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the names of properties. */
final class Paths {

    private final Dialect dialect;
    private final Mistakes mistakes;

    Paths(Dialect dialect, Mistakes mistakes) {
        this.dialect = dialect;
        this.mistakes = mistakes;
    }

    /** With their objects: {@code contacts.jobtitle}, {@code Lead.Title}. */
    List<Path> full(Node node) {
        List<Path> paths = new ArrayList<>();
        for (Node item : node.items()) {
            full(item, item.text(mistakes)).ifPresent(paths::add);
        }
        return paths;
    }

    Optional<Path> one(Node node) {
        return full(node, node.text(mistakes));
    }

    /** Of a person's record of this type; other objects are named before a dot: {@code Title}, {@code Account.Industry}. */
    List<Path> of(String type, Node node) {
        List<Path> paths = new ArrayList<>();
        for (String text : node.texts(mistakes)) {
            int dot = text.indexOf('.');
            boolean object =
                    dot > 0 && (dialect.linked().contains(text.substring(0, dot)) || text.startsWith(type + "."));
            paths.add(object ? Path.of(text) : new Path(type, text));
        }
        return paths;
    }

    private Optional<Path> full(Node node, Optional<String> text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dot = text.get().indexOf('.');
        String object = dot < 0 ? "" : text.get().substring(0, dot);
        boolean known = dialect.people().contains(object) || dialect.linked().contains(object);
        boolean spaced = !object.equals(Dialect.LISTS) && text.get().chars().anyMatch(Character::isWhitespace);
        if (!known || spaced || dot == text.get().length() - 1) {
            String first = dialect.people().get(0);
            mistakes.add(
                    node,
                    "`" + text.get() + "` does not name a property of " + dialect.crm(),
                    "write " + first + ".PROPERTY; objects are " + String.join(", ", dialect.people()) + ", "
                            + String.join(
                                    ", ", dialect.linked().stream().sorted().toList()));
            return Optional.empty();
        }
        return Optional.of(Path.of(text.get()));
    }
}
