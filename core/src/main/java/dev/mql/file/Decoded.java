package dev.mql.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as text: UTF-8 only, and only characters YAML allows, or the place of the first that is not. */
final class Decoded {

    private static final String SAVE = "save the file as UTF-8";

    private Decoded() {}

    static Optional<String> of(byte[] bytes, Mistakes mistakes) {
        if (wide(bytes)) {
            mistakes.add(Position.START, "", "the file is UTF-16 or UTF-32", SAVE);
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        boolean broken = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (broken) {
            mistakes.add(end(text), "", "a character here is not UTF-8", SAVE);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    static boolean printable(String text, Mistakes mistakes) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!printable(character)) {
                String name = String.format("U+%04X", character);
                mistakes.add(
                        end(text.substring(0, i)), "", "the control character " + name + " stands here", "delete it");
                return false;
            }
        }
        return true;
    }

    /**
     * YAML 1.2, 5.1, without byte order marks inside the file, and without the three characters that end a line in YAML
     * 1.1 and do not in 1.2: an editor would show another file than we read.
     */
    private static boolean printable(int c) {
        return (c >= 0x20 && c <= 0x7E)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0xA0 && c <= 0xD7FF && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
                || c >= 0x10000;
    }

    private static boolean wide(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE) || first == 0 || second == 0;
    }

    /** The place right after a text. */
    private static Position end(String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Position(line, text.codePointCount(start, text.length()) + 1);
    }
}
