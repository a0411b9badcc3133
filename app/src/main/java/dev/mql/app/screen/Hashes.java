package dev.mql.app.screen;

/** Hashes as people compare them: {@code 3f9a12c}. */
public final class Hashes {

    private static final int SHOWN = 7;

    private Hashes() {}

    public static String cut(String hash) {
        String digits = hash.substring(hash.indexOf(':') + 1);
        return digits.substring(0, Math.min(SHOWN, digits.length()));
    }
}
