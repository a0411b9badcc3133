package dev.mql.mapping;

import dev.mql.file.Mistakes;
import dev.mql.file.Node;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words of a file that stand for one of a closed set. */
final class Words {

    private static final long HOUR = 60L * 60 * 1000;

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

    /** {@code 36h}, {@code 30d}, {@code 8w} or {@code 3y} (of 365 days) in milliseconds. */
    static Optional<Long> duration(Node node, Mistakes mistakes) {
        Optional<String> text = node.text(mistakes);
        if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,5}[hdwy]")) {
            mistakes.add(node, "`" + text.get() + "` is no length of time", "write 36h, 30d, 8w or 3y");
            return Optional.empty();
        }
        return text.map(plain -> {
            long number = Long.parseLong(plain.substring(0, plain.length() - 1));
            return switch (plain.charAt(plain.length() - 1)) {
                case 'h' -> number * HOUR;
                case 'd' -> number * 24 * HOUR;
                case 'w' -> number * 7 * 24 * HOUR;
                default -> number * 365 * 24 * HOUR;
            };
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
