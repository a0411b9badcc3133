package dev.mql.mapping.normal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Texts as the normalisers compare them. */
public final class Texts {

    private static final Pattern BLANKS = Pattern.compile(" +");

    private Texts() {}

    /** Without blanks around it, in NFC: a text fact's value (meaning 13). */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /** For comparing: plain, and case folded (meaning 13). */
    public static String folded(String text) {
        return plain(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /**
     * For looking up: compatibility forms made one, accents gone, case folded; whatever is neither letter nor digit has
     * become one blank, but for the signs to keep.
     */
    static String key(String text, String keep) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || keep.indexOf(point) >= 0 || kana(point)) {
                letters.appendCodePoint(point);
            } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
                letters.append(' ');
            }
        });
        String composed = Normalizer.normalize(letters, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .strip();
        return BLANKS.matcher(composed).replaceAll(" ");
    }

    static String key(String text) {
        return key(text, "");
    }

    /** Voiced sound marks and the long vowel mark belong to the letter before them. */
    private static boolean kana(int point) {
        return point == 0x3099 || point == 0x309A || point == 0x30FC;
    }

    /** The lines of a resource beside this class, without comments and empty ones. */
    static void lines(String resource, Consumer<String> each) {
        Resource.lines(resource).forEach(each);
    }

    /** {@code "a, b , c"} without blanks and empty ones. */
    static List<String> list(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String stripped = part.strip();
            if (!stripped.isEmpty()) {
                parts.add(stripped);
            }
        }
        return parts;
    }
}
