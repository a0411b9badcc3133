package dev.mql.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What sales makes of opportunities.
 *
 * @param winRate of opportunities, above 0 and up to 1
 * @param dealSize of a won one, in whatever currency
 * @param cycleDays from opportunity to win, at least 1
 */
public record Pipeline(BigDecimal winRate, BigDecimal dealSize, int cycleDays) {

    public Pipeline {
        if (!isShare(winRate)) {
            throw new IllegalArgumentException("a win rate is above 0 % and at most 100 %");
        }
        if (dealSize.signum() <= 0) {
            throw new IllegalArgumentException("a deal is worth more than nothing");
        }
        if (cycleDays < 1) {
            throw new IllegalArgumentException("a deal takes a day or more");
        }
    }

    private static boolean isShare(BigDecimal share) {
        return share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0;
    }

    /** What so many opportunities bring in a day: opportunities × win rate × deal size ÷ cycle. */
    public BigDecimal velocity(long opportunities) {
        return BigDecimal.valueOf(opportunities)
                .multiply(winRate)
                .multiply(dealSize)
                .divide(BigDecimal.valueOf(cycleDays), MathContext.DECIMAL64);
    }

    /**
     * What a revenue target needs, everything rounded up.
     *
     * @param target revenue by the end of the period
     * @param mqlToOpportunity the share of MQLs that become opportunities, above 0 and up to 1; empty where nobody knows
     */
    public Quota quota(BigDecimal target, LocalDate end, Optional<BigDecimal> mqlToOpportunity) {
        if (target.signum() <= 0) {
            throw new IllegalArgumentException("a target is more than nothing");
        }
        if (!mqlToOpportunity.map(Pipeline::isShare).orElse(true)) {
            throw new IllegalArgumentException("a share of MQLs is above 0 % and at most 100 %");
        }
        BigDecimal pipeline = target.divide(winRate, 2, RoundingMode.CEILING);
        BigDecimal opportunities = target.divide(winRate.multiply(dealSize), 0, RoundingMode.CEILING);
        return new Quota(
                pipeline,
                opportunities.longValueExact(),
                mqlToOpportunity.map(share ->
                        opportunities.divide(share, 0, RoundingMode.CEILING).longValueExact()),
                end.minusDays(cycleDays));
    }

    /**
     * @param worth of the opportunities together
     * @param mqls empty where nobody knows how many of them become opportunities
     * @param neededBy the last day on which an opportunity can still be won in time
     */
    public record Quota(BigDecimal worth, long opportunities, Optional<Long> mqls, LocalDate neededBy) {}
}
