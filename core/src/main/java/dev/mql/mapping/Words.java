package dev.mql.mapping;

import dev.mql.file.Durations;
import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words of a file that stand for one of a closed set. */
final class Words {

    private static final long YEAR = 365L * 24 * 60 * 60 * 1000;

    private Words() {}

    /** @param not those of the set that are not allowed here */
    static <E extends Enum<E>> Optional<E> one(Class<E> set, String word, Node at, Set<E> not, Mistakes mistakes) {
        Optional<E> found = Arrays.stream(set.getEnumConstants())
                .filter(constant -> !not.contains(constant))
                .filter(constant -> word(constant).equals(word))
                .findFirst();
        if (found.isEmpty()) {
            String allowed = Arrays.stream(set.getEnumConstants())
                    .filter(constant -> !not.contains(constant))
                    .map(Words::word)
                    .collect(Collectors.joining(", "));
            mistakes.add(at, "`" + word + "` is not known here", "write one of " + allowed);
        }
        return found;
    }

    /** A time, or years of 365 days each ({@code 3y}), in milliseconds. */
    static Optional<Long> duration(Node node, Mistakes mistakes) {
        String text = node.scalar().map(Node.Scalar::text).orElse("");
        return text.matches("[1-9][0-9]?y")
                ? Optional.of(Long.parseLong(text.substring(0, text.length() - 1)) * YEAR)
                : Durations.read(node, mistakes);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
