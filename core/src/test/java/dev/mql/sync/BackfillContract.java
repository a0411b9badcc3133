package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.CrmException;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.proof.Proof;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A CRM full of people nobody waits for gets its values, and sales gets nobody. */
public abstract class BackfillContract extends OnWorld {

    private static final int PEOPLE = Proof.times(50_000, 300);

    @BeforeEach
    void backfilling() {
        backfill(true);
    }

    @Test
    @DisplayName("F.1 case 14: the first activation with many old contacts hands nobody over")
    void handsNobodyOver() {
        for (int i = 0; i < PEOPLE; i++) {
            world.raised("c" + i);
        }
        Run run = sync();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        assertThat(run.tally().written()).isEqualTo(PEOPLE);
        assertThat(run.tally().heldBack()).isEqualTo(PEOPLE);
        assertThat(world.crm().refs()).allSatisfy(ref -> {
            assertThat(world.status(ref)).isEqualTo("NEW");
            assertThat(world.crm().properties(ref)).containsEntry("mql_verdict", "mql");
            assertThat(dossier(ref).standing().stage()).isEqualTo(Stage.MQL);
            assertThat(dossier(ref).standing().answerBy()).isNull();
        });
        Proof.BACKFILL.held(store().getClass().getSimpleName() + ": " + PEOPLE + " people");
    }

    @Test
    void leavesTheOldOnesForGoodAndMovesWhoComesLater() {
        Ref old = world.raised("1");
        sync();
        backfill(false);
        world.pass(Duration.ofDays(1));
        Ref late = world.raised("2");
        world.crm().set("contacts", "1", "jobtitle", "CMO");
        sync();
        assertThat(world.status(old)).isEqualTo("NEW");
        assertThat(world.status(late)).isEqualTo("MQL");
        assertThat(store().backlog().held("hubspot", 9)).hasSize(1).allSatisfy(held -> {
            assertThat(held.person()).isEqualTo(old);
            assertThat(held.reason()).isEqualTo("before_live");
        });
    }

    @Test
    void movesAnOldOneWhomSomebodyReleases() {
        Ref old = world.raised("1");
        sync();
        backfill(false);
        world.pass(Duration.ofHours(1));
        assertThat(store().backlog().release(old, "hs_lead_status")).isTrue();
        sync();
        assertThat(world.status(old)).isEqualTo("MQL");
    }

    @Test
    void isRecordedInThePlan() {
        Ref ada = world.raised("1");
        Plan plan = plan();
        assertThat(plan.basis().backfill()).isTrue();
        backfill(false);
        assertThat(world.runs().apply(plan.id()).state()).isEqualTo(Run.State.DONE);
        assertThat(world.status(ada)).isEqualTo("NEW");
        assertThat(world.crm().properties(ada)).containsEntry("mql_verdict", "mql");
        world.pass(Duration.ofHours(1));
        sync();
        assertThat(world.status(ada)).isEqualTo("NEW");
    }

    @Test
    void doesNotApplyAPlanAsABackfillThatIsNone() {
        Ref ada = world.raised("1");
        backfill(false);
        Plan plan = plan();
        backfill(true);
        Run refused = world.runs().apply(plan.id());
        assertThat(refused.state()).isEqualTo(Run.State.FAILED);
        assertThat(refused.message()).contains("--backfill");
        assertThat(world.crm().writes(ada)).isZero();
    }

    @Test
    void changesNothingByPlanningOne() {
        Ref ada = world.raised("1");
        plan();
        backfill(false);
        sync();
        assertThat(world.status(ada)).isEqualTo("MQL");
    }

    @Test
    void staysOneWhereItWasStoppedAndGoesOnByItself() {
        Ref ada = world.raised("1");
        world.crm().onRead(checkpoint -> {
            throw new CrmException(CrmException.Next.TRY_AGAIN, "hubspot does not answer", "look at the network");
        });
        assertThat(sync().state()).isEqualTo(Run.State.STOPPED);
        world.crm().onRead(checkpoint -> {});
        backfill(false);
        Run resumed = sync();
        assertThat(resumed.id()).isEqualTo("r-1");
        assertThat(resumed.tally().written()).isOne();
        assertThat(world.status(ada)).isEqualTo("NEW");
    }

    private void backfill(boolean wished) {
        world.orders(orders -> orders.with(wished ? Set.of(Orders.Wish.BACKFILL) : Set.of()));
    }

    private Plan plan() {
        return store().journal().plan(world.runs().plan().plan().orElseThrow()).orElseThrow();
    }
}
