package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.mapping.normal.Mails;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.store.Run;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run promises, whatever the store. */
public abstract class SyncContract extends OnWorld {

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
        world.mapping(text -> text.replace("steps_of: 10", "steps_of: 5").replace("mode: live", "mode: shadow"));
        assertThat(world.runs().apply(plan).message()).contains("the mapping has changed");
        world.mapping(text -> text.replace("mode: shadow", "mode: live"));
        world.crm().property("contacts", "hs_lead_status", true, "NEW", "OPEN", "MQL");
        Run refused = world.runs().apply(plan);
        assertThat(refused.message()).contains("the CRM's properties have changed");
        assertThat(refused.state()).isEqualTo(Run.State.FAILED);
        assertThat(world.crm().writes(ada)).isZero();
    }

    @Test
    void stopsWhereGoingLiveWouldMoveEverybodyAtOnce() {
        world.mapping(text -> text.replace("mode: live", "mode: shadow"));
        for (int i = 0; i < 201; i++) {
            world.raised("c" + i);
        }
        sync();
        world.mapping(text -> text.replace("mode: shadow", "mode: live"));
        world.pass(Duration.ofMinutes(1));
        Run live = world.runs().review();
        assertThat(live.state()).isEqualTo(Run.State.WAITING);
        assertThat(live.message()).contains("mql 201").contains("--acknowledge");
        assertThat(live.calls().total()).isZero();
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
}
