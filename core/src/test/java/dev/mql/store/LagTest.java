package dev.mql.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers from before and after mql's own write, told apart. */
class LagTest {

    private static final long NOON = 1_796_731_200_000L;
    private static final Item.Row BEFORE = row(NOON, "Open", "Manager");
    private static final Item.Row WRITTEN = row(NOON + 600, "MQL", "Manager");

    private static Item.Row row(long changedAt, String status, String title) {
        return Item.row(
                new Ref("salesforce", "Lead", "00Q000000000001AAA"),
                Map.of("Status", status, "Title", title),
                changedAt,
                null);
    }

    @Test
    void whatMqlWroteStaysWhereTheAnswerIsFromBefore() {
        assertThat(Lag.caughtUp(row(NOON, "Open", "Manager"), BEFORE, WRITTEN)).isEqualTo(WRITTEN);
        assertThat(Lag.caughtUp(row(NOON - 60_000, "New", "Intern"), BEFORE, WRITTEN)
                        .properties())
                .isEqualTo(row(NOON, "MQL", "Intern").properties());
    }

    @Test
    void whatSomebodyPutInItsPlaceWithinTheSameSecondIsSeen() {
        assertThat(Lag.caughtUp(row(NOON, "Working", "Manager"), BEFORE, WRITTEN)
                        .properties())
                .isEqualTo(row(NOON, "Working", "Manager").properties());
    }

    @Test
    void anAnswerFromAfterwardsIsTakenAsItIs() {
        Item.Row later = row(NOON + 1_000, "Open", "Manager");

        assertThat(Lag.caughtUp(later, BEFORE, WRITTEN)).isEqualTo(later);
    }
}
