package dev.mql.file;

/** What a file says, made short enough for a message. */
final class Quoted {

    private static final int MOST = 60;

    private Quoted() {}

    static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MOST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST)) + "…";
    }
}
