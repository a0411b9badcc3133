package dev.mql.crm;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** CRMs give back a number or an instant in words of their own: 60 as 60.0, 1.0E2, a time as milliseconds. */
public final class Spelling {

    private Spelling() {}

    /** Whether two texts are the same value. */
    public static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException text) {
            return instant(one) != Long.MIN_VALUE && instant(one) == instant(other);
        }
    }

    /** UTC milliseconds of an instant or a number of them; the least number where it is neither. */
    private static long instant(String text) {
        try {
            return text.chars().allMatch(Character::isDigit) && !text.isEmpty()
                    ? Long.parseLong(text)
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | NumberFormatException noInstant) {
            return Long.MIN_VALUE;
        }
    }
}
