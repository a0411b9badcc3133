package dev.mql.definition.file;

import dev.mql.definition.Currencies;
import dev.mql.definition.Glossary;
import dev.mql.definition.Glossary.Fact;
import dev.mql.definition.Glossary.Kind;
import dev.mql.file.Mistakes;
import dev.mql.file.Nearest;
import dev.mql.file.Node;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every part of the reading needs. */
record Context(Glossary glossary, Lists lists, Currencies money, SafePattern patterns, Mistakes mistakes) {

    /** The fact of this name; one nobody knows is a mistake, and is read on as one of any kind to find more of them. */
    Fact fact(Node at, String name) {
        return glossary.fact(name).orElseGet(() -> {
            unknown(at, "fact", name, glossary.facts().keySet());
            return new Fact(name, Kind.ANY, "", "", List.of(), false);
        });
    }

    List<String> activities(Node node) {
        List<String> types = lists.values(node, mistakes).stream()
                .map(Node.Scalar::text)
                .distinct()
                .toList();
        if (types.isEmpty()) {
            mistakes.add(node, "no activity type stands here", "name at least one");
        }
        refuseTwice(node);
        for (Node.Scalar value : lists.values(node, mistakes)) {
            if (!glossary.knowsActivity(value.text())) {
                unknown(
                        value,
                        "activity type",
                        value.text(),
                        glossary.activities().keySet());
            }
        }
        return types;
    }

    List<String> facts(Node node) {
        List<String> names = node.texts(mistakes);
        refuseTwice(node);
        for (Node item : node.items()) {
            item.scalar().ifPresent(scalar -> fact(scalar, scalar.text()));
        }
        return names;
    }

    private void refuseTwice(Node node) {
        Set<String> names = new HashSet<>();
        for (Node item : node.items()) {
            item.scalar()
                    .filter(scalar -> !names.add(scalar.text()))
                    .ifPresent(scalar ->
                            mistakes.add(scalar, "`" + scalar.text() + "` is named twice", "keep one of them"));
        }
    }

    private void unknown(Node at, String what, String name, Collection<String> known) {
        String remedy = Nearest.to(name, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("declare it in the mapping, or use one of docs/facts.md");
        mistakes.add(at, "unknown " + what + " `" + name + "`", remedy);
    }
}
