package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.store.Run;
import dev.mql.sync.Job;
import dev.mql.sync.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other tools missed as they read, each as a test that would show it here; by its number in the list of cases F.1. */
class PeersReadingTest extends OnTrial {

    @Test
    @DisplayName("F.1 case 1: 10,001 contacts of one instant are read, whether as a list or as changes")
    void readsTenThousandAndOneOfOneInstant() {
        List<Long> contacts = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            contacts.add(trial.contact("p" + i));
        }
        trial.plan();
        assertThat(trial.people()).isEqualTo(10_001);
        trial.pass(Duration.ofDays(1));
        contacts.forEach(contact -> trial.kim().edit(ObjectType.CONTACT, contact, Map.of("jobtitle", "CMO")));
        trial.pass(Duration.ofHours(1));
        Run run = trial.runs().plan();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        assertThat(run.tally().read()).containsEntry("contacts", 10_001L);
        assertThat(trial.people()).isEqualTo(10_001);
    }

    @Test
    @DisplayName("F.1 case 9: somebody whose e-mail address changed is the same person")
    void knowsAPersonByNoAddress() {
        long ada = trial.raised("ada");
        trial.sync();
        trial.pass(Duration.ofMinutes(1));
        trial.kim().edit(ObjectType.CONTACT, ada, Map.of("email", "ada@lovelace.example"));
        Run run = trial.sync();
        assertThat(run.tally().read()).containsEntry("contacts", 1L);
        assertThat(trial.people()).isOne();
        assertThat(trial.store().people().withEmail("hubspot", "ada@lovelace.example"))
                .containsExactly(Trial.ref(ada));
        assertThat(trial.store().people().withEmail("hubspot", "ada@northwind.example"))
                .isEmpty();
        assertThat(trial.dossier(ada).ledger()).containsEntry("hs_lead_status", "MQL");
        assertThat(trial.writes(ada)).isOne();
    }

    @Test
    @DisplayName("F.1 case 29: a record that changes while its stream is read is not missed")
    void missesNothingThatChangesMeanwhile() {
        List<Long> contacts = trial.raised(250);
        trial.sync();
        trial.pass(Duration.ofDays(1));
        contacts.forEach(contact -> trial.kim().edit(ObjectType.CONTACT, contact, Map.of("jobtitle", "CMO")));
        trial.pass(Duration.ofHours(1));
        AtomicBoolean changed = new AtomicBoolean();
        trial.exchanges((call, reply) -> {
            if (call.url().contains("contacts/search") && changed.compareAndSet(false, true)) {
                trial.pass(Duration.ofSeconds(1));
                trial.kim().edit(ObjectType.CONTACT, contacts.get(0), Map.of("jobtitle", "CEO"));
                trial.kim().edit(ObjectType.CONTACT, contacts.get(249), Map.of("jobtitle", "CFO"));
                trial.kim().archive(ObjectType.CONTACT, contacts.get(100));
                trial.contact("late");
            }
        });
        trial.sync();
        trial.exchanges((call, reply) -> {});
        trial.sync();
        assertThat(changed).isTrue();
        assertThat(title(contacts.get(0))).contains("CEO");
        assertThat(title(contacts.get(249))).contains("CFO");
        assertThat(contacts.subList(1, 249))
                .filteredOn(contact -> !contact.equals(contacts.get(100)))
                .allMatch(contact -> title(contact).contains("CMO"));
        assertThat(trial.people())
                .as("one came, and one was found gone as it was written")
                .isEqualTo(250);
    }

    @Test
    @DisplayName("F.1 case 29: what the index of changes shows late is not missed")
    void missesNothingThatIsShownLate() {
        List<Long> contacts = trial.raised(3);
        trial.sync();
        trial.pass(Duration.ofHours(1));
        trial.sandbox().searchLag(Duration.ofMinutes(5));
        trial.kim().edit(ObjectType.CONTACT, contacts.get(1), Map.of("jobtitle", "CMO"));
        trial.pass(Duration.ofMinutes(1));
        trial.sync();
        assertThat(title(contacts.get(1))).isEmpty();
        trial.pass(Duration.ofMinutes(6));
        trial.sync();
        assertThat(title(contacts.get(1))).isEqualTo("CMO");
    }

    @Test
    @DisplayName("a weekly sweep finds who is gone for good, and who came back")
    void followsWhatOnlyASweepShows() {
        List<Long> contacts = trial.raised(250);
        trial.sync();
        trial.sync();
        trial.kim().privacyDelete(contacts.get(3));
        trial.kim().archive(ObjectType.CONTACT, contacts.get(4));
        trial.kim().archive(ObjectType.CONTACT, contacts.get(5));
        trial.pass(Duration.ofDays(1));
        assertThat(trial.sync().tally().read()).doesNotContainKey("contacts ids");
        assertThat(trial.people()).isEqualTo(250);
        trial.pass(Duration.ofDays(7));
        Run swept = trial.sync();
        assertThat(swept.tally().read()).containsEntry("contacts ids", 247L).containsEntry("contacts gone", 3L);
        assertThat(trial.people()).isEqualTo(247);
        trial.kim().restore(ObjectType.CONTACT, contacts.get(5));
        trial.pass(Duration.ofDays(7));
        assertThat(trial.sync().tally().read())
                .containsEntry("contacts ids", 248L)
                .containsEntry("contacts found", 1L);
        assertThat(trial.people()).isEqualTo(248);
        trial.pass(Duration.ofDays(1));
        assertThat(trial.sync().tally().read()).doesNotContainKey("contacts ids");
    }

    @Test
    @DisplayName("a right taken away while a run reads costs a stream, not the run; once it is back nothing is missing")
    void readsAnewWhatWasWithheld() {
        trial.sync();
        Job job = trial.job();
        Set<String> scopes = new TreeSet<>(SandboxConfig.standard().access().scopes());
        scopes.remove("crm.objects.deals.read");
        trial.sandbox().scopes(scopes);
        trial.pass(Duration.ofHours(1));
        trial.kim().create(ObjectType.DEAL, Map.of("dealname", "Northwind", "dealstage", "appointmentscheduled"));
        Run without = new Runs(job).sync();
        assertThat(without.state()).as(without.message()).isEqualTo(Run.State.DONE);
        trial.sandbox().scopes(SandboxConfig.standard().access().scopes());
        trial.pass(Duration.ofDays(1));
        assertThat(trial.sync().tally().read()).containsEntry("deals", 1L);
        trial.pass(Duration.ofDays(1));
        assertThat(trial.sync().tally().read()).containsEntry("deals", 0L);
    }

    private String title(long contact) {
        return trial.dossier(contact).records().self().property("jobtitle").orElse("");
    }
}
