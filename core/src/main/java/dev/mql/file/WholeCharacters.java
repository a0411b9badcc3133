package dev.mql.file;

import java.io.Reader;

/**
 * A text in pieces that never end between the two halves of a character beyond U+FFFF: snakeyaml-engine 3.0.1 reads one
 * char past its buffer where a piece ends so, and fails on a valid file with an emoji in the wrong place.
 */
final class WholeCharacters extends Reader {

    private final String text;
    private int next;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (next >= text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), next + length);
        boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) && end - next > 1;
        int whole = halved ? end - 1 : end;
        text.getChars(next, whole, buffer, offset);
        int read = whole - next;
        next = whole;
        return read;
    }

    @Override
    public void close() {
        // a text needs no closing
    }
}
