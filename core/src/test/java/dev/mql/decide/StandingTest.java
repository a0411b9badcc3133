package dev.mql.decide;

import static dev.mql.decide.Given.DAY;
import static dev.mql.decide.Given.NOW;
import static dev.mql.decide.Given.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Standing LEAD = standing(Stage.LEAD, NOW - 9 * DAY).met();

    @Test
    void twoPeopleFoundToBeOneForgetNeitherThatTheyLeftNorWhenTheyWereFirstAnMql() {
        Standing early = remembering(NOW - 80 * DAY, 1, NOW - 90 * DAY);
        Standing late = remembering(NOW - 20 * DAY, 3, NOW - 50 * DAY);
        for (Standing joined : new Standing[] {early.joined(late), late.joined(early)}) {
            assertThat(joined.leftAt()).isEqualTo(NOW - 20 * DAY);
            assertThat(joined.mqlSince()).isEqualTo(NOW - 90 * DAY);
            assertThat(joined.recycles()).isEqualTo(3);
        }
    }

    @Test
    void whatOnlyOneOfTheTwoRemembersIsRemembered() {
        Standing known = remembering(NOW - 80 * DAY, 1, NOW - 90 * DAY);
        for (Standing joined : new Standing[] {LEAD.joined(known), known.joined(LEAD)}) {
            assertThat(joined.leftAt()).isEqualTo(NOW - 80 * DAY);
            assertThat(joined.mqlSince()).isEqualTo(NOW - 90 * DAY);
        }
        assertThat(LEAD.joined(LEAD)).isEqualTo(LEAD);
    }

    @Test
    void onlyWhoWasNeverDecidedAboutIsUnknown() {
        assertThat(Standing.unknown().isUnknown()).isTrue();
        assertThat(Standing.unknown().met().isUnknown()).isTrue();
        assertThat(LEAD.isUnknown()).isFalse();
        assertThat(Standing.unknown().recycled(1).isUnknown()).isFalse();
        assertThat(Standing.unknown().left(NOW).isUnknown()).isFalse();
    }

    @Test
    void aFirstMqlThatIsPutBackNeverWasOne() {
        Standing entered = LEAD.enterMql(NOW, null).hand(NOW, NOW + DAY);
        Standing back = entered.putBack(Stage.LEAD, entered, NOW + DAY);
        assertThat(back.stage()).isEqualTo(Stage.LEAD);
        assertThat(back.since()).isEqualTo(NOW + DAY);
        assertThat(back.mqlSince()).isNull();
        assertThat(back.answerBy()).isNull();
        assertThat(back.handedAt()).isNull();
        assertThat(back.passed()).doesNotContain(Stage.MQL).contains(Stage.LEAD);
    }

    @Test
    void whoWasAnMqlBeforeStaysOneOfThoseWhoWere() {
        Standing before = remembering(NOW - 80 * DAY, 1, NOW - 90 * DAY);
        Standing entered = before.enterMql(NOW, null);
        Standing back = entered.putBack(Stage.RECYCLED, entered, NOW + DAY);
        assertThat(back.mqlSince()).isEqualTo(NOW - 90 * DAY);
        assertThat(back.leftAt()).isEqualTo(NOW - 80 * DAY);
        assertThat(back.recycles()).isOne();
        assertThat(back.passed()).contains(Stage.MQL);
    }

    @Test
    void aLeavingThatIsPutBackIsNotCounted() {
        Standing left = standing(Stage.MQL, NOW - 9 * DAY).recycled(2).leave(Stage.RECYCLED, NOW);
        Standing back = left.putBack(Stage.MQL, left, NOW + DAY);
        assertThat(left.recycles()).isEqualTo(3);
        assertThat(back.recycles()).isEqualTo(2);
        assertThat(back.leftAt()).isNull();
    }

    @Test
    void isKeptApartFromWhatIsToldAndUndone() {
        assertThat(LEAD.undone("facts").undone()).isEqualTo("facts");
        assertThat(LEAD.undone("facts").undone(null)).isEqualTo(LEAD);
        assertThat(LEAD.handed(NOW).handedAt()).isEqualTo(NOW);
    }

    private static Standing remembering(@Nullable Long leftAt, int recycles, @Nullable Long mqlSince) {
        return new Standing(Stage.RECYCLED, NOW - 80 * DAY, null, leftAt, recycles, mqlSince, null).met();
    }
}
