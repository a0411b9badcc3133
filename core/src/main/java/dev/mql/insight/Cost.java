package dev.mql.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What was spent in a period, on the people who came in it.
 *
 * <p>Spend ÷ MQLs is the same as the cost of a lead ÷ the share of leads that become MQLs. (The formula one reads here and there,
 * cost of a lead ÷ spend, is no cost: its unit is one over leads.)
 *
 * @param spend in whatever currency
 * @param leads people who came in the period; 0 where nobody counted them
 * @param mqls people who became MQLs in it, each once
 */
public record Cost(BigDecimal spend, long leads, long mqls) {

    public Cost {
        if (spend.signum() < 0 || leads < 0 || mqls < 0) {
            throw new IllegalArgumentException("less than nothing");
        }
    }

    /** Empty where there was none: no MQL is neither free nor infinitely dear. */
    public Optional<BigDecimal> perMql() {
        return per(mqls);
    }

    public Optional<BigDecimal> perLead() {
        return per(leads);
    }

    private Optional<BigDecimal> per(long people) {
        return people == 0
                ? Optional.empty()
                : Optional.of(spend.divide(BigDecimal.valueOf(people), MathContext.DECIMAL64));
    }
}
