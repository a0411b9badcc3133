package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.MemoryCrm;
import dev.mql.model.Ref;
import dev.mql.store.Run;
import dev.mql.store.Selection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs over a few records somebody told us of, on any store. */
public abstract class ToldContract extends OnWorld {

    private MemoryCrm crm;

    @BeforeEach
    void openCrm() {
        crm = world.crm();
    }

    @Test
    void readsTheCompanyOfSomebodyNewAsWell() {
        done();
        Ref company = crm.set("companies", "c", "numberofemployees", "500");
        Ref ada = crm.set("contacts", "1", "email", "ada@x.example", "hs_lead_status", "NEW");
        crm.link(ada, "company", company);
        crm.submit(ada, "Product sheet", "s", world.now());
        Run run = world.runs().one(Set.of(ada));
        assertThat(run.calls().total()).isEqualTo(3);
        assertThat(crm.properties(ada)).containsEntry("mql_verdict", "mql");
    }

    @Test
    void looksAtThePeopleOfACompanyAtNoFurtherCall() {
        Ref company = crm.set("companies", "c", "numberofemployees", "5");
        Ref ada = crm.set("contacts", "1", "email", "ada@x.example", "hs_lead_status", "NEW");
        crm.link(ada, "company", company);
        crm.submit(ada, "Product sheet", "s", world.now());
        done();
        assertThat(crm.properties(ada)).containsEntry("mql_verdict", "nurture");
        world.pass(Duration.ofMinutes(1));
        crm.set("companies", "c", "numberofemployees", "500");
        assertThat(world.runs().one(Set.of(company)).calls().total()).isOne();
        Run review = world.runs().review();
        assertThat(review.calls().read()).isZero();
        assertThat(crm.properties(ada)).containsEntry("mql_verdict", "mql");
    }

    @Test
    void forgetsWhoAskedForItOnceTheCrmHasNothingOfThem() {
        Ref ada = world.raised("1");
        done();
        world.runs().told(Set.of(ada), Set.of(ada));
        assertThat(store().people().history(ada)).as("still in the CRM").isNotEmpty();
        crm.delete(ada);
        world.runs().told(Set.of(ada), Set.of(ada));
        assertThat(store().people().history(ada)).isEmpty();
        assertThat(store().people().withEmail("hubspot", "1@x.example")).isEmpty();
    }

    @Test
    void followsAMergeAndADeletion() {
        Ref ada = world.raised("1");
        Ref again = world.contact("2");
        Ref bob = world.raised("3");
        done();
        world.pass(Duration.ofMinutes(1));
        crm.merge(ada, again);
        crm.delete(bob);
        world.runs().one(Set.of(ada, again, bob));
        assertThat(store().people().count("hubspot", new Selection.Everyone())).isOne();
        assertThat(world.status(again)).isEqualTo("MQL");
        assertThat(store().people().dossier(ada).orElseThrow().records().person())
                .isEqualTo(again);
    }

    @Test
    void leavesThePlanOfALongRunAlone() {
        Ref ada = world.raised("1");
        for (int i = 2; i < 20; i++) {
            world.raised(Integer.toString(i));
        }
        AtomicReference<@Nullable Run> between = new AtomicReference<>();
        Progress meanwhile = (step, done, total, calls) -> {
            if (step.equals("evaluating") && between.get() == null) {
                between.set(world.runs().one(Set.of(ada)));
            }
        };
        Job job = world.job();
        Worker telling = new Worker(job.holder(), job.clock(), meanwhile);
        Run run = new Runs(Job.of(
                        job.crm(), job.store(), job.agreement(), job.mapping(), job.schema(), job.orders(), telling))
                .sync();
        assertThat(between.get()).isNotNull();
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        for (Ref ref : crm.refs()) {
            assertThat(world.status(ref)).isEqualTo("MQL");
            assertThat(crm.writes(ref)).isOne();
        }
    }

    private void done() {
        assertThat(world.runs().sync().state()).isEqualTo(Run.State.DONE);
    }
}
