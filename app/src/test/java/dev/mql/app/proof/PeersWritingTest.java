package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.model.Stage;
import dev.mql.proof.Proof;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.sync.Orders;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other tools wrote that nobody wanted; by its number in the list of cases F.1. */
class PeersWritingTest extends OnTrial {

    private static final boolean PROOF = Proof.isFull();

    @Test
    @DisplayName("F.1 case 2: of an answer with mixed results each record gets its own")
    void givesEachRecordItsOwnOutcome() {
        List<Long> contacts = trial.raised(5);
        String plan = trial.plan();
        trial.kim().archive(ObjectType.CONTACT, contacts.get(2));
        Run run = trial.runs().apply(plan);
        assertThat(run.tally().written()).isEqualTo(4);
        assertThat(run.tally().failed()).isOne();
        assertThat(contacts)
                .filteredOn(contact -> !contact.equals(contacts.get(2)))
                .allMatch(contact -> trial.status(contact).equals("MQL"));
        assertThat(trial.store().people().dossier(Trial.ref(contacts.get(2)))).isEmpty();
        assertThat(trial.store().backlog().failed("hubspot")).isEmpty();
    }

    @Test
    @DisplayName("F.1 case 3: one invalid option in a batch of a hundred costs one record")
    void writesTheOthersOfAHundred() throws IOException, InterruptedException {
        List<Long> contacts = trial.raised(100);
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
        List<Long> contacts = trial.raised(people);
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
}
