package dev.mql.model;

import java.text.Normalizer;
import java.util.Locale;

/** Makes texts comparable: trimmed, composed (NFC) and without case, the same in every locale (meaning 13). */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        if (isFolded(text)) {
            return text;
        }
        String trimmed = text.strip();
        if (isAscii(trimmed)) {
            return trimmed.toLowerCase(Locale.ROOT);
        }
        String upper = Normalizer.normalize(trimmed, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(upper.length());
        // Letter by letter, because lower-casing a whole text turns a Greek sigma by its place in the word.
        upper.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Whether two texts are equal once folded. */
    public static boolean same(String one, String other) {
        return one.equals(other) || fold(one).equals(fold(other));
    }

    private static boolean isFolded(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if ((letter <= ' ' && (i == 0 || i == length - 1)) || (letter >= 'A' && letter <= 'Z') || letter > 126) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 126) {
                return false;
            }
        }
        return true;
    }
}
