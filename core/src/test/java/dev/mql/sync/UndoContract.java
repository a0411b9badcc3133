package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.MemoryCrm.Fault;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.store.Backlog;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run wrote is put back where nobody touched it since, and stays so until something happens. */
public abstract class UndoContract extends OnWorld {

    @Test
    void putsBackWhatARunWroteAndLeavesThePersonAlone() {
        Ref ada = world.raised("1");
        world.crm().submit(ada, "Product sheet CRM", "sheet", world.now());
        Run run = sync();
        Undo undo = undo(run);
        assertThat(undo.run().state()).as(undo.run().message()).isEqualTo(Run.State.DONE);
        assertThat(undo.run().tally().written()).isOne();
        assertThat(world.crm().properties(ada)).containsEntry("hs_lead_status", "NEW");
        assertThat(world.crm().properties(ada).getOrDefault("mql_score", "")).isEmpty();
        int writes = world.crm().writes(ada);
        world.pass(Duration.ofDays(20)); // the score fades meanwhile, and is not written either
        assertThat(sync().tally().heldBack()).isOne();
        assertThat(world.status(ada)).isEqualTo("NEW");
        assertThat(world.crm().writes(ada)).isEqualTo(writes);
        assertThat(store().backlog().held("hubspot", 9))
                .extracting(Backlog.Held::reason)
                .containsOnly("undone");
        assertThat(dossier(ada).standing().stage()).isEqualTo(Stage.LEAD);
        assertThat(dossier(ada).standing().mqlSince()).isNull();
    }

    @Test
    void onlyPlansUntilItIsToldToWrite() {
        Ref ada = world.raised("1");
        Run run = sync();
        Undo shown = world.runs().undo(run.id(), false);
        assertThat(shown.run().state()).isEqualTo(Run.State.DONE);
        assertThat(world.status(ada)).isEqualTo("MQL");
        String plan = shown.run().plan().orElseThrow();
        assertThat(world.runs().apply(plan).state()).isEqualTo(Run.State.DONE);
        assertThat(world.status(ada)).isEqualTo("NEW");
        assertThat(sync().tally().written()).isZero();
    }

    @Test
    void judgesThePersonAgainOnceTheirFactsChange() {
        Ref ada = world.raised("1");
        undo(sync());
        world.pass(Duration.ofDays(1));
        world.crm().submit(ada, "Demo request", "again", world.now());
        sync();
        assertThat(world.status(ada)).isEqualTo("MQL");
        assertThat(dossier(ada).standing().undone()).isNull();
        assertThat(store().backlog().held("hubspot", 9)).isEmpty();
    }

    @Test
    void judgesThePersonAgainByAnotherDefinition() {
        Ref ada = world.raised("1");
        undo(sync());
        world.pass(Duration.ofDays(1));
        world.definition(text -> text.replace("within: 30d", "within: 31d"));
        sync();
        assertThat(world.status(ada)).isEqualTo("MQL");
    }

    @Test
    void writesThePersonAgainWhenReleased() {
        Ref ada = world.raised("1");
        undo(sync());
        world.pass(Duration.ofDays(1));
        assertThat(store().backlog().release(ada, "hs_lead_status")).isTrue();
        sync();
        assertThat(world.crm().properties(ada)).containsEntry("hs_lead_status", "MQL");
        assertThat(world.crm().properties(ada)).containsEntry("mql_verdict", "mql");
    }

    @Test
    void keepsWhatSomebodySetSinceAndSaysSo() {
        Ref ada = world.raised("1");
        Run run = sync();
        world.pass(Duration.ofMinutes(1));
        world.crm().set("contacts", "1", "hs_lead_status", "CONNECTED");
        Undo undo = undo(run);
        assertThat(world.status(ada)).isEqualTo("CONNECTED");
        assertThat(world.crm().properties(ada).getOrDefault("mql_verdict", "")).isEmpty();
        assertThat(undo.left()).contains(new Undo.Left(ada, "hs_lead_status", Undo.Why.CHANGED_SINCE));
        sync();
        assertThat(dossier(ada).standing().stage()).isEqualTo(Stage.ACCEPTED);
        assertThat(world.crm().properties(ada).getOrDefault("mql_verdict", "")).isEmpty();
    }

    @Test
    void keepsWhatSomebodySetBetweenReadingAndPuttingBack() {
        Ref ada = world.raised("1");
        Run run = sync();
        world.crm().beforeWrite(writes -> world.crm().set("contacts", "1", "hs_lead_status", "CONNECTED"));
        undo(run);
        assertThat(world.status(ada)).isEqualTo("CONNECTED");
    }

    @Test
    void leavesWhatALaterRunHasWritten() {
        Ref ada = world.raised("1");
        Run first = sync();
        world.pass(Duration.ofHours(1));
        world.crm().set("contacts", "1", "numemployees", "10");
        sync();
        Undo undo = undo(first);
        assertThat(undo.left()).contains(new Undo.Left(ada, "mql_score", Undo.Why.WRITTEN_SINCE));
        assertThat(world.status(ada)).isEqualTo("NEW");
    }

    @Test
    void namesWhoIsGoneAndWhomSalesWasTold() {
        Ref ada = world.raised("1");
        Ref bob = world.contact("2");
        sync();
        world.pass(Duration.ofHours(1));
        world.crm().submit(bob, "Demo request", "late", world.now());
        Run second = sync();
        Undo undo = undo(second);
        assertThat(undo.left()).containsExactly(new Undo.Left(bob, "", Undo.Why.TOLD));
        world.pass(Duration.ofHours(1));
        world.crm().delete(ada);
        Undo gone = undo(store().journal().run("r-1").orElseThrow());
        assertThat(gone.left()).contains(new Undo.Left(ada, "", Undo.Why.GONE));
    }

    @Test
    void takesNoSignature() {
        Ref ada = world.raised("1");
        Run run = sync();
        world.unsigned("sales has not signed");
        assertThat(undo(run).run().state()).isEqualTo(Run.State.DONE);
        assertThat(world.status(ada)).isEqualTo("NEW");
    }

    @Test
    void goesOnAfterACrashWithoutWritingTwice() {
        Ref ada = world.raised("1");
        Ref bob = world.raised("2");
        Run run = sync();
        world.crm().onWrite(write -> {
            if (write.ref().equals(bob)) {
                throw new Crash();
            }
            return Fault.NONE;
        });
        assertThatThrownBy(() -> undo(run)).isInstanceOf(Crash.class);
        world.crm().onWrite(write -> Fault.NONE);
        Undo again = undo(run);
        assertThat(again.left()).isEmpty();
        assertThat(Map.of(1, world.status(ada), 2, world.status(bob))).containsValues("NEW", "NEW");
        assertThat(world.crm().writes(ada)).isEqualTo(2);
        assertThat(sync().tally().written()).isZero();
        assertThat(dossier(ada).standing().undone()).isNotNull();
    }

    @Test
    void canItselfBeUndone() {
        Ref ada = world.raised("1");
        Undo undo = undo(sync());
        world.pass(Duration.ofMinutes(1));
        undo(undo.run());
        assertThat(world.status(ada)).isEqualTo("MQL");
        assertThat(dossier(ada).standing().stage()).isEqualTo(Stage.MQL);
    }

    @Test
    void refusesARunThatNeverWas() {
        Undo undo = world.runs().undo("r-99", true);
        assertThat(undo.run().state()).isEqualTo(Run.State.FAILED);
        assertThat(undo.run().message()).contains("r-99");
    }

    @Test
    void undoesWhatAStoppedRunHadWritten() {
        for (int i = 0; i < 250; i++) {
            world.raised("c" + i);
        }
        world.crm().quota(5);
        Run stopped = sync();
        assertThat(stopped.tally().written()).isEqualTo(100);
        world.pass(Duration.ofDays(1));
        world.crm().quota(1000);
        Undo undo = undo(stopped);
        assertThat(undo.run().tally().written()).isEqualTo(100);
        Set<Ref> everybody = world.crm().refs();
        assertThat(everybody).allMatch(ref -> world.status(ref).equals("NEW"));
    }

    private Undo undo(Run run) {
        return world.runs().undo(run.id(), true);
    }
}
