package dev.mql.crm;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How many records of an object hold a value, as the CRM itself counts them.
 *
 * @param records all there are
 * @param values how many of them have a value, by property; without those the CRM does not count
 */
public record Filled(long records, Map<String, Long> values) {

    /** Where nothing could be counted. */
    public static final Filled UNKNOWN = new Filled(0, Map.of());

    public Filled {
        values = Map.copyOf(values);
    }

    /** Of a hundred records, rounded down, but 1 where there is any; empty where nobody counted. */
    public OptionalInt percent(String property) {
        Long filled = values.get(property);
        if (filled == null || records == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(filled == 0 ? 0 : (int) Math.max(1, Math.min(100, 100 * filled / records)));
    }
}
