package dev.mql.mapping;

import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import dev.mql.file.Position;
import dev.mql.file.YamlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a mapping's file speaks of a property or a stream, so that what the CRM lacks is named with its line. */
public final class Places {

    private static final int NOT_MEANT = 4;

    private final List<Node.Scalar> words = new ArrayList<>();

    private Places() {}

    /** Of a file that has been read without a mistake; one that cannot be read has no places. */
    public static Places in(java.nio.file.Path file) {
        return in(YamlFile.read(file, new Mistakes(String.valueOf(file.getFileName()))));
    }

    static Places in(Optional<Node> tree) {
        Places places = new Places();
        tree.ifPresent(places::collect);
        return places;
    }

    private void collect(Node node) {
        node.scalar().ifPresent(words::add);
        node.sequence().ifPresent(list -> list.items().forEach(this::collect));
        node.mapping()
                .ifPresent(block -> block.entries().forEach(entry -> {
                    words.add(entry.key());
                    collect(entry.value());
                }));
    }

    /**
     * @param subject as a {@link dev.mql.crm.Problem} names it: {@code contacts.jobtitle}, {@code pages}
     * @param written whether the trouble is with writing it, where it is read as well
     */
    public Optional<Position> of(String subject, boolean written) {
        return words.stream()
                .filter(word -> rank(word, subject) < NOT_MEANT)
                .min(Comparator.<Node.Scalar, Boolean>comparing(
                                word -> word.path().startsWith("write") != written)
                        .thenComparingInt(word -> rank(word, subject)))
                .map(Node.Scalar::at);
    }

    /** 0 for the place that names it in full. */
    private static int rank(Node.Scalar word, String subject) {
        int dot = subject.indexOf('.');
        if (word.text().equals(subject)) {
            return 0;
        }
        if (dot < 0) {
            return word.text().startsWith(subject + ".") ? 1 : NOT_MEANT;
        }
        if (!word.text().equals(subject.substring(dot + 1))) {
            return NOT_MEANT;
        }
        return ("." + word.path() + ".").contains("." + subject.substring(0, dot) + ".") ? 1 : 2;
    }
}
