package dev.mql.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);

    private final Pipeline pipeline = new Pipeline(new BigDecimal("0.22"), new BigDecimal("45000"), 72);

    /** F.1 case 35: 80 × 45,000 × 0.22 / 72 = 11,000 a day. */
    @Test
    void case35_velocityIsOpportunitiesTimesWinRateTimesDealSizeOverCycle() {
        assertThat(pipeline.velocity(80)).isEqualByComparingTo("11000");
        assertThat(pipeline.velocity(0)).isZero();
    }

    @Test
    void aTargetNeedsOpportunitiesEarlyEnoughAndMqlsForThem() {
        Pipeline.Quota quota = pipeline.quota(new BigDecimal("990000"), YEAR_END, Optional.of(new BigDecimal("0.3")));

        assertThat(quota.worth()).isEqualByComparingTo("4500000");
        assertThat(quota.opportunities()).isEqualTo(100);
        assertThat(quota.mqls()).contains(334L);
        assertThat(quota.neededBy()).isEqualTo(LocalDate.of(2026, 10, 20));
    }

    @Test
    void aPartOfAnOpportunityTakesAWholeOne() {
        assertThat(pipeline.quota(new BigDecimal("9901"), YEAR_END, Optional.empty())
                        .opportunities())
                .isEqualTo(2);
        assertThat(pipeline.quota(new BigDecimal("9900"), YEAR_END, Optional.empty())
                        .opportunities())
                .isOne();
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pipeline(new BigDecimal("22"), new BigDecimal("45000"), 72));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pipeline(BigDecimal.ZERO, BigDecimal.ONE, 72));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pipeline(BigDecimal.ONE, BigDecimal.ONE, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.quota(BigDecimal.TEN, YEAR_END, Optional.of(BigDecimal.ZERO)));
    }
}
