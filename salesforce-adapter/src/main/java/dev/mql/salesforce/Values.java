package dev.mql.salesforce;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * One spelling for what JSON, CSV and the mapping spell differently: {@code 250} for {@code 250.0}, instants with {@code
 * Z}, line ends and blanks as Salesforce keeps them.
 */
final class Values {

    /** {@code +0000} in JSON, {@code Z} in CSV, {@code +00:00} from elsewhere. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Values() {}

    static String plain(Field.Kind kind, String text) {
        return switch (kind) {
            case TEXT -> text.indexOf('\0') < 0 ? text : text.replace("\0", "");
            case TRUTH -> text.toLowerCase(Locale.ROOT);
            case NUMBER -> number(text);
            case MOMENT -> moment(text);
        };
    }

    private static String number(String text) {
        if (text.indexOf('.') < 0 && text.indexOf('E') < 0 && text.indexOf('e') < 0) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String moment(String text) {
        long at = millis(text, Long.MIN_VALUE);
        return at == Long.MIN_VALUE ? text : Instant.ofEpochMilli(at).toString();
    }

    /** UTC milliseconds of an instant, or of the beginning of a date in UTC. */
    static long millis(String text, long otherwise) {
        if (isStamp(text)) {
            return stamp(text);
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
            }
            return text.isEmpty()
                    ? otherwise
                    : OffsetDateTime.parse(text, MOMENT).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    /** The one spelling of nearly all instants: by the thousandth, in UTC. Each row has some. */
    private static boolean isStamp(String text) {
        int length = text.length();
        return ((length == 24 && text.charAt(23) == 'Z') || (length == 28 && text.endsWith("+0000")))
                && text.charAt(10) == 'T'
                && text.charAt(19) == '.'
                && isNumber(text, 0, 4)
                && isNumber(text, 5, 7)
                && isNumber(text, 8, 10)
                && isNumber(text, 11, 13)
                && isNumber(text, 14, 16)
                && isNumber(text, 17, 19)
                && isNumber(text, 20, 23)
                && number(text, 5, 7) >= 1
                && number(text, 5, 7) <= 12
                && number(text, 8, 10) >= 1
                && number(text, 8, 10) <= (number(text, 5, 7) == 2 ? 28 : 30);
    }

    private static long stamp(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long minute = (day * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16);
        return (minute * 60 + number(text, 17, 19)) * 1000 + number(text, 20, 23);
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** Whether two texts are one value to Salesforce. */
    static boolean same(Field.Kind kind, String one, String other) {
        String left = plain(kind, one).strip().replace("\r\n", "\n");
        String right = plain(kind, other).strip().replace("\r\n", "\n");
        if (kind == Field.Kind.NUMBER && !left.isEmpty() && !right.isEmpty()) {
            try {
                return new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
            } catch (NumberFormatException e) {
                return left.equals(right);
            }
        }
        // A box that was never ticked is false; mappings may call it empty.
        return left.equals(right)
                || (kind == Field.Kind.TRUTH && isFalse(left) && isFalse(right))
                || (kind == Field.Kind.MOMENT && sameSecond(left, right));
    }

    private static boolean isFalse(String text) {
        return text.isEmpty() || text.equals("false");
    }

    /** Salesforce keeps instants by the second. */
    private static boolean sameSecond(String left, String right) {
        long one = millis(left, Long.MIN_VALUE);
        long other = millis(right, Long.MIN_VALUE);
        return one != Long.MIN_VALUE && other != Long.MIN_VALUE && one / 1000 == other / 1000;
    }

    /** Into the body of an update; the empty text clears. */
    static void put(ObjectNode record, String name, Field.Kind kind, String text) {
        if (text.isEmpty() && kind != Field.Kind.TRUTH) {
            record.putNull(name);
            return;
        }
        switch (kind) {
            case TRUTH -> record.put(name, text.equalsIgnoreCase("true"));
            case NUMBER -> {
                try {
                    record.put(name, new BigDecimal(text));
                } catch (NumberFormatException e) {
                    record.put(name, text);
                }
            }
            default -> record.put(name, text);
        }
    }
}
