package dev.mql.file;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one block, asked for one by one. {@link #end} then names the keys nobody asked for: a misspelt key is a
 * mistake, never ignored.
 */
public final class Fields {

    private final Node.Mapping mapping;
    private final Mistakes mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Node.Mapping mapping, Mistakes mistakes) {
        this.mapping = mapping;
        this.mistakes = mistakes;
    }

    public Node.Mapping node() {
        return mapping;
    }

    public boolean has(String key) {
        return mapping.entry(key).isPresent();
    }

    public Optional<Node> optional(String key) {
        known.add(key);
        return mapping.entry(key).map(Node.Entry::value);
    }

    /** @param remedy what to write where the key is missing */
    public Optional<Node> required(String key, String remedy) {
        Optional<Node> found = optional(key);
        if (found.isEmpty()) {
            mistakes.add(mapping, "the key `" + key + "` is missing", remedy);
        }
        return found;
    }

    public Optional<String> text(String key) {
        return optional(key).flatMap(node -> node.text(mistakes));
    }

    public Optional<Boolean> truth(String key) {
        return optional(key).flatMap(node -> node.truth(mistakes));
    }

    public Optional<Integer> whole(String key, int least, int most) {
        return optional(key).flatMap(node -> node.whole(least, most, mistakes));
    }

    /** The texts of a list, or one text; empty where the key is not there. */
    public List<String> texts(String key) {
        return optional(key).map(node -> node.texts(mistakes)).orElse(List.of());
    }

    public Optional<Fields> fields(String key) {
        return optional(key).flatMap(node -> node.fields(mistakes));
    }

    /** The entries with keys not asked for so far, which are thereby known: for blocks whose keys are names. */
    public List<Node.Entry> others() {
        List<Node.Entry> others = mapping.entries().stream()
                .filter(entry -> !known.contains(entry.name()))
                .toList();
        others.forEach(entry -> known.add(entry.name()));
        return others;
    }

    /** Every key that was not asked for is a mistake. */
    public void end() {
        for (Node.Entry entry : mapping.entries()) {
            if (!known.contains(entry.name())) {
                mistakes.add(entry.key(), "unknown key `" + Quoted.cut(entry.name()) + "`", remedy(entry.name()));
            }
        }
    }

    private String remedy(String wrong) {
        return Nearest.to(wrong, known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("allowed here: " + String.join(", ", known));
    }
}
