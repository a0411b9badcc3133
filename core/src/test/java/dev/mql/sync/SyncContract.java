package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.MemoryCrm.Fault;
import dev.mql.crm.Page;
import dev.mql.mapping.normal.Mails;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.store.Backlog;
import dev.mql.store.Dossier;
import dev.mql.store.Intake;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.StoreException;
import dev.mql.store.Switches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run promises, whatever the store. Numbers in names are the acceptance cases born from others' bugs. */
public abstract class SyncContract {

    private World world;

    protected abstract Store store();

    @BeforeEach
    void makeWorld() {
        world = new World(store());
    }

    @Test
    void writesStatusScoreAndVerdictOfWhoeverRaisedAHand() {
        Ref ada = world.raised("1");
        Ref bob = world.contact("2");
        Run run = sync();
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        assertThat(world.crm().properties(ada))
                .containsEntry("hs_lead_status", "MQL")
                .containsEntry("mql_verdict", "mql")
                .containsEntry("mql_score", "40");
        assertThat(world.status(bob)).isEqualTo("NEW");
        assertThat(run.tally().read()).containsEntry("contacts", 2L).containsEntry("activities", 1L);
        assertThat(run.tally().verdicts()).containsEntry("mql", 1L).containsEntry("nurture", 1L);
        assertThat(run.tally().changed()).isEqualTo(2);
        assertThat(run.tally().written()).isEqualTo(2);
        assertThat(run.tally().failed()).isZero();
        assertThat(run.calls().total()).isEqualTo(3);
    }

    @Test
    void writesNothingTheSecondTime() {
        world.raised("1");
        sync();
        world.pass(Duration.ofMinutes(1));
        Run second = sync();
        assertThat(second.tally().changed()).isZero();
        assertThat(second.calls().write()).isZero();
        world.pass(Duration.ofHours(1));
        assertThat(sync().calls().write()).isZero();
    }

    @Test
    void writesNothingByPlanning() {
        Ref ada = world.raised("1");
        Run plan = world.runs().plan();
        assertThat(plan.state()).isEqualTo(Run.State.DONE);
        assertThat(plan.tally().changed()).isOne();
        assertThat(world.crm().writes(ada)).isZero();
        assertThat(dossier(ada).verdict()).isEmpty();
        assertThat(sync().tally().written()).isOne();
    }

    @Test
    void appliesExactlyThePlan() {
        Ref ada = world.raised("1");
        String plan = world.runs().plan().plan().orElseThrow();
        world.pass(Duration.ofHours(1));
        Ref bob = world.raised("2");
        Run applied = world.runs().apply(plan);
        assertThat(applied.state()).isEqualTo(Run.State.DONE);
        assertThat(world.status(ada)).isEqualTo("MQL");
        assertThat(world.status(bob)).isEqualTo("NEW");
        assertThat(world.runs().apply(plan).message()).contains("has been applied");
    }

    @Test
    void refusesAPlanWhoseDefinitionMappingOrSchemaHasChanged() {
        Ref ada = world.raised("1");
        String plan = world.runs().plan().plan().orElseThrow();
        world.definition(text -> text.replace("score: 50", "score: 55"));
        assertThat(world.runs().apply(plan).message()).contains("the definition has changed");
        world.definition(text -> text.replace("score: 55", "score: 50"));
        world.mapping(text -> text.replace("steps_of: 5", "steps_of: 10"));
        assertThat(world.runs().apply(plan).message()).contains("the mapping has changed");
        world.mapping(text -> text.replace("steps_of: 10", "steps_of: 5"));
        world.crm().property("contacts", "hs_lead_status", true, "NEW", "OPEN", "MQL");
        Run refused = world.runs().apply(plan);
        assertThat(refused.message()).contains("the CRM's properties have changed");
        assertThat(refused.state()).isEqualTo(Run.State.FAILED);
        assertThat(world.crm().writes(ada)).isZero();
    }

    @Test
    void plansButNeverAppliesAnUnsignedDefinition() {
        Ref ada = world.raised("1");
        world.unsigned("sales has not signed: mql approve --team sales");
        Run run = sync();
        assertThat(run.state()).isEqualTo(Run.State.WAITING);
        assertThat(run.message()).contains("mql approve");
        assertThat(run.tally().changed()).isOne();
        assertThat(world.crm().writes(ada)).isZero();
        assertThat(dossier(ada).verdict()).isEmpty();
        world.unsigned("");
        assertThat(sync().tally().written()).isOne();
    }

    @Test
    void looksAtPeopleWhoseTimeHasComeAtNoReadCall() {
        Ref ada = world.contact("1");
        world.crm().submit(ada, "Product sheet CRM", "s1", world.now());
        sync();
        assertThat(world.status(ada)).isEqualTo("MQL");
        world.pass(Duration.ofMinutes(1));
        assertThat(world.runs().review().tally().evaluated()).isZero();
        for (int day = 0; day < 75; day++) {
            world.pass(Duration.ofDays(1));
            assertThat(world.runs().review().calls().read()).isZero();
        }
        assertThat(world.status(ada)).isEqualTo("OPEN");
        assertThat(dossier(ada).standing().stage()).isEqualTo(Stage.RECYCLED);
    }

    @Test
    void replansEverybodyAtNoReadCallOnceTheDefinitionChanges() {
        Ref ada = world.raised("1");
        sync();
        world.definition(text -> text.replace("did: [demo_request]", "did: [contact_sales]"));
        world.orders(orders -> new Orders(Set.of(), Set.of(), Breaker.OFF, 1, 1));
        world.pass(Duration.ofMinutes(1));
        Run run = world.runs().review();
        assertThat(run.calls().read()).isZero();
        assertThat(run.tally().evaluated()).isOne();
        assertThat(world.crm().properties(ada)).containsEntry("mql_verdict", "nurture");
    }

    @Test
    void limitsAPlanToAFew() {
        Ref ada = world.raised("1");
        Ref bob = world.raised("2");
        world.orders(orders -> orders.withOnly(Set.of(ada)));
        sync();
        assertThat(world.status(ada)).isEqualTo("MQL");
        assertThat(world.status(bob)).isEqualTo("NEW");
        world.orders(orders -> Orders.everybody());
        sync();
        assertThat(world.status(bob)).isEqualTo("MQL");
    }

    @Test
    void evaluatesOneContactFresh() {
        Ref ada = world.contact("1");
        Ref bob = world.raised("2");
        sync();
        world.pass(Duration.ofMinutes(1));
        world.crm().submit(ada, "Demo request", "d", world.now());
        Run run = world.runs().one(Set.of(ada));
        assertThat(run.calls().total()).isEqualTo(2);
        assertThat(world.status(ada)).isEqualTo("MQL");
        assertThat(world.crm().writes(bob)).isOne();
    }

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
    void plansAndStopsAChangedNormaliserAsTheMassChangeItIs() {
        world.definition(text -> text.replace(
                "  customer: {", "  private: {when: {contact.email_kind: free}, say: Private mail}\n  customer: {"));
        for (int i = 0; i < 300; i++) {
            world.raised("c" + i);
        }
        sync();
        Set<Ref> everybody = world.crm().refs();
        assertThat(everybody).allMatch(ref -> world.status(ref).equals("MQL"));
        String planned = world.runs().plan().plan().orElseThrow();

        world.mails(Mails.with(Set.of("x.example"), Set.of(), Set.of()));
        world.pass(Duration.ofMinutes(1));
        assertThat(world.runs().apply(planned).message()).contains("the mapping has changed");
        Run stopped = world.runs().review();

        assertThat(stopped.state()).isEqualTo(Run.State.WAITING);
        assertThat(stopped.message()).contains("--acknowledge");
        assertThat(stopped.calls().read()).isZero();
        assertThat(stopped.calls().write()).isZero();
        assertThat(everybody).allMatch(ref -> world.status(ref).equals("MQL"));
        store().switches().acknowledge(stopped.plan().orElseThrow(), "Dana", world.now());
        assertThat(world.runs().apply(stopped.plan().orElseThrow()).state()).isEqualTo(Run.State.DONE);
        assertThat(everybody).allMatch(ref -> world.status(ref).equals("OPEN"));
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
    void refusesAClockThatWentBack() {
        world.contact("1");
        sync();
        world.pass(Duration.ofHours(-1));
        Run refused;
        try {
            refused = sync();
        } catch (Halt halt) {
            assertThat(halt.getMessage()).contains("set the clock");
            return;
        }
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

    private Run sync() {
        return world.runs().sync();
    }

    private Dossier dossier(Ref ref) {
        return store().people().dossier(ref).orElseThrow();
    }

    /** The process dies here. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
