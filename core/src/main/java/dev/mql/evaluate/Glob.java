package dev.mql.evaluate;

import dev.mql.model.Folding;

/** A pattern over a whole value: {@code *} stands for any run, {@code ?} for one letter (meaning 13). */
final class Glob {

    private final int[] pattern;

    Glob(String text) {
        this.pattern = Folding.fold(text).codePoints().toArray();
    }

    static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /**
     * Steps back to the last star only, so the work is at most the product of the two lengths.
     *
     * @param folded a folded text
     */
    boolean matches(String folded) {
        int[] value = folded.codePoints().toArray();
        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (at < value.length) {
            if (next < pattern.length && pattern[next] == '*') {
                star = next++;
                resume = at;
            } else if (next < pattern.length && (pattern[next] == '?' || pattern[next] == value[at])) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (next < pattern.length && pattern[next] == '*') {
            next++;
        }
        return next == pattern.length;
    }

    /** What of a page's address is compared: its path, without host, query, fragment and last slash. */
    static String path(String address) {
        String path = address.strip();
        int scheme = path.indexOf("://");
        if (scheme >= 0) {
            int slash = path.indexOf('/', scheme + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        path = upTo(upTo(path, '#'), '?');
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String upTo(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }
}
