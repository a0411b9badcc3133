package dev.mql.file;

import java.util.Comparator;

/**
 * Something in a file that is wrong, and what to do about it.
 *
 * @param file the file's name, as it was given
 * @param path the keys that lead to the place: {@code engagement.product.pricing.points}; empty for the whole file
 * @param what what is wrong, half a sentence without a full stop
 * @param remedy what to write instead, half a sentence without a full stop
 */
public record Mistake(String file, Position at, String path, String what, String remedy)
        implements Comparable<Mistake> {

    private static final Comparator<Mistake> ORDER = Comparator.comparing(Mistake::file)
            .thenComparing(Mistake::at)
            .thenComparing(Mistake::path)
            .thenComparing(Mistake::what)
            .thenComparing(Mistake::remedy);

    public int line() {
        return at.line();
    }

    public int column() {
        return at.column();
    }

    @Override
    public int compareTo(Mistake other) {
        return ORDER.compare(this, other);
    }

    /** As compilers write it, so that editors can jump there: {@code definition.yaml:13:12: what (path): remedy}. */
    @Override
    public String toString() {
        return file + ":" + at + ": " + what + (path.isEmpty() ? "" : " (" + path + ")") + ": " + remedy;
    }
}
