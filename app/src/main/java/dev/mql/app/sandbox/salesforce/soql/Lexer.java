package dev.mql.app.sandbox.salesforce.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SOQL into tokens. */
final class Lexer {
    private static final Pattern NEXT = Pattern.compile(
            "(?<space>\\s+)"
                    + "|(?<datetime>\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,3})?(?:Z|[+-]\\d{2}:?\\d{2}))"
                    + "|(?<date>\\d{4}-\\d{2}-\\d{2})(?![\\dT])"
                    + "|(?<number>[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?![\\w.])"
                    + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
                    + "|'(?<string>(?:[^'\\\\\\n\\r]|\\\\.)*+)'"
                    + "|(?<symbol><=|>=|!=|<>|[(),.=<>:])",
            Pattern.DOTALL);

    private Lexer() {}

    static List<Token> cut(String soql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = NEXT.matcher(soql);
        int at = 0;
        while (at < soql.length()) {
            matcher.region(at, soql.length());
            if (!matcher.lookingAt()) {
                throw new MalformedQuery(
                        soql.charAt(at) == '\''
                                ? "line 1:" + soql.length() + " mismatched character '<EOF>' expecting '''"
                                : MalformedQuery.at(
                                        soql,
                                        at,
                                        "line 1:" + at + " no viable alternative at character '" + soql.charAt(at)
                                                + "'"));
            }
            add(tokens, matcher, at);
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", soql.length()));
        return tokens;
    }

    private static void add(List<Token> tokens, Matcher matcher, int at) {
        for (Token.Kind kind : Token.Kind.values()) {
            if (kind != Token.Kind.END) {
                String text = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
                if (text != null) {
                    tokens.add(new Token(kind, text, at));
                }
            }
        }
    }

    /** What a quoted text means. */
    static String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(++i);
            switch (escaped) {
                case 'n', 'N' -> text.append('\n');
                case 'r', 'R' -> text.append('\r');
                case 't', 'T' -> text.append('\t');
                case 'b', 'B' -> text.append('\b');
                case 'f', 'F' -> text.append('\f');
                case '"', '\'', '\\', '_', '%' -> text.append(escaped);
                case 'u' -> {
                    text.append(unicode(raw, i));
                    i += 4;
                }
                default ->
                    throw new MalformedQuery("Invalid string literal '" + raw + "'. Illegal character sequence '\\"
                            + escaped + "' in string literal.");
            }
        }
        return text.toString();
    }

    private static char unicode(String raw, int at) {
        try {
            return (char) Integer.parseInt(raw.substring(at + 1, at + 5), 16);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new MalformedQuery(
                    "Invalid string literal '" + raw + "'. Illegal unicode sequence in string literal.");
        }
    }
}
