package dev.mql.hubspot;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whether two texts are the same value of a property: HubSpot does not answer a number or an instant as it was written. */
final class Sameness {

    private Sameness() {}

    /** @param definition null where it is not known: then texts have to be equal */
    static boolean same(@Nullable Definition definition, String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        if (definition == null || a.isEmpty() || b.isEmpty()) {
            return false;
        }
        return switch (definition.type()) {
            case "number" -> sameNumber(a, b);
            case "datetime", "date" -> {
                OptionalLong left = millis(a);
                yield left.isPresent() && left.equals(millis(b));
            }
            case "bool" -> a.equalsIgnoreCase(b);
            case "enumeration" -> definition.isMultiple() && Arrays.equals(sorted(a), sorted(b));
            default -> false;
        };
    }

    private static boolean sameNumber(String a, String b) {
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String[] sorted(String choices) {
        return Arrays.stream(choices.split(";", -1)).map(String::strip).sorted().toArray(String[]::new);
    }

    /** UTC milliseconds of a number of them, an instant, or a day. */
    static OptionalLong millis(String text) {
        long number = Ids.number(text);
        if (number >= 0) {
            return OptionalLong.of(number);
        }
        try {
            return OptionalLong.of(
                    text.length() == "2026-01-01".length()
                            ? LocalDate.parse(text)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .toEpochMilli()
                            : Instant.parse(text).toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
