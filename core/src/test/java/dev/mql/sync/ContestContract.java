package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.model.Ref;
import dev.mql.store.Backlog;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another system that puts its value in place of ours wins after three rounds, until somebody releases the property. */
public abstract class ContestContract extends OnWorld {

    private Ref ada;

    @BeforeEach
    void adaIsAnMql() {
        ada = world.raised("1");
        sync();
    }

    @Test
    void leavesAPropertyToWhoeverChangesItBackForTheThirdTime() {
        fight(3);
        assertThat(score()).isEqualTo("40");
        int writes = world.crm().writes(ada);
        for (int day = 0; day < 5; day++) {
            setBack();
            world.crm().set("contacts", "1", "jobtitle", "CMO " + day);
            Run run = sync();
            assertThat(run.tally().written()).isZero();
            assertThat(run.tally().heldBack()).isOne();
        }
        assertThat(score()).isEqualTo("7");
        assertThat(world.crm().writes(ada)).isEqualTo(writes);
        List<Backlog.Held> held = store().backlog().held("hubspot", 9);
        assertThat(held).hasSize(1);
        assertThat(held.get(0).property()).isEqualTo("mql_score");
        assertThat(held.get(0).value()).isEqualTo("7");
        assertThat(held.get(0).reason()).isEqualTo("contested");
    }

    @Test
    void goesOnWritingTheOtherProperties() {
        fight(3);
        setBack();
        world.crm().set("contacts", "1", "relation", "customer");
        sync();
        assertThat(world.crm().properties(ada))
                .containsEntry("mql_verdict", "disqualified")
                .containsEntry("mql_score", "7");
    }

    @Test
    void writesItOnceMoreWhenReleasedAndCountsAnew() {
        fight(3);
        setBack();
        sync();
        assertThat(store().backlog().release(ada, "mql_score")).isTrue();
        sync();
        assertThat(score()).isEqualTo("40");
        assertThat(store().backlog().held("hubspot", 9)).isEmpty();
        fight(3);
        assertThat(score()).isEqualTo("40");
        setBack();
        assertThat(sync().tally().heldBack()).isOne();
    }

    @Test
    void forgivesWhoeverChangesItBackOnceInAWhile() {
        for (int round = 0; round < 6; round++) {
            world.pass(Duration.ofDays(20));
            world.crm().submit(ada, "Demo request", "again" + round, world.now());
            world.crm().set("contacts", "1", "mql_score", "7");
            assertThat(sync().tally().written()).isOne();
        }
        assertThat(score()).isNotEqualTo("7");
    }

    @Test
    void doesNotCountItsOwnChanges() {
        for (int round = 0; round < 6; round++) {
            world.pass(Duration.ofHours(1));
            world.crm().set("contacts", "1", "numemployees", round % 2 == 0 ? "10" : "500");
            assertThat(sync().tally().written()).isOne();
        }
        assertThat(store().people().dossier(ada).orElseThrow().contested()).isEmpty();
    }

    private void fight(int rounds) {
        for (int round = 0; round < rounds; round++) {
            setBack();
            assertThat(sync().tally().written()).as("round %d", round).isOne();
        }
    }

    private void setBack() {
        world.pass(Duration.ofDays(1));
        world.crm().set("contacts", "1", "mql_score", "7");
    }

    private String score() {
        return world.crm().properties(ada).getOrDefault("mql_score", "");
    }
}
