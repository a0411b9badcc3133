package dev.mql.evaluate;

import dev.mql.definition.Currencies;
import dev.mql.model.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings amounts of money into the definition's currency (meaning 12). */
final class Exchange {

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

    private final String currency;
    private final Map<String, BigDecimal> rates;

    Exchange(Currencies currencies) {
        this.currency = currencies.in();
        this.rates = Map.copyOf(currencies.rates());
    }

    String currency() {
        return currency;
    }

    /** The amount in the definition's currency, or null where there is no rate. */
    Value.@Nullable Quantity convert(Value.Money money) {
        if (money.currency().equals(currency)) {
            return money.amount();
        }
        BigDecimal rate = rates.get(money.currency());
        if (rate == null) {
            return null;
        }
        return new Value.Quantity(
                times(money.amount().low(), rate), times(money.amount().high(), rate));
    }

    private static long times(long amount, BigDecimal rate) {
        if (amount == Value.OPEN_END || amount == Long.MIN_VALUE) {
            return amount;
        }
        BigDecimal product = BigDecimal.valueOf(amount).multiply(rate).setScale(0, RoundingMode.HALF_UP);
        return product.min(MOST).max(LEAST).longValueExact();
    }
}
