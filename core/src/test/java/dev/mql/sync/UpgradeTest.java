package dev.mql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.evaluate.Reckoning;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import dev.mql.store.MemoryStore;
import dev.mql.store.Run;
import dev.mql.store.Store;
import dev.mql.store.StoredVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A newer mql that thinks otherwise of the same definition moves nobody behind anybody's back. */
class UpgradeTest {

    private static final int PEOPLE = 260;

    private final Store store = new MemoryStore();
    private final World world = new World(store);
    private final List<Ref> people = new ArrayList<>();

    @BeforeEach
    void peopleWhoAreNotQuiteMqls() {
        world.definition(text -> text.replace("enter: {score: 50", "enter: {score: 70"));
        for (int i = 0; i < PEOPLE; i++) {
            people.add(world.contact("c" + i));
        }
        sync();
        world.pass(Duration.ofHours(1));
        people.forEach(person -> world.crm().submit(person, "Product sheet", "sheet-" + person.id(), world.now()));
        sync();
        world.pass(Duration.ofHours(1));
    }

    @Test
    void thatThinksTheSameLooksAtEverybodyOnceAndWritesNothing() {
        world.upgraded(definition -> definition);
        Run first = sync();
        assertThat(first.tally().evaluated()).isEqualTo(PEOPLE);
        assertThat(first.calls().write()).isZero();
        world.pass(Duration.ofHours(1));
        assertThat(sync().tally().evaluated()).isZero();
    }

    @Test
    void thatMovesManyWaitsAtTheBreaker() {
        world.upgraded(definition -> definition.replace("score: 70", "score: 50"));
        Run run = world.runs().sync();
        assertThat(run.state()).isEqualTo(Run.State.WAITING);
        assertThat(run.message()).contains("mql " + PEOPLE, "--acknowledge");
        assertThat(run.calls().write()).isZero();
        assertThat(people).allMatch(person -> world.status(person).equals("NEW"));
        assertThat(people).allMatch(person -> verdict(person).stage() == Stage.LEAD);

        String plan = run.plan().orElseThrow();
        world.store().switches().acknowledge(plan, "dana", world.now());
        assertThat(world.runs().apply(plan).state()).isEqualTo(Run.State.DONE);
        assertThat(people).allMatch(person -> world.status(person).equals("MQL"));
    }

    @Test
    void appliesNoPlanOfTheOlderOne() {
        people.add(world.raised("late"));
        String plan = world.runs().plan().plan().orElseThrow();
        world.upgraded(definition -> definition);
        Run refused = world.runs().apply(plan);
        assertThat(refused.state()).isEqualTo(Run.State.FAILED);
        assertThat(refused.message()).contains("this mql decides differently", "mql plan makes a new one");
        assertThat(world.status(people.get(PEOPLE))).isEqualTo("NEW");
    }

    @Test
    void andEachVerdictSaysWhichMadeIt() {
        assertThat(verdict(people.get(0)).reckoning()).isEqualTo(Reckoning.VERSION);
        assertThat(store.journal().runs("hubspot", 1).get(0).definition()).endsWith(" " + Reckoning.VERSION);
    }

    private StoredVerdict verdict(Ref person) {
        return store.people().dossier(person).orElseThrow().verdict().orElseThrow();
    }

    private Run sync() {
        Run run = world.runs().sync();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        return run;
    }
}
