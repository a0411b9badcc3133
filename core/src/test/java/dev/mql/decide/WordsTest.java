package dev.mql.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Stage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What files, screens and messages call things by. */
class WordsTest {

    @Test
    void eachEventIsOfItsKind() {
        assertThat(List.of(
                        new HandoffEvent.Qualified(1, false, null),
                        new HandoffEvent.Weakened(1),
                        new HandoffEvent.Breached(1),
                        new HandoffEvent.Accepted(1, Stage.SQL, true),
                        new HandoffEvent.Rejected(1, true),
                        new HandoffEvent.Recycled(1, Decision.Cause.STOPPED)))
                .extracting(event -> event.kind().word())
                .containsExactly("qualified", "weakened", "breached", "accepted", "rejected", "recycled");
    }

    @Test
    void causesAndReasonsAreSaidInSmallLetters() {
        assertThat(Decision.Cause.CHANGED_BY_OTHERS.word()).isEqualTo("changed_by_others");
        assertThat(Decision.Reason.SALES_HAS_IT.word()).isEqualTo("sales_has_it");
    }

    @Test
    void onlyWhatSomebodyCanLetGoOfIsReleasable() {
        assertThat(Decision.Reason.values())
                .filteredOn(Decision.Reason::releasable)
                .containsExactly(
                        Decision.Reason.CHANGED_AFTER_OURS,
                        Decision.Reason.BEFORE_LIVE,
                        Decision.Reason.BACKFILL,
                        Decision.Reason.CONTESTED,
                        Decision.Reason.UNDONE);
    }

    @Test
    void aBackfillOfAShadowStaysInTheShadow() {
        assertThat(Policy.shadow().backfilling().reach()).isEqualTo(Policy.Reach.SHADOW);
        assertThat(Policy.liveForAll().backfilling().reach()).isEqualTo(Policy.Reach.BACKFILL);
        assertThat(Policy.liveSince(5).notBefore(3).liveFrom()).isEqualTo(5);
        assertThat(Policy.liveSince(5).notBefore(7).liveFrom()).isEqualTo(7);
    }

    @Test
    void nobodyIsMetHalfway() {
        assertThat(Way.met(Stage.REJECTED)).containsExactlyInAnyOrder(Stage.LEAD, Stage.MQL, Stage.ACCEPTED);
        assertThat(Way.met(Stage.RECYCLED)).containsExactly(Stage.LEAD);
        assertThat(Way.and(Set.of(Stage.LEAD), Stage.SQL)).containsExactlyInAnyOrder(Stage.LEAD, Stage.SQL);
        assertThat(Way.and(Set.of(Stage.LEAD), Stage.RECYCLED)).containsExactly(Stage.LEAD);
    }
}
