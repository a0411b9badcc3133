package dev.mql.app.screen;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Micro-points as people read them: cut, not rounded, to one decimal, so that none claims a line not reached (meaning 2). */
public final class Points {

    private static final int MICRO_DIGITS = 6;

    private Points() {}

    /** {@code 7.5}, {@code 12}, {@code -10}. */
    public static String text(long micros) {
        return tenths(micros).stripTrailingZeros().toPlainString();
    }

    /** As {@link #text}, always with its decimal: {@code 12.0}. */
    public static String fixed(long micros) {
        return tenths(micros).toPlainString();
    }

    /** With its sign: {@code +7.5}, {@code -10}, {@code 0}. */
    public static String signed(long micros) {
        return (micros > 0 && !text(micros).equals("0") ? "+" : "") + text(micros);
    }

    /** For JSON: the same cut, as a number. */
    public static BigDecimal number(long micros) {
        BigDecimal cut = tenths(micros).stripTrailingZeros();
        return cut.scale() < 0 ? cut.setScale(0) : cut;
    }

    /** What is missing to a line, raised to one decimal: enough, whatever was cut. */
    public static String missing(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS)
                .setScale(1, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A factor of an activity's points, in millionths, cut to three decimals: {@code 0.630}. */
    public static String factor(long millionths) {
        BigDecimal cut = BigDecimal.valueOf(millionths, MICRO_DIGITS).setScale(3, RoundingMode.DOWN);
        return millionths == 1_000_000 ? "1" : cut.toPlainString();
    }

    private static BigDecimal tenths(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS).setScale(1, RoundingMode.DOWN);
    }
}
