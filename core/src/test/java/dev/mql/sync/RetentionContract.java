package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.StoredVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody wants to know any more is let go, and what is thought now is not. */
public abstract class RetentionContract {

    private World world;
    private Ref ada;

    protected abstract Store store();

    @BeforeEach
    void makeWorld() {
        world = new World(store());
        world.orders(orders -> orders.keeping(new Retention(Duration.ofDays(10), Duration.ofDays(20), false)));
        ada = world.raised("1");
        world.contact("2");
        sync();
        for (int turn = 0; turn < 4; turn++) {
            world.pass(Duration.ofDays(3));
            world.crm().set("contacts", "1", "relation", turn % 2 == 0 ? "customer" : "");
            sync();
        }
    }

    @Test
    void keepsEarlierVerdictsForTheirTimeAndThePresentOneForEver() {
        assertThat(history(ada)).hasSize(4); // the first, twelve days old, went with the last run
        assertThat(history(new Ref("hubspot", "contacts", "2"))).hasSize(1);
        world.pass(Duration.ofDays(300));
        sync();
        assertThat(history(ada)).hasSize(1);
        assertThat(store().people().dossier(ada).orElseThrow().verdict())
                .hasValueSatisfying(now ->
                        assertThat(now.stage()).isEqualTo(history(ada).get(0).stage()));
        assertThat(history(new Ref("hubspot", "contacts", "2"))).hasSize(1);
    }

    @Test
    void keepsRunsAndPlansForTheirTimeAndTheNewestForEver() {
        assertThat(store().journal().runs("hubspot", 99)).hasSize(5);
        world.pass(Duration.ofDays(12));
        sync();
        assertThat(store().journal().runs("hubspot", 99)).extracting(Run::id).doesNotContain("r-1");
        assertThat(store().journal().plan("p-1")).isEmpty();
        assertThat(store().journal().plan("p-5")).isPresent();
        world.pass(Duration.ofDays(300));
        assertThat(sync().id()).isEqualTo("r-7");
        assertThat(store().journal().runs("hubspot", 99)).hasSize(1);
        assertThat(store().journal().lastAsOf("hubspot")).contains(world.now());
    }

    @Test
    void letsGoOfRunsOfSinglePeopleAsOfAnyOther() {
        Run told = world.runs().one(Set.of(ada));
        assertThat(told.kind()).isEqualTo(Run.Kind.CONTACT);
        world.pass(Duration.ofDays(19));
        sync();
        assertThat(store().journal().run(told.id())).isPresent();
        world.pass(Duration.ofDays(2));
        sync();
        assertThat(store().journal().run(told.id())).isEmpty();
        assertThat(told.plan().flatMap(store().journal()::plan)).isEmpty();
    }

    @Test
    void writesNothingBecauseThePastIsGone() {
        world.pass(Duration.ofDays(300));
        sync();
        int writes = world.crm().writes(ada);
        world.pass(Duration.ofDays(1));
        assertThat(sync().tally().changed()).isZero();
        assertThat(world.crm().writes(ada)).isEqualTo(writes);
    }

    @Test
    void letsGoOfActivitiesNoRuleLooksBackAt() {
        world.definition(
                text -> text.replace("{did: product_sheet_download,", "{did: product_sheet_download, within: 9d,"));
        Ref bob = new Ref("hubspot", "contacts", "2");
        world.crm().submit(bob, "Product sheet", "sheet-1", world.now());
        sync();
        assertThat(touches(bob)).containsExactly("sheet-1");
        world.pass(Duration.ofDays(19));
        sync();
        assertThat(touches(bob)).as("a verdict that is kept looked at it").containsExactly("sheet-1");
        world.pass(Duration.ofDays(1));
        sync();
        assertThat(touches(bob)).isEmpty();
        assertThat(touches(ada)).as("of a raised hand it is asked when it was").containsExactly("demo-1");
        assertThat(LettingGo.keptFrom(store().switches(), "hubspot").of("product_sheet_download"))
                .isEqualTo(world.now().minus(Duration.ofDays(19)).toEpochMilli());
    }

    private List<String> touches(Ref person) {
        return store().people().dossier(person).orElseThrow().records().touches().stream()
                .map(Item.Touch::id)
                .toList();
    }

    private List<StoredVerdict> history(Ref person) {
        return store().people().history(person);
    }

    private Run sync() {
        Run run = world.runs().sync();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        return run;
    }
}
