package dev.mql.definition.file;

import java.text.Normalizer;

/** Texts to compare with (meaning 13); their case is kept for people and folded by those who compare. */
final class Texts {

    private Texts() {}

    static String clean(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether some text matches both globs; a text without wildcards is a glob that matches itself. */
    static boolean overlap(String one, String other) {
        boolean[] row = new boolean[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            boolean diagonal = false;
            for (int j = 0; j <= other.length(); j++) {
                boolean above = i > 0 && row[j];
                boolean found = i == 0 && j == 0;
                if (i > 0 && one.charAt(i - 1) == '*') {
                    found |= above || (j > 0 && row[j - 1]);
                }
                if (j > 0 && other.charAt(j - 1) == '*') {
                    found |= above || row[j - 1];
                }
                if (i > 0 && j > 0 && diagonal) {
                    char a = one.charAt(i - 1);
                    char b = other.charAt(j - 1);
                    found |= a == b || (a == '?' && b != '*') || (b == '?' && a != '*');
                }
                diagonal = above;
                row[j] = found;
            }
        }
        return row[other.length()];
    }
}
