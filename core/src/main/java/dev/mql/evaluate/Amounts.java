package dev.mql.evaluate;

import dev.mql.model.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers between text and micro-units. */
final class Amounts {

    private static final BigDecimal MICROS = BigDecimal.valueOf(Value.MICROS);

    private Amounts() {}

    /** The number a text says, cut to millionths, or null where it says none. */
    static Value.@Nullable Quantity parse(String text) {
        if (text.length() > 40) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // A number such as 1e999999999 is short to write and large to hold.
            if (Math.abs((long) number.scale()) > 40) {
                return null;
            }
            long micros = number.setScale(6, RoundingMode.DOWN).multiply(MICROS).longValueExact();
            return new Value.Quantity(micros, micros);
        } catch (ArithmeticException | NumberFormatException noNumber) {
            return null;
        }
    }

    /** {@code 230}, {@code 51-200}, {@code 1000+}. */
    static String text(Value.Quantity quantity) {
        if (quantity.exact()) {
            return text(quantity.low());
        } else if (quantity.high() == Value.OPEN_END) {
            return text(quantity.low()) + "+";
        }
        return text(quantity.low()) + "-" + text(quantity.high());
    }

    static String text(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
