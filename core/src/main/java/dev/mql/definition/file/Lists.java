package dev.mql.definition.file;

import dev.mql.definition.Finding;
import dev.mql.definition.Finding.Weight;
import dev.mql.file.Mistakes;
import dev.mql.file.Nearest;
import dev.mql.file.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The named lists of the file, which stand as {@code $name} wherever values may stand. */
final class Lists {

    /** A long list used in every rule would grow into a bomb. */
    private static final int MOST_VALUES = 200_000;

    private final SortedMap<String, List<Node.Scalar>> values = new TreeMap<>();
    private final SortedSet<String> unused = new TreeSet<>();
    private int handedOut;

    static Lists read(Optional<Node> node, Mistakes mistakes) {
        Lists lists = new Lists();
        node.flatMap(found -> found.fields(mistakes)).ifPresent(fields -> {
            for (Node.Entry entry : fields.others()) {
                lists.add(entry, mistakes);
            }
        });
        return lists;
    }

    private void add(Node.Entry entry, Mistakes mistakes) {
        Ids.check(entry.key(), mistakes);
        List<Node.Scalar> found = new ArrayList<>();
        for (Node item : entry.value().items()) {
            item.text(mistakes).ifPresent(text -> {
                if (text.startsWith("$")) {
                    mistakes.add(item, "a list inside a list", "write its values here");
                } else {
                    item.scalar().ifPresent(found::add);
                }
            });
        }
        if (found.isEmpty()) {
            mistakes.add(entry.value(), "the list `" + entry.name() + "` is empty", "give it a value or delete it");
        }
        values.put(entry.name(), List.copyOf(found));
        unused.add(entry.name());
    }

    /** The values of one value or of a list of them, named lists expanded. */
    List<Node.Scalar> values(Node node, Mistakes mistakes) {
        List<Node.Scalar> found = new ArrayList<>();
        if (handedOut > MOST_VALUES) {
            return found;
        }
        for (Node item : node.items()) {
            Optional<String> text = item.text(mistakes);
            if (text.isPresent() && text.get().startsWith("$")) {
                found.addAll(expand(item, text.get().substring(1), mistakes));
            } else if (text.isPresent()) {
                item.scalar().ifPresent(found::add);
            }
        }
        handedOut += found.size();
        if (handedOut > MOST_VALUES) {
            mistakes.add(node, "lists grow to more than " + MOST_VALUES + " values here", "use shorter lists or fewer");
            return List.of();
        }
        return found;
    }

    private List<Node.Scalar> expand(Node at, String name, Mistakes mistakes) {
        List<Node.Scalar> list = values.get(name);
        if (list == null) {
            String remedy = Nearest.to(name, values.keySet())
                    .map(near -> "did you mean `$" + near + "`?")
                    .orElse("add it under `lists`");
            mistakes.add(at, "unknown list `$" + name + "`", remedy);
            return List.of();
        }
        unused.remove(name);
        return list;
    }

    /** Lists no rule has asked for so far. */
    List<Finding> unused() {
        return unused.stream()
                .map(name -> new Finding(
                        Weight.DOUBTFUL,
                        "lists." + name,
                        "no rule uses the list `" + name + "`",
                        "use it or delete it"))
                .toList();
    }

    SortedMap<String, List<String>> asTexts() {
        SortedMap<String, List<String>> texts = new TreeMap<>();
        for (Map.Entry<String, List<Node.Scalar>> list : values.entrySet()) {
            texts.put(
                    list.getKey(),
                    list.getValue().stream().map(Node.Scalar::text).toList());
        }
        return texts;
    }
}
