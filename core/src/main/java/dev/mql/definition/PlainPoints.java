package dev.mql.definition;

import java.math.BigDecimal;

/** Micro-units as people write them: {@code 7.5}. */
public final class PlainPoints {

    private PlainPoints() {}

    public static String of(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
