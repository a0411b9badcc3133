package dev.mql.mapping;

import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import dev.mql.model.Value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What sales may expect of a person, in words: {@code 45000 EUR}, {@code 10000-50000 EUR}. Nothing where nobody knows. */
final class Worth {

    private Worth() {}

    /** @param asOf UTC milliseconds */
    static Optional<String> of(Facts facts, long asOf) {
        Value known = null;
        for (Observation observation : facts.properties().getOrDefault(Facts.VALUE, List.of())) {
            if (observation.validFrom() <= asOf) {
                known = observation.value().orElse(null);
            }
        }
        return known instanceof Value.Money money
                ? Optional.of(text(money.amount()) + " " + money.currency())
                : Optional.empty();
    }

    private static String text(Quantity amount) {
        if (amount.exact()) {
            return text(amount.low());
        }
        return text(amount.low()) + (amount.high() == Value.OPEN_END ? "+" : "-" + text(amount.high()));
    }

    private static String text(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
