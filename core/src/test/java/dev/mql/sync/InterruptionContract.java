package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.CrmException;
import dev.mql.crm.MemoryCrm.Fault;
import dev.mql.model.Ref;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.store.StoreException;
import dev.mql.store.Switches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a run stops, and how the next goes on, whatever the store. */
public abstract class InterruptionContract extends OnWorld {

    @Test
    void pausesBetweenTwoBatchesAndGoesOn() {
        for (int i = 0; i < 150; i++) {
            world.raised("c" + i);
        }
        world.crm()
                .beforeWrite(writes ->
                        store().switches().pause(new Switches.Pause("hubspot", "import runs", "Dana", world.now())));
        Run paused = sync();
        assertThat(paused.state()).isEqualTo(Run.State.WAITING);
        assertThat(paused.message()).contains("Dana").contains("import runs").contains("mql resume");
        assertThat(paused.tally().written()).isEqualTo(100);
        world.crm().beforeWrite(writes -> {});
        store().switches().resume("hubspot");
        sync();
        assertThat(world.crm().refs()).allMatch(ref -> world.crm().writes(ref) == 1);
    }

    @Test
    void writesNoFasterThanThePace() {
        world.mapping(text -> text.replace("mode: live", "mode: live\npace: {first_write_per_day: 2}"));
        for (int i = 0; i < 5; i++) {
            world.raised("c" + i);
        }
        Run first = sync();
        assertThat(first.tally().written()).isEqualTo(2);
        assertThat(first.tally().left()).isEqualTo(3);
        assertThat(first.state()).isEqualTo(Run.State.STOPPED);
        world.pass(Duration.ofDays(1).plusMinutes(1));
        Run second = sync();
        assertThat(second.tally().written()).isEqualTo(2);
        assertThat(world.crm().refs())
                .filteredOn(ref -> world.crm().writes(ref) == 1)
                .hasSize(4);
    }

    @Test
    void keepsToAnotherProcessOnTheSameCrm() {
        store().switches().take("hubspot", new Switches.Holder("elsewhere", 7, world.now()), world.now());
        assertThatThrownBy(this::sync).isInstanceOf(StoreException.class).hasMessageContaining("elsewhere");
    }

    @Test
    void refusesAClockThatWentBackHoweverOftenItIsAsked() {
        world.contact("1");
        sync();
        world.pass(Duration.ofHours(-1));
        for (int again = 0; again < 2; again++) {
            Run refused = sync();
            assertThat(refused.state()).isEqualTo(Run.State.WAITING);
            assertThat(refused.message()).contains("set the clock");
            world.pass(Duration.ofMinutes(1));
        }
        world.pass(Duration.ofHours(1));
        assertThat(sync().state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void refusesAClockThatGoesBackWhileItReads() {
        world.contact("1");
        sync();
        world.pass(Duration.ofMinutes(1));
        world.crm().onRead(checkpoint -> world.pass(Duration.ofMinutes(-20)));
        Run refused = sync();
        assertThat(refused.state()).isEqualTo(Run.State.WAITING);
        assertThat(refused.message()).contains("set the clock");
    }

    @Test
    void finishesARunWithTheDefinitionItBeganWith() {
        world.raised("1");
        world.crm().beforeWrite(writes -> {
            throw new Crash();
        });
        assertThatThrownBy(this::sync).isInstanceOf(Crash.class);
        world.crm().beforeWrite(writes -> {});
        world.definition(text -> text.replace("points: 20", "points: 10"));
        Run next = sync();
        assertThat(next.id()).isEqualTo("r-2");
        assertThat(store().journal().run("r-1").orElseThrow().message()).contains("given up");
        assertThat(next.tally().written()).isOne();
    }

    @Test
    void stopsAndSaysSoWhereTheCrmIsUnreachable() {
        world.crm().onRead(checkpoint -> {
            throw new CrmException(CrmException.Next.TRY_AGAIN, "hubspot does not answer", "look at the network");
        });
        Run run = sync();
        assertThat(run.state()).isEqualTo(Run.State.STOPPED);
        assertThat(run.message()).isEqualTo("hubspot does not answer: look at the network");
    }

    @Test
    void survivesACrashAtEveryCall() {
        List<Ref> contacts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            contacts.add(i % 2 == 0 ? world.raised("c" + i) : world.contact("c" + i));
        }
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger deadly = new AtomicInteger(1);
        AtomicInteger gap = new AtomicInteger();
        Runnable die = () -> {
            if (calls.incrementAndGet() == deadly.get()) {
                deadly.addAndGet(gap.incrementAndGet());
                throw new Crash();
            }
        };
        world.crm().onRead(checkpoint -> die.run());
        world.crm().onWrite(write -> {
            die.run();
            return Fault.NONE;
        });
        int crashes = 0;
        boolean done = false;
        while (!done && crashes < 50) {
            try {
                done = sync().state() == Run.State.DONE;
            } catch (Crash crash) {
                crashes++;
            }
        }
        assertThat(crashes).isGreaterThan(3);
        assertThat(contacts).allMatch(ref -> world.crm().writes(ref) == 1);
        assertThat(contacts)
                .allMatch(ref ->
                        world.status(ref).equals(Integer.parseInt(ref.id().substring(1)) % 2 == 0 ? "MQL" : "NEW"));
        assertThat(store().journal()
                        .items(
                                store().journal().plans("hubspot", 1).get(0).id(),
                                EnumSet.of(PlanItem.State.SENT, PlanItem.State.PLANNED),
                                0,
                                9))
                .isEmpty();
    }
}
