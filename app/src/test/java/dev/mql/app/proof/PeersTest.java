package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.app.sandbox.http.Fault;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.model.Stage;
import dev.mql.store.Backlog;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The defects of other tools, each as a test that would show it here; by their numbers in the list of cases F.1. */
class PeersTest {

    private static final boolean PROOF = Boolean.getBoolean("mql.proof");

    @TempDir
    private Path folder;

    private Trial trial;

    @BeforeEach
    void begin() {
        trial = new Trial(folder);
    }

    @AfterEach
    void end() {
        trial.close();
    }

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
    @DisplayName("F.1 case 2: of an answer with mixed results each record gets its own")
    void givesEachRecordItsOwnOutcome() {
        List<Long> contacts = many(5);
        String plan = trial.plan();
        trial.kim().archive(ObjectType.CONTACT, contacts.get(2));
        Run run = trial.runs().apply(plan);
        assertThat(run.tally().written()).isEqualTo(4);
        assertThat(run.tally().failed()).isOne();
        assertThat(contacts)
                .filteredOn(contact -> !contact.equals(contacts.get(2)))
                .allMatch(contact -> trial.status(contact).equals("MQL"));
        assertThat(failures()).singleElement().satisfies(group -> {
            assertThat(group.failure().fix()).isEqualTo("gone");
            assertThat(group.example()).isEqualTo(Trial.ref(contacts.get(2)));
        });
    }

    @Test
    @DisplayName("F.1 case 3: one invalid option in a batch of a hundred costs one record")
    void writesTheOthersOfAHundred() throws IOException, InterruptedException {
        List<Long> contacts = many(100);
        trial.crm().write(List.of(status(contacts.get(7), "CONNECTED"))); // the adapter now knows that option
        leaveOnly("NEW", "MQL");
        List<Write> writes = new ArrayList<>();
        contacts.forEach(contact -> writes.add(status(contact, contact.equals(contacts.get(7)) ? "OPEN" : "MQL")));
        List<WriteResult> results = trial.crm().write(writes);
        assertThat(results.stream().filter(WriteResult.Applied.class::isInstance))
                .hasSize(99);
        assertThat(results.get(7)).isInstanceOfSatisfying(WriteResult.Refused.class, refused -> {
            assertThat(refused.ref()).isEqualTo(Trial.ref(contacts.get(7)));
            assertThat(refused.remedy()).contains("hs_lead_status");
        });
        assertThat(contacts)
                .filteredOn(contact -> trial.status(contact).equals("MQL"))
                .hasSize(99);
        assertThat(trial.status(contacts.get(7))).isEqualTo("CONNECTED");
    }

    private Write status(long contact, String status) {
        return new Write(
                Trial.ref(contact),
                new TreeMap<>(Map.of("hs_lead_status", status)),
                new TreeMap<>(),
                trial.time().millis(),
                "case-3-" + contact);
    }

    @Test
    @DisplayName("F.1 case 4: a batch that succeeds without an effect is not believed")
    void doesNotBelieveABatchWithoutResults() {
        long ada = trial.raised("ada");
        trial.sandbox()
                .faults()
                .add(Fault.status(200, "{\"status\": \"COMPLETE\", \"results\": []}")
                        .on("batch/update")
                        .times(20));
        Run run = trial.sync();
        assertThat(run.tally().written()).isZero();
        assertThat(run.tally().failed()).isOne();
        assertThat(trial.status(ada)).isEqualTo("NEW");
        assertThat(trial.dossier(ada).ledger()).isEmpty();
        trial.sandbox().faults().clear();
        trial.pass(Duration.ofMinutes(1));
        assertThat(trial.sync().tally().written()).isOne();
        assertThat(trial.status(ada)).isEqualTo("MQL");
    }

    @Test
    @DisplayName("F.1 case 5: the secondly limit is waited for, the daily one stops resumably")
    void waitsForOneLimitAndStopsAtTheOther() {
        List<Long> contacts = many(150);
        trial.sandbox().faults().add(limit("TEN_SECONDLY_ROLLING").on("batch/update"));
        AtomicInteger batches = new AtomicInteger();
        trial.exchanges((call, reply) -> {
            if (reply.status() == 200 && call.url().contains("batch/update") && batches.incrementAndGet() == 1) {
                trial.sandbox().faults().add(limit("DAILY").on("batch/update"));
            }
        });
        Duration slept = trial.time().slept();
        Run stopped = trial.sync();
        assertThat(trial.time().slept().minus(slept)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(stopped.state()).as(stopped.message()).isEqualTo(Run.State.STOPPED);
        assertThat(stopped.tally().written()).isEqualTo(100);
        assertThat(stopped.tally().left()).isEqualTo(50);
        Instant midnight = trial.time().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        assertThat(stopped.resumesAt().orElseThrow())
                .isAfter(trial.time().instant())
                .isBeforeOrEqualTo(midnight);
        trial.pass(Duration.ofDays(1));
        Run resumed = trial.sync();
        assertThat(resumed.id()).isEqualTo(stopped.id());
        assertThat(resumed.tally().written()).isEqualTo(150);
        assertThat(contacts).allMatch(contact -> trial.writes(contact) == 1);
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
    @DisplayName("F.1 case 13: our own write comes back and is not answered")
    void doesNotAnswerItsOwnWrite() {
        long ada = trial.raised("ada");
        trial.sync();
        for (int again = 0; again < 2; again++) {
            trial.pass(Duration.ofMinutes(5));
            Run run = trial.sync();
            assertThat(run.tally().read()).containsEntry("contacts", 1L);
            assertThat(run.tally().changed()).isZero();
            assertThat(run.calls().write()).isZero();
        }
        trial.pass(Duration.ofMinutes(1));
        assertThat(trial.runs().one(Set.of(Trial.ref(ada))).calls().write()).isZero();
        assertThat(trial.writes(ada)).isOne();
    }

    @Test
    @DisplayName("F.1 case 14: a backfill of a CRM full of old contacts alerts nobody")
    void alertsNobodyByABackfill() {
        AtomicInteger alerts = new AtomicInteger();
        trial.sandbox().add((change, account) -> {
            boolean ours = change.author().source() == Author.Source.INTEGRATION;
            boolean status = change.values().containsKey("hs_lead_status")
                    || change.values().containsKey("lifecyclestage");
            alerts.addAndGet(ours && status ? 1 : 0);
        });
        int people = PROOF ? 50_000 : 1_000;
        List<Long> contacts = many(people);
        trial.orders(Orders.everybody().with(Set.of(Orders.Wish.BACKFILL)));
        Run run = trial.sync();
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        assertThat(run.tally().written()).isEqualTo(people);
        assertThat(contacts)
                .allMatch(contact -> trial.value(contact, "mql_verdict").equals("mql"));
        trial.orders(Orders.everybody());
        trial.pass(Duration.ofDays(1));
        contacts.subList(0, 10)
                .forEach(contact -> trial.kim().edit(ObjectType.CONTACT, contact, Map.of("jobtitle", "CMO")));
        assertThat(trial.sync().tally().heldBack()).isEqualTo(10);
        assertThat(alerts).hasValue(0);
        long late = trial.raised("late");
        trial.sync();
        assertThat(trial.status(late)).isEqualTo("MQL");
        assertThat(alerts.get()).isPositive();
    }

    @Test
    @DisplayName("F.1 case 18: what a person sets between reading and writing stands")
    void leavesAloneWhatAPersonSetMeanwhile() {
        long ada = trial.raised("ada");
        String plan = trial.plan();
        trial.pass(Duration.ofMinutes(2));
        trial.kim().edit(ObjectType.CONTACT, ada, Map.of("hs_lead_status", "CONNECTED"));
        Run applied = trial.runs().apply(plan);
        assertThat(applied.tally().written()).isZero();
        assertThat(trial.store().journal().count(plan, EnumSet.of(PlanItem.State.STALE)))
                .isOne();
        assertThat(trial.status(ada)).isEqualTo("CONNECTED");
        trial.sync();
        assertThat(trial.status(ada)).isEqualTo("CONNECTED");
        assertThat(trial.dossier(ada).standing().stage()).isEqualTo(Stage.ACCEPTED);
        assertThat(trial.store().backlog().held("hubspot", 9))
                .anySatisfy(held -> assertThat(held.reason()).isEqualTo("sales_has_it"));
    }

    @Test
    @DisplayName("F.1 case 25: after a crash between storing and writing everybody is written once")
    void writesOnceAfterACrash() {
        List<Long> contacts = many(150);
        trial.progress(diesAt("evaluating", 1));
        assertThatThrownBy(trial::sync).isInstanceOf(Crash.class);
        assertThat(contacts).allMatch(contact -> trial.writes(contact) == 0);
        trial.progress(diesAt("writing", 1));
        assertThatThrownBy(trial::sync).isInstanceOf(Crash.class);
        assertThat(contacts.stream().filter(contact -> trial.writes(contact) == 1))
                .hasSize(100);
        trial.progress(Progress.silent());
        Run resumed = trial.sync();
        assertThat(resumed.id()).isEqualTo("r-1");
        assertThat(resumed.tally().written()).isEqualTo(150);
        assertThat(contacts).allMatch(contact -> trial.writes(contact) == 1);
        assertThat(contacts).allMatch(contact -> trial.status(contact).equals("MQL"));
    }

    @Test
    @DisplayName("F.1 case 26: a failed record is tried again though its facts are the same")
    void triesAgainWhatFailed() {
        long ada = trial.raised("ada");
        trial.sandbox()
                .faults()
                .add(Fault.of(Fault.Kind.RESET).on("batch/update").times(1_000));
        Run failed = trial.sync();
        assertThat(failed.tally().failed()).as(failed.message()).isOne();
        String facts = trial.dossier(ada).trouble().orElseThrow().factsHash();
        trial.sandbox().faults().clear();
        trial.pass(Duration.ofMinutes(1));
        Run next = trial.sync();
        assertThat(next.tally().written()).isOne();
        assertThat(trial.dossier(ada).verdict().orElseThrow().factsHash()).isEqualTo(facts);
        assertThat(trial.status(ada)).isEqualTo("MQL");
        assertThat(failures()).isEmpty();
    }

    @Test
    @DisplayName("F.1 case 29: a record that changes while its stream is read is not missed")
    void missesNothingThatChangesMeanwhile() {
        List<Long> contacts = many(250);
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
        assertThat(contacts.subList(1, 249)).allMatch(contact -> title(contact).contains("CMO"));
        assertThat(trial.people()).isEqualTo(251);
    }

    @Test
    @DisplayName("F.1 case 29: what the index of changes shows late is not missed")
    void missesNothingThatIsShownLate() {
        List<Long> contacts = many(3);
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
        List<Long> contacts = many(250);
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

    private String title(long contact) {
        return trial.dossier(contact).records().self().property("jobtitle").orElse("");
    }

    private List<Long> many(int people) {
        List<Long> contacts = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            contacts.add(trial.raised("p" + i));
        }
        return contacts;
    }

    private List<Backlog.Group> failures() {
        return trial.store().backlog().failed("hubspot");
    }

    private static Fault limit(String policy) {
        return Fault.status(
                429,
                "{\"status\": \"error\", \"message\": \"You have reached your limit.\", \"errorType\": \"RATE_LIMIT\","
                        + " \"policyName\": \"" + policy + "\"}");
    }

    /** Dies when it is told for the so manieth time that a step goes on. */
    private static Progress diesAt(String step, int time) {
        AtomicInteger told = new AtomicInteger();
        return (at, done, total, calls) -> {
            if (at.equals(step) && told.incrementAndGet() == time) {
                throw new Crash();
            }
        };
    }

    /** Somebody edits the property in HubSpot's settings. */
    private void leaveOnly(String... options) throws IOException, InterruptedException {
        String list = Stream.of(options)
                .map(option -> "{\"label\": \"" + option + "\", \"value\": \"" + option
                        + "\", \"displayOrder\": 0, \"hidden\": false}")
                .collect(Collectors.joining(", ", "[", "]"));
        HttpRequest request = HttpRequest.newBuilder(
                        trial.sandbox().baseUrl().resolve("/crm/v3/properties/contacts/hs_lead_status"))
                .header("Authorization", "Bearer " + trial.sandbox().token())
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"options\": " + list + "}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The process dies here. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
