package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.MemoryCrm.Fault;
import dev.mql.crm.Page;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.store.Backlog;
import dev.mql.store.Intake;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Defects of other tools that no run of ours may have, whatever the store: the cases of the list F.1, by their numbers. */
public abstract class PeersContract extends OnWorld {

    @Test
    void case01ReadsTenThousandAndOneContactsOfOneInstant() {
        for (int i = 0; i < 10_001; i++) {
            world.contact("c" + i);
        }
        assertThat(world.runs().plan().tally().evaluated()).isEqualTo(10_001);
    }

    @Test
    void case03WritesTheOthersWhereOneOfAHundredIsRefused() {
        for (int i = 0; i < 100; i++) {
            world.raised("c" + i);
        }
        world.crm().onWrite(write -> write.ref().id().equals("c7") ? Fault.IGNORED : Fault.NONE);
        Run run = sync();
        assertThat(run.tally().written()).isEqualTo(99);
        assertThat(run.tally().failed()).isOne();
        assertThat(run.state()).isEqualTo(Run.State.DONE);
    }

    @Test
    void doesNotTryAgainWhoWasDeletedBetweenReadingAndWriting() {
        Ref ada = world.raised("1");
        world.crm().beforeWrite(writes -> world.crm().vanish(ada));
        assertThat(sync().tally().failed()).isOne();
        world.crm().beforeWrite(writes -> {});
        assertThat(store().people().dossier(ada)).isEmpty();
        assertThat(store().backlog().failed("hubspot")).isEmpty();
        world.pass(Duration.ofDays(1));
        Run next = sync();
        assertThat(next.tally().failed()).isZero();
        assertThat(next.calls().write()).isZero();
    }

    @Test
    void case04FindsOutThatAnAcceptedWriteHadNoEffect() {
        Ref ada = world.raised("1");
        world.crm().onWrite(write -> Fault.IGNORED);
        sync();
        Backlog.Group group = store().backlog().failed("hubspot").get(0);
        assertThat(group.failure().code()).isEqualTo("NOT_KEPT");
        assertThat(group.example()).isEqualTo(ada);
        assertThat(dossier(ada).ledger()).isEmpty();
    }

    @Test
    void case05StopsResumablyWhereTheDaysCallsAreUsed() {
        for (int i = 0; i < 250; i++) {
            world.raised("c" + i);
        }
        world.crm().quota(5);
        Run stopped = sync();
        assertThat(stopped.state()).isEqualTo(Run.State.STOPPED);
        assertThat(stopped.resumesAt()).contains(world.now().plus(Duration.ofDays(1)));
        assertThat(stopped.tally().written()).isEqualTo(100);
        assertThat(stopped.tally().left()).isEqualTo(150);
        world.pass(Duration.ofDays(1));
        world.crm().quota(1000);
        Run resumed = sync();
        assertThat(resumed.id()).isEqualTo(stopped.id());
        assertThat(resumed.asOf()).isEqualTo(stopped.asOf());
        assertThat(resumed.tally().written()).isEqualTo(250);
        assertThat(resumed.tally().left()).isZero();
        assertThat(world.crm().refs()).allMatch(ref -> world.crm().writes(ref) == 1);
    }

    @Test
    void case08FollowsAMergeBetweenReadingAndWriting() {
        Ref ada = world.raised("1");
        Ref twin = world.contact("2");
        String plan = world.runs().plan().plan().orElseThrow();
        world.crm().merge(ada, twin);
        world.runs().apply(plan);
        world.pass(Duration.ofMinutes(1));
        sync();
        assertThat(world.status(twin)).isEqualTo("MQL");
        assertThat(dossier(ada).records().person()).isEqualTo(twin);
        assertThat(dossier(twin).records().touches()).hasSize(1);
    }

    @Test
    void case09KnowsAPersonWhoseAddressChanged() {
        Ref ada = world.raised("1");
        sync();
        world.pass(Duration.ofMinutes(1));
        world.crm().set("contacts", "1", "email", "new@x.example");
        assertThat(sync().tally().changed()).isZero();
        assertThat(store().people().withEmail("hubspot", "new@x.example")).containsExactly(ada);
        assertThat(store().people().census("hubspot").people()).isOne();
    }

    @Test
    void case12ReadsTheSamePageTwiceWithoutAnEffect() {
        world.raised("1");
        sync();
        Job job = world.job();
        Set<String> wanted = job.wanted().read().getOrDefault("contacts", Set.of());
        Checkpoint from = job.crm()
                .start(new dev.mql.crm.Stream("contacts"), wanted, new dev.mql.crm.ReadMode.All())
                .get(0);
        Page page = job.crm().next(from);
        for (int again = 0; again < 2; again++) {
            Intake.Kept kept = store().intake().keep("hubspot", from, page, world.now(), job.identity());
            assertThat(kept.rows()).isOne();
            assertThat(kept.changed()).isZero();
            assertThat(kept.marked()).isZero();
        }
        assertThat(sync().tally().changed()).isZero();
    }

    @Test
    void case13DoesNotAnswerItsOwnWrite() {
        Ref ada = world.raised("1");
        sync();
        world.pass(Duration.ofMinutes(1));
        Run run = world.runs().one(Set.of(ada));
        assertThat(run.calls().write()).isZero();
        assertThat(world.crm().writes(ada)).isOne();
    }

    @Test
    void case14LetsTheFirstContactPass() {
        for (int i = 0; i < 300; i++) {
            world.raised("c" + i);
        }
        Run run = sync();
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(run.tally().written()).isEqualTo(300);
    }

    @Test
    void case15StopsBeforeTheFirstWriteWhereALineFallsFrom50To1() {
        for (int i = 0; i < 300; i++) {
            Ref contact = world.contact("c" + i);
            world.crm().submit(contact, "Product sheet CRM", "s", world.now().minus(Duration.ofDays(50)));
        }
        sync();
        Set<Ref> everybody = world.crm().refs();
        world.definition(text -> text.replace("{score: 50, fit: 25, product: 5}", "{score: 46, fit: 25, product: 1}"));
        world.pass(Duration.ofMinutes(1));
        Run tripped = sync();
        assertThat(tripped.state()).isEqualTo(Run.State.WAITING);
        assertThat(tripped.message()).contains("mql 300").contains("--acknowledge");
        assertThat(tripped.calls().write()).isZero();
        assertThat(everybody).allMatch(ref -> world.status(ref).equals("NEW"));
        String plan = tripped.plan().orElseThrow();
        assertThat(world.runs().apply(plan).state()).isEqualTo(Run.State.WAITING);
        store().switches().acknowledge(plan, "Dana", world.now());
        assertThat(world.runs().apply(plan).state()).isEqualTo(Run.State.DONE);
        assertThat(everybody).allMatch(ref -> world.status(ref).equals("MQL"));
    }

    @Test
    void case18HoldsBackWhereSomebodySetTheStatusBetweenReadingAndWriting() {
        Ref ada = world.raised("1");
        AtomicInteger batches = new AtomicInteger();
        world.crm().beforeWrite(writes -> {
            if (batches.getAndIncrement() == 0) {
                world.crm().set("contacts", "1", "hs_lead_status", "CONNECTED");
            }
        });
        Run run = sync();
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(world.status(ada)).isEqualTo("CONNECTED");
        assertThat(world.crm().properties(ada)).containsEntry("mql_verdict", "mql");
        assertThat(dossier(ada).standing().stage()).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void case25WritesOnceAfterACrashBetweenStoringAndWriting() {
        Ref ada = world.raised("1");
        world.crm().beforeWrite(writes -> {
            throw new Crash();
        });
        assertThatThrownBy(this::sync).isInstanceOf(Crash.class);
        world.crm().beforeWrite(writes -> {});
        Run resumed = sync();
        assertThat(resumed.id()).isEqualTo("r-1");
        assertThat(world.status(ada)).isEqualTo("MQL");
        assertThat(world.crm().writes(ada)).isOne();
    }

    @Test
    void case25WritesOnceAfterACrashBetweenWritingAndStoring() {
        Ref ada = world.raised("1");
        Ref bob = world.contact("2");
        world.crm().onWrite(write -> {
            if (write.ref().equals(bob)) {
                throw new Crash();
            }
            return Fault.NONE;
        });
        assertThatThrownBy(this::sync).isInstanceOf(Crash.class);
        assertThat(world.crm().writes(ada)).isOne();
        world.crm().onWrite(write -> Fault.NONE);
        Run resumed = sync();
        assertThat(resumed.tally().written()).isEqualTo(2);
        assertThat(world.crm().writes(ada)).isOne();
        assertThat(world.crm().writes(bob)).isOne();
    }

    @Test
    void case26TriesAFailedRecordAgainThoughItsFactsAreTheSame() {
        Ref ada = world.raised("1");
        world.crm().onWrite(write -> Fault.LOST);
        Run failed = sync();
        assertThat(failed.tally().failed()).isOne();
        world.crm().onWrite(write -> Fault.NONE);
        world.pass(Duration.ofMinutes(1));
        assertThat(sync().tally().written()).isOne();
        assertThat(world.status(ada)).isEqualTo("MQL");
        assertThat(store().backlog().failed("hubspot")).isEmpty();
    }

    @Test
    void repeatsAWriteWhoseAnswerWasLost() {
        Ref ada = world.raised("1");
        AtomicInteger sent = new AtomicInteger();
        world.crm().onWrite(write -> sent.getAndIncrement() == 0 ? Fault.ANSWER_LOST : Fault.NONE);
        Run run = sync();
        assertThat(run.tally().written()).isOne();
        assertThat(run.tally().failed()).isZero();
        assertThat(world.crm().writes(ada)).isOne();
    }

    @Test
    void case29ReadsARecordThatChangedDuringTheReading() {
        world = new World(store(), 2);
        for (int i = 1; i <= 5; i++) {
            world.contact(Integer.toString(i));
        }
        AtomicInteger pages = new AtomicInteger();
        world.crm().onRead(checkpoint -> {
            if (checkpoint.stream().equals("contacts") && pages.incrementAndGet() == 2) {
                world.pass(Duration.ofSeconds(1));
                world.crm().set("contacts", "1", "numemployees", "");
                world.raised("late");
            }
        });
        sync();
        sync();
        assertThat(store().people().census("hubspot").people()).isEqualTo(6);
        assertThat(dossier(new Ref("hubspot", "contacts", "1")).records().self().property("numemployees"))
                .isEmpty();
    }

    @Test
    void endsWhereACursorLoops() {
        world = new World(store(), 1);
        world.contact("1");
        world.contact("2");
        Looping looping = new Looping(world.crm());
        Run run = new Runs(looping.job(world.job())).sync();
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(run.message()).contains("leads back");
        assertThat(sync().state()).isEqualTo(Run.State.DONE);
        assertThat(store().people().census("hubspot").people()).isEqualTo(2);
    }
}
