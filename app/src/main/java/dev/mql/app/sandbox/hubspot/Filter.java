package dev.mql.app.sandbox.hubspot;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One condition of a search on one property's text. */
record Filter(Property property, Operator operator, String value, String highValue, List<String> values) {

    /** A record without the property meets nothing but NOT_HAS_PROPERTY, and NOT_CONTAINS_TOKEN. */
    boolean test(String text) {
        if (text.isEmpty()) {
            return operator == Operator.NOT_HAS_PROPERTY || operator == Operator.NOT_CONTAINS_TOKEN;
        }
        return switch (operator) {
            case EQ -> equal(text, value);
            case NEQ -> !equal(text, value);
            case LT -> compare(text, value) < 0;
            case LTE -> compare(text, value) <= 0;
            case GT -> compare(text, value) > 0;
            case GTE -> compare(text, value) >= 0;
            case BETWEEN -> compare(text, value) >= 0 && compare(text, highValue) <= 0;
            case IN -> values.stream().anyMatch(one -> member(text, one));
            case NOT_IN -> values.stream().noneMatch(one -> member(text, one));
            case HAS_PROPERTY -> true;
            case NOT_HAS_PROPERTY -> false;
            case CONTAINS_TOKEN -> token(text);
            case NOT_CONTAINS_TOKEN -> !token(text);
        };
    }

    /** The same for what a record keeps as a number: its id and its dates. */
    boolean test(long number) {
        return switch (operator) {
            case EQ -> number == Long.parseLong(value);
            case NEQ -> number != Long.parseLong(value);
            case LT -> number < Long.parseLong(value);
            case LTE -> number <= Long.parseLong(value);
            case GT -> number > Long.parseLong(value);
            case GTE -> number >= Long.parseLong(value);
            case BETWEEN -> number >= Long.parseLong(value) && number <= Long.parseLong(highValue);
            case IN -> values.stream().anyMatch(one -> number == Long.parseLong(one));
            case NOT_IN -> values.stream().noneMatch(one -> number == Long.parseLong(one));
            case HAS_PROPERTY, NOT_CONTAINS_TOKEN -> true;
            case NOT_HAS_PROPERTY, CONTAINS_TOKEN -> false;
        };
    }

    private boolean equal(String text, String wanted) {
        if (property.type().equals("enumeration")) {
            return property.multiple() ? Arrays.asList(text.split(";", -1)).contains(wanted) : text.equals(wanted);
        }
        if (property.type().equals("number") || property.time()) {
            return compare(text, wanted) == 0;
        }
        return text.equalsIgnoreCase(wanted);
    }

    /** IN compares with lower-case text: "values must be lowercase". Enumerations compare their internal value. */
    private boolean member(String text, String wanted) {
        if (property.type().equals("string")) {
            return text.toLowerCase(Locale.ROOT).equals(wanted);
        }
        return equal(text, wanted);
    }

    int compare(String text, String wanted) {
        if (property.time()) {
            return Long.compare(millis(text), millis(wanted));
        }
        if (property.type().equals("number")) {
            return new BigDecimal(text).compareTo(new BigDecimal(wanted));
        }
        return text.compareToIgnoreCase(wanted);
    }

    private static long millis(String text) {
        Long at = ValueCheck.instant(text);
        if (at == null) {
            throw Refusal.problemWithRequest();
        }
        return at;
    }

    private boolean token(String text) {
        String glob = Arrays.stream(value.toLowerCase(Locale.ROOT).split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        Pattern pattern = Pattern.compile(glob);
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s@,;/]+", -1))
                        .anyMatch(word -> pattern.matcher(word).matches())
                || pattern.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
}
