package dev.mql.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a file people wrote into a {@link Node} tree.
 *
 * <p>YAML 1.2, so {@code NO} is Norway and {@code 010} is ten. Without what surprises: no anchors and aliases, no tags,
 * one document, no key twice. At most 1 MB and 64 levels deep; UTF-8 with or without a byte order mark.
 */
public final class YamlFile {

    /** Bytes. */
    public static final int LARGEST = 1 << 20;

    public static final int DEEPEST = 64;

    private YamlFile() {}

    /** The tree of the file, or nothing where it is no YAML at all; either may come with mistakes. */
    public static Optional<Node> read(Path path, Mistakes mistakes) {
        return text(path, mistakes).flatMap(text -> new Tree(mistakes).read(text));
    }

    /** The text of a file people wrote, without its byte order mark; nothing where it is too large or no text. */
    static Optional<String> text(Path path, Mistakes mistakes) {
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (tooLarge(bytes.length, mistakes)) {
                return Optional.empty();
            }
            return Decoded.of(bytes, mistakes).flatMap(text -> unmarked(text, mistakes));
        } catch (IOException e) {
            mistakes.add(Position.START, "", "the file cannot be read", "check that it is there and may be read");
            return Optional.empty();
        }
    }

    public static Optional<Node> read(String text, Mistakes mistakes) {
        if (tooLarge(text.getBytes(StandardCharsets.UTF_8).length, mistakes)) {
            return Optional.empty();
        }
        return unmarked(text, mistakes).flatMap(plain -> new Tree(mistakes).read(plain));
    }

    private static boolean tooLarge(int bytes, Mistakes mistakes) {
        if (bytes > LARGEST) {
            mistakes.add(Position.START, "", "the file is larger than 1 MB", "keep lists of that size in the CRM");
        }
        return bytes > LARGEST;
    }

    private static Optional<String> unmarked(String text, Mistakes mistakes) {
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Decoded.printable(withoutMark, mistakes) ? Optional.of(withoutMark) : Optional.empty();
    }
}
