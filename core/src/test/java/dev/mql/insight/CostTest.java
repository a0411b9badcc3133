package dev.mql.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final BigDecimal SPEND = new BigDecimal("10000");

    /** F.1 case 34. */
    @Test
    void case34_withoutAnMqlThereIsNoCostOfOne() {
        assertThat(new Cost(SPEND, 500, 0).perMql()).isEmpty();
        assertThat(new Cost(SPEND, 0, 50).perLead()).isEmpty();
        assertThat(new Cost(BigDecimal.ZERO, 500, 50).perMql())
                .hasValueSatisfying(cost -> assertThat(cost).isZero());
    }

    @Test
    void isTheCostOfALeadOverTheShareThatBecomesMql() {
        Cost cost = new Cost(SPEND, 500, 50);

        assertThat(cost.perLead()).hasValueSatisfying(lead -> assertThat(lead).isEqualByComparingTo("20"));
        assertThat(cost.perMql()).hasValueSatisfying(mql -> {
            assertThat(mql).isEqualByComparingTo("200");
            assertThat(mql).isEqualByComparingTo(cost.perLead().orElseThrow().divide(new BigDecimal("0.1")));
        });
    }

    @Test
    void refusesLessThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cost(new BigDecimal("-1"), 1, 1));
    }
}
