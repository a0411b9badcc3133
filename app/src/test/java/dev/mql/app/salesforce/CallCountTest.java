package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.crm.Calls;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.model.Ref;
import dev.mql.salesforce.Salesforce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One test for each term of what a run may cost (reference, section 9). */
class CallCountTest {

    private static final int LEADS = 4_500;
    private static final Set<String> EMAIL = Set.of("Email");
    private static final List<String> STREAMS = List.of(
            "Lead", "Contact", "Account", "CampaignMember", "Task", "Event", "Opportunity", "OpportunityContactRole");

    private final SalesforceSandbox sandbox = SalesforceSandbox.start(
            OrgConfig.standard().withJobs(new OrgConfig.JobPace(Duration.ZERO, Duration.ZERO)), loader -> {});
    private final Salesforce salesforce = new Salesforce(Orgs.config(sandbox).withBulkFrom(6_000));

    CallCountTest() {
        sandbox.setup().deployMql();
        for (int i = 0; i < LEADS; i++) {
            sandbox.automation()
                    .create("Lead", Map.of("LastName", "L" + i, "Company", "X", "Email", "p" + i + "@x.example"));
        }
    }

    @AfterEach
    void close() {
        salesforce.close();
        sandbox.close();
    }

    private Calls during(Runnable work) {
        Calls before = salesforce.calls();
        work.run();
        return salesforce.calls().minus(before);
    }

    private static int pages(int rows, int size) {
        return (rows + size - 1) / size;
    }

    @Test
    void describingTakesThreeAndIsKept() {
        assertThat(during(salesforce::describe)).isEqualTo(new Calls(0, 0, 3, 0, 0));
        assertThat(during(() -> salesforce.find("nobody@x.example", EMAIL)).look())
                .isZero();
    }

    @Test
    void aFullLoadTakesAPageForTwoThousandAndOneCallToCount() {
        salesforce.describe();

        Calls calls = during(() -> STREAMS.forEach(stream -> Orgs.read(salesforce, stream, EMAIL, new ReadMode.All())));

        assertThat(calls).isEqualTo(new Calls(pages(LEADS, 2_000) + STREAMS.size() - 1, 0, 1, 0, 0));
    }

    @Test
    void anIdlePollOverEightObjectsTakesTwo() {
        salesforce.describe();
        ReadMode since = new ReadMode.Since(Instant.now().plusSeconds(3600));

        Calls calls = during(() -> {
            List<Checkpoint> begun = STREAMS.stream()
                    .flatMap(stream -> salesforce.start(new Stream(stream), EMAIL, since).stream())
                    .toList();
            begun.forEach(salesforce::next);
        });

        assertThat(calls).isEqualTo(new Calls(2, 0, 0, 0, 0));
    }

    @Test
    void theWeeksReconcileTakesAPageOfIdsForTwoThousandAndNothingForWhatPeopleDid() {
        salesforce.describe();

        Calls calls = during(() -> STREAMS.forEach(stream -> Orgs.read(salesforce, stream, EMAIL, new ReadMode.Ids())));

        assertThat(calls).isEqualTo(new Calls(pages(LEADS, 2_000) + 4, 0, 1, 0, 0));
    }

    @Test
    void theWeeksReconcileBringsFormulasWithTheIdsInTheSameCalls() {
        sandbox.setup().formula("Lead", "Heat__c string(255) - Heat");
        salesforce.describe();

        Calls calls = during(() -> assertThat(Orgs.only(
                        Item.Row.class, Orgs.read(salesforce, "Lead", Set.of("Email", "Heat__c"), new ReadMode.Ids())))
                .hasSize(LEADS));

        assertThat(calls).isEqualTo(new Calls(pages(LEADS, 2_000), 0, 1, 0, 0));
    }

    @Test
    void changesTakeAPageForTwoThousand() {
        Instant since = Instant.now().minusSeconds(3600);
        salesforce.describe();

        assertThat(during(() -> Orgs.read(salesforce, "Lead", EMAIL, new ReadMode.Since(since)))
                        .read())
                .isEqualTo(pages(LEADS, 2_000));
    }

    @Test
    void aLargeObjectTakesAJobItsPollsAndADownloadForFiftyThousand() {
        try (Salesforce bulk = new Salesforce(Orgs.config(sandbox).withBulkFrom(1_000))) {
            bulk.describe();
            Calls before = bulk.calls();

            assertThat(Orgs.read(bulk, "Lead", EMAIL, new ReadMode.All())).hasSize(LEADS);

            assertThat(bulk.calls().minus(before)).isEqualTo(new Calls(1 + 1 + 1, 0, 1, 0, 0));
        }
    }

    @Test
    void writesTakeACallForTwoHundredAndAComparisonForTwoThousand() {
        salesforce.describe();

        assertThat(during(() -> write(450, Instant.now(), "5"))).isEqualTo(new Calls(0, pages(450, 200), 0, 0, 0));
        assertThat(during(() -> write(450, Instant.now().minusSeconds(61), "10")))
                .isEqualTo(new Calls(1, pages(450, 200), 0, 0, 0));
    }

    @Test
    void manyWritesTakeAboutElevenByBulk() {
        salesforce.describe();

        Calls calls = during(() -> write(LEADS, Instant.now(), "15"));

        assertThat(calls.write()).isLessThanOrEqualTo(11);
        assertThat(sandbox.value(sandbox.ids("Lead").get(LEADS - 1), "MQL_Score__c"))
                .contains("15.0");
    }

    private void write(int rows, Instant readAt, String score) {
        List<Write> writes = sandbox.ids("Lead").subList(0, rows).stream()
                .map(id -> Orgs.write(Orgs.ref("Lead", id), Map.of("MQL_Score__c", score), Map.of(), readAt))
                .toList();
        assertThat(salesforce.write(writes)).allMatch(WriteResult.Applied.class::isInstance);
    }

    @Test
    void whatAPersonDidComesAlongAndBeyondTwoThousandRowsByAPageMore() {
        String id = sandbox.ids("Lead").get(0);
        for (int i = 0; i < 2_100; i++) {
            sandbox.automation().create("Task", Map.of("WhoId", id, "Subject", "Call " + i));
        }
        salesforce.describe();
        Map<String, Set<String>> streams =
                Map.of("CampaignMember", Set.of("Status"), "Task", Set.of("Status"), "Event", Set.of());
        List<Item> items = new ArrayList<>();

        Calls calls = during(() -> items.addAll(salesforce
                .fetchWhole(List.of(Orgs.ref("Lead", id)), EMAIL, streams)
                .get(0)
                .items()));

        assertThat(calls).isEqualTo(new Calls(2, 0, 0, 0, 0));
        assertThat(items).hasAtLeastOneElementOfType(Item.Row.class);
        assertThat(Orgs.only(Item.Touch.class, items))
                .hasSize(2_100)
                .containsExactlyInAnyOrderElementsOf(Orgs.only(
                        Item.Touch.class, Orgs.read(salesforce, "Task", Set.of("Status"), new ReadMode.All())));
    }

    @Test
    void aHundredPeopleToldOfTogetherTakeOneToReadWithAllTheyDid() {
        List<Ref> refs = sandbox.ids("Lead").subList(0, 100).stream()
                .map(id -> Orgs.ref("Lead", id))
                .toList();
        refs.forEach(ref -> sandbox.automation().create("Task", Map.of("WhoId", ref.id(), "Subject", "Call")));
        salesforce.describe();

        Calls calls = during(() -> assertThat(salesforce.fetchWhole(
                        refs, EMAIL, Map.of("CampaignMember", EMAIL, "Task", EMAIL, "Event", EMAIL)))
                .hasSize(100)
                .allSatisfy(fetched -> assertThat(fetched.items())
                        .hasSize(2)
                        .last()
                        .isInstanceOfSatisfying(
                                Item.Touch.class,
                                touch -> assertThat(touch.ref()).isEqualTo(fetched.asked()))));

        assertThat(calls).isEqualTo(new Calls(1, 0, 0, 0, 0));
    }

    @Test
    void aSinglePersonTakesOneToTwo() {
        salesforce.describe();
        String id = sandbox.ids("Lead").get(0);
        // The row was made a moment ago, and If-Unmodified-Since has whole seconds.
        Instant longAfter = Instant.now().plusSeconds(10);

        Calls calls = during(() -> {
            salesforce.fetch(List.of(Orgs.ref("Lead", id)), EMAIL, Set.of());
            salesforce.write(
                    List.of(Orgs.write(Orgs.ref("Lead", id), Map.of("MQL_Score__c", "20"), Map.of(), longAfter)));
        });

        assertThat(calls).isEqualTo(new Calls(1, 1, 0, 0, 0));
    }
}
