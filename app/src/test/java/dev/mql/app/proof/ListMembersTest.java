package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.file.Mistakes;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import dev.mql.store.Run;
import dev.mql.sync.Job;
import dev.mql.sync.Judge;
import dev.mql.sync.Orders;
import dev.mql.sync.Runs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of a HubSpot account as facts: who joins, and who leaves, which HubSpot tells nobody. */
class ListMembersTest {

    private static final String LIST = "51";
    private static final String MEMBERSHIPS = "GET /crm/lists/{id}/memberships";

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<Long> contacts = new ArrayList<>();

    @BeforeEach
    void begin() {
        trial = new Trial(folder);
        for (int i = 0; i < 120; i++) {
            contacts.add(trial.contact("p" + i));
        }
        trial.kim().makeList(LIST, "Target accounts");
        trial.kim().makeList("52", "Nobody's business");
        contacts.forEach(contact -> trial.kim().join(LIST, contact));
        trial.kim().join("52", contacts.get(0));
        sync();
        trial.pass(Duration.ofDays(1));
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @Test
    void whoLeavesAListIsKnownNotToBeOnItAfterTheNextSync() {
        assertThat(onList(0)).contains(new Value.Truth(true));
        trial.kim().leave(LIST, contacts.get(0));

        sync();

        assertThat(onList(0)).contains(new Value.Truth(false));
        assertThat(onList(1)).contains(new Value.Truth(true));
    }

    @Test
    void theLastOneToLeaveIsNoticedToo() {
        contacts.forEach(contact -> trial.kim().leave(LIST, contact));

        sync();

        assertThat(contacts)
                .allMatch(contact -> onList(contacts.indexOf(contact)).equals(Optional.of(new Value.Truth(false))));
    }

    @Test
    void whoComesBackIsOnTheListAgain() {
        trial.kim().leave(LIST, contacts.get(0));
        sync();
        trial.pass(Duration.ofDays(1));
        trial.kim().join(LIST, contacts.get(0));

        sync();

        assertThat(onList(0)).contains(new Value.Truth(true));
    }

    @Test
    void aLeaverCostsAPageForAHundredOfTheOneListThatChanged() {
        trial.kim().leave(LIST, contacts.get(0));
        long pages = trial.sandbox().calls().count(call -> call.endpoint().equals(MEMBERSHIPS));

        sync();

        assertThat(trial.sandbox().calls().count(call -> call.endpoint().equals(MEMBERSHIPS)) - pages)
                .isEqualTo(2);
    }

    @Test
    void anAnswerThatLacksTheMembersIsNoWordThatTheyLeft() {
        trial.kim().leave(LIST, contacts.get(0));
        trial.sandbox()
                .faults()
                .add(Fault.of(Fault.Kind.MISSING_RESULTS).on("memberships").times(9));

        sync();

        assertThat(onList(1)).contains(new Value.Truth(true));
    }

    @Test
    void theWeeklySweepFindsMembersOfAListThatNoLongerExists() {
        trial.kim().deleteList(LIST);
        trial.orders(Orders.everybody().with(Set.of(Orders.Wish.SWEEP)));

        assertThat(sync().state()).isEqualTo(Run.State.DONE);

        assertThat(onList(0)).contains(new Value.Truth(false));
    }

    private Run sync() {
        trial.pass(Duration.ofSeconds(1));
        Run run = new Runs(job()).sync();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        return run;
    }

    private Optional<Value> onList(int contact) {
        Job job = job();
        Facts facts = Judge.of(job, job.mapping().policy(ZoneOffset.UTC))
                .facts(trial.dossier(contacts.get(contact)).records());
        List<Observation> observed = facts.properties().getOrDefault("on_target_list", List.of());
        return observed.isEmpty()
                ? Optional.empty()
                : observed.get(observed.size() - 1).value();
    }

    private Job job() {
        Job job = trial.job();
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        Mapping mapping =
                MappingFile.read("""
                        crm: hubspot
                        mode: off
                        facts:
                          contact.email: contacts.email
                          on_target_list: {from: lists.Target accounts, as: filled}
                        """, mistakes).orElseThrow(() -> new IllegalStateException("" + mistakes.list()));
        return Job.of(job.crm(), job.store(), job.agreement(), mapping, job.schema(), job.orders(), job.worker());
    }
}
