package dev.mql.definition;

/** Text with {@code *} (any run) and {@code ?} (any one character), as it stands among values (meaning 13). */
public final class Globs {

    private Globs() {}

    public static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether some text matches both; a text without wildcards is a glob that matches itself. Both are folded. */
    public static boolean overlap(String one, String other) {
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
                    found |= meet(one.charAt(i - 1), other.charAt(j - 1));
                }
                diagonal = above;
                row[j] = found;
            }
        }
        return row[other.length()];
    }

    private static boolean meet(char one, char other) {
        return one == other || (one == '?' && other != '*') || (other == '?' && one != '*');
    }
}
