package dev.mql.salesforce;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Texts of queries. A value becomes a literal it cannot break out of, a name is one or nothing (SOQL and SOSL Reference,
 * "Quoted String Escape Sequences").
 */
final class Soql {

    /** Ids of a list in a query: all texts of a WHERE clause take 4,000 characters at most (SOQL limits). */
    static final int MOST_IDS = 190;

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*){0,5}";

    private Soql() {}

    static String text(String value) {
        StringBuilder literal = new StringBuilder(value.length() + 2).append('\'');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\'' -> literal.append("\\'");
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '\b' -> literal.append("\\b");
                case '\f' -> literal.append("\\f");
                default -> {
                    // Other control characters mean nothing in a field, and half a surrogate pair is no character.
                    if (Character.isISOControl(c) || lone(value, i)) {
                        literal.append('?');
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('\'').toString();
    }

    private static boolean lone(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }

    static String texts(Collection<String> values) {
        return values.stream().map(Soql::text).collect(Collectors.joining(",", "(", ")"));
    }

    static String moment(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli()).toString();
    }

    static String name(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("no name of a field");
        }
        return name;
    }

    static String select(Collection<String> fields, String object) {
        return "SELECT " + fields.stream().map(Soql::name).collect(Collectors.joining(",")) + " FROM " + name(object);
    }
}
