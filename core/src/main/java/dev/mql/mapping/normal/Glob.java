package dev.mql.mapping.normal;

import dev.mql.model.Folding;
import java.util.List;

/** Patterns over whole values: {@code *} any run, {@code ?} one character, case folded (meaning 13). */
public final class Glob {

    private final String pattern;

    private Glob(String pattern) {
        this.pattern = pattern;
    }

    public static Glob of(String pattern) {
        return new Glob(Folding.fold(pattern));
    }

    public static List<Glob> all(List<String> patterns) {
        return patterns.stream().map(Glob::of).toList();
    }

    public boolean matches(String value) {
        return matchesFolded(Folding.fold(value));
    }

    /**
     * Of a value folded already, for whoever asks many patterns. In time proportional to both lengths multiplied, never
     * worse: only the last {@code *} is ever tried again.
     */
    public boolean matchesFolded(String text) {
        int inPattern = 0;
        int star = -1;
        int inText = 0;
        int retry = 0;
        while (inText < text.length()) {
            char wanted = inPattern < pattern.length() ? pattern.charAt(inPattern) : 0;
            if (inPattern < pattern.length() && wanted == '*') {
                star = inPattern++;
                retry = inText;
            } else if (inPattern < pattern.length() && (wanted == '?' || wanted == text.charAt(inText))) {
                inText += wanted == '?' ? Character.charCount(text.codePointAt(inText)) : 1;
                inPattern++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++retry;
            } else {
                return false;
            }
        }
        while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == pattern.length();
    }

    /** The path of a page: no host, query, fragment or last slash (meaning 13). */
    public static String path(String url) {
        String rest = url.strip();
        int scheme = rest.indexOf("://");
        if (scheme >= 0) {
            int slash = rest.indexOf('/', scheme + 3);
            rest = slash < 0 ? "/" : rest.substring(slash);
        }
        int end = rest.length();
        for (char sign : new char[] {'?', '#'}) {
            int at = rest.indexOf(sign);
            if (at >= 0) {
                end = Math.min(end, at);
            }
        }
        rest = rest.substring(0, end);
        return rest.length() > 1 && rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }
}
