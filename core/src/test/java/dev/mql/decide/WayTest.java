package dev.mql.decide;

import static dev.mql.decide.Given.FRESH;
import static dev.mql.decide.Given.NOW;
import static dev.mql.decide.Given.decider;
import static dev.mql.decide.Given.nurture;
import static dev.mql.decide.Given.sales;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which stages somebody left out on the way from marketing to sales. */
class WayTest {

    private static final Standing LEAD = decider(Policy.liveForAll())
            .decide(nurture(10), List.of(FRESH), Standing.unknown(), Traces.NONE, NOW)
            .after();

    @Test
    void whoBecomesACustomerAtOnceSkipsAllBetween() {
        Standing customer = seen(LEAD, Stage.CUSTOMER);

        assertThat(customer.skipped()).containsExactly(Stage.MQL, Stage.ACCEPTED, Stage.SQL, Stage.OPPORTUNITY);
        assertThat(customer.mqlSince())
                .as("nobody fills in an instant that never was")
                .isNull();
    }

    @Test
    void whoIsMetWithSalesSkippedNothingThatAnybodyWatched() {
        assertThat(seen(Standing.unknown(), Stage.OPPORTUNITY).skipped()).isEmpty();
        assertThat(seen(seen(Standing.unknown(), Stage.REJECTED), Stage.SQL).skipped())
                .isEmpty();
    }

    @Test
    void aStageThatIsMadeUpForIsSkippedNoMore() {
        Standing sql = seen(LEAD.enterMql(NOW, null), Stage.SQL);

        assertThat(sql.skipped()).containsExactly(Stage.ACCEPTED);
        assertThat(seen(sql, Stage.ACCEPTED).skipped()).isEmpty();
    }

    @Test
    void aRejectionForgetsNothing() {
        Standing accepted = seen(LEAD.enterMql(NOW, null), Stage.ACCEPTED);

        assertThat(seen(seen(accepted, Stage.REJECTED), Stage.OPPORTUNITY).skipped())
                .containsExactly(Stage.SQL);
    }

    @Test
    void twoPeopleFoundToBeOneWereWhereEitherWas() {
        Standing sql = seen(LEAD, Stage.SQL);
        Standing mql = LEAD.enterMql(NOW, null);

        assertThat(sql.joined(mql).skipped()).containsExactly(Stage.ACCEPTED);
    }

    private static Standing seen(Standing before, Stage stage) {
        return decider(Policy.liveForAll())
                .decide(nurture(10), List.of(sales(stage.name(), stage)), before, Traces.NONE, NOW)
                .after();
    }
}
