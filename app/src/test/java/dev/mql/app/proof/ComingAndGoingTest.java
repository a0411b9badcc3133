package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a HubSpot account that no search shows: found by the sweep of ids, over HTTP and in a real store. */
class ComingAndGoingTest {

    @TempDir
    private Path folder;

    private Trial trial;
    private long ada;

    @BeforeEach
    void begin() {
        trial = new Trial(folder);
        ada = trial.contact("ada");
        trial.contact("ben");
        trial.sync();
        trial.pass(Duration.ofDays(1));
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @Test
    void whoWasDeletedIsGoneAndWhoWasRestoredIsBack() {
        trial.kim().archive(ObjectType.CONTACT, ada);
        assertThat(sweep().tally().read()).containsEntry("contacts gone", 1L);
        assertThat(trial.people()).isOne();
        trial.pass(Duration.ofDays(1));
        trial.kim().restore(ObjectType.CONTACT, ada);

        assertThat(sweep().tally().read()).containsEntry("contacts found", 1L);
        assertThat(trial.people()).isEqualTo(2);
    }

    @Test
    void whoWasDeletedForPrivacyIsGone() {
        trial.kim().privacyDelete(ada);

        assertThat(sweep().tally().read()).containsEntry("contacts gone", 1L);
        assertThat(trial.people()).isOne();
    }

    @Test
    void theContactsOfAChangedCompanyAreEvaluatedFromTheStore() {
        long company = trial.kim().create(ObjectType.COMPANY, Map.of("name", "Northwind", "industry", "RETAIL"));
        trial.kim().link(ObjectType.CONTACT, ada, ObjectType.COMPANY, company);
        trial.kim().edit(ObjectType.CONTACT, ada, Map.of("jobtitle", "CMO"));
        trial.sync();
        trial.pass(Duration.ofDays(1));
        trial.sync(); // what mql wrote the last time is read once more
        trial.pass(Duration.ofDays(1));
        trial.kim().edit(ObjectType.COMPANY, company, Map.of("industry", "COMPUTER_SOFTWARE"));

        Run run = trial.sync();

        assertThat(run.tally().read()).containsEntry("companies", 1L).containsEntry("contacts", 0L);
        assertThat(run.tally().evaluated()).isOne();
    }

    private Run sweep() {
        trial.orders(Orders.everybody().with(Set.of(Orders.Wish.SWEEP)));
        Run run = trial.sync();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        return run;
    }
}
