package dev.mql.app.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SeedData;
import dev.mql.crm.Calls;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.crm.Stream;
import dev.mql.crm.Wanted;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.hubspot.HubSpot;
import dev.mql.model.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One test for each term of what a run may cost. */
class CallCountTest {

    private static final int CONTACTS = 4150;
    private static final int COMPANIES = 150;
    private static final int DEALS = 120;
    private static final Set<String> EMAIL = Set.of("email");

    private final Account account = new Account(Account.PLENTY, seed());
    private final HubSpot hubSpot = account.hubSpot();
    private final Instant begun = Instant.now();

    private static SeedData seed() {
        return loader -> {
            Account.of(CONTACTS, COMPANIES, DEALS).fill(loader);
            Instant at = Instant.now().minus(Duration.ofDays(3));
            for (int i = 1; i <= 250; i++) {
                loader.pageView(i, at, "https://example.com/pricing", "Pricing");
            }
            for (int i = 1; i <= 220; i++) {
                loader.event("pe33_demo_download", i, at, Map.of());
            }
            loader.event("ae44_trial", 3, at, Map.of());
            loader.marketingEvent("11", "Webinar one", at);
            loader.marketingEvent("12", "Webinar two", at);
            for (int i = 1; i <= 130; i++) {
                loader.participation("11", i, "ATTENDED", at);
            }
            loader.participation("12", 7, "REGISTERED", at);
            loader.list(
                    "51",
                    "Target accounts",
                    LongStream.rangeClosed(1, 230).boxed().toList());
        };
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Calls during(Runnable work) {
        Calls before = hubSpot.calls();
        work.run();
        return hubSpot.calls().minus(before);
    }

    private long reads(String stream, ReadMode mode) {
        return during(() -> account.read(stream, EMAIL, mode)).read();
    }

    /** Changes since the account was filled. */
    private ReadMode changes() {
        return new ReadMode.Since(begun);
    }

    private static long pages(long rows, long size) {
        return (rows + size - 1) / size;
    }

    @Test
    void aFullLoadTakesAPageForAHundredTenMoreAndFivePercentForReadingInParts() {
        long calls = during(() -> {
                    hubSpot.describe();
                    account.read("contacts", EMAIL, new ReadMode.All());
                    account.read("companies", Set.of("name"), new ReadMode.All());
                    account.read("deals", Set.of("dealname"), new ReadMode.All());
                })
                .total();

        long contacts = pages(CONTACTS, 100);
        assertThat(calls)
                .isLessThanOrEqualTo(
                        contacts + pages(COMPANIES, 100) + pages(DEALS, 100) + 10 + (long) Math.ceil(contacts * 0.05));
    }

    @Test
    void howManyThereAreIsToldAtNoCallMore() {
        Checkpoint first =
                hubSpot.start(new Stream("contacts"), EMAIL, new ReadMode.All()).get(0);
        assertThat(hubSpot.next(first).total()).isEqualTo(CONTACTS);

        account.sandbox().by(Account.KIM).edit(ObjectType.CONTACT, 5, Map.of("jobtitle", "New"));
        Checkpoint search =
                hubSpot.start(new Stream("contacts"), EMAIL, changes()).get(0);
        assertThat(hubSpot.next(search).total()).isEqualTo(1);
    }

    @Test
    void anIdlePollTakesThree() {
        assertThat(reads("contacts", changes()) + reads("companies", changes()) + reads("deals", changes()))
                .isEqualTo(3);
    }

    @Test
    void changesTakeASearchForTwoHundred() {
        for (int i = 1; i <= 450; i++) {
            account.sandbox().by(Account.KIM).edit(ObjectType.CONTACT, i, Map.of("jobtitle", "New " + i));
        }

        assertThat(reads("contacts", changes())).isEqualTo(pages(450, 200));
    }

    @Test
    void changedDealsTakeTwoReadsOfAssociationsMore() {
        account.sandbox().by(Account.KIM).edit(ObjectType.DEAL, 5, Map.of("dealname", "Renamed"));

        assertThat(reads("deals", changes())).isEqualTo(1 + 2);
    }

    @Test
    void pageViewsTakeAPageForAHundred() {
        assertThat(reads("pages", new ReadMode.All())).isEqualTo(pages(250, 100));
        assertThat(reads("pages", new ReadMode.Since(begun))).isEqualTo(1);
    }

    @Test
    void eventsTakeTheirTypesAndAPageForAHundredOfEach() {
        assertThat(reads("events", new ReadMode.All())).isEqualTo(pages(220, 100) + pages(1, 100));
        Calls idle = during(() -> account.read("events", EMAIL, changes()));
        assertThat(idle).isEqualTo(new Calls(2, 0, 1, 0, 0));
    }

    @Test
    void idlePagesListsAndEmailsTakeOneEach() {
        for (String stream : List.of("pages", "emails")) {
            assertThat(reads(stream, changes())).as(stream).isEqualTo(1);
        }
        assertThat(during(() -> account.read("lists", Set.of("Target accounts"), changes()))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void webinarsTakeTheirListAndTheirParticipations() {
        assertThat(reads("webinars", new ReadMode.All())).isEqualTo(1 + pages(130, 100) + 1);
    }

    @Test
    void idleWebinarsTakeOneInWhateverProcess() {
        reads("webinars", new ReadMode.All());

        assertThat(reads("webinars", changes())).isEqualTo(1);

        account.sandbox().by(Account.KIM).attend("12", 8);

        assertThat(reads("webinars", changes())).isEqualTo(1 + 1);
        assertThat(reads("webinars", changes())).isEqualTo(1);
        try (HubSpot another = account.open(account.settings())) {
            another.remember(hubSpot.memory());
            Account.read(another, "webinars", EMAIL, changes(), 1);
            assertThat(another.calls().read()).isEqualTo(1);
        }
    }

    @Test
    void idleMeetingsTakeOne() {
        assertThat(reads("meetings", changes())).isEqualTo(1);
    }

    @Test
    void meetingsTakeAPageForAHundred() {
        for (int i = 1; i <= 120; i++) {
            long meeting = account.sandbox()
                    .by(Account.KIM)
                    .create(
                            ObjectType.MEETING,
                            Map.of("hs_meeting_outcome", "COMPLETED", "hs_timestamp", "" + i * 1_000L));
            account.sandbox().by(Account.KIM).link(ObjectType.MEETING, meeting, ObjectType.CONTACT, i);
        }

        assertThat(reads("meetings", new ReadMode.All())).isEqualTo(pages(120, 100));
    }

    @Test
    void aFullLoadOfEverythingTakesTheSumOfAllPages() {
        long calls = during(() -> {
                    hubSpot.describe();
                    for (String stream : List.of(
                            "contacts", "companies", "deals", "pages", "events", "meetings", "webinars", "emails")) {
                        account.read(stream, EMAIL, new ReadMode.All());
                    }
                    account.read("lists", Set.of("Target accounts"), new ReadMode.All());
                })
                .total();

        long contacts = pages(CONTACTS, 100);
        long objects = contacts + pages(COMPANIES, 100) + pages(DEALS, 100);
        long events = 1 + pages(220, 100) + 1;
        long webinars = 1 + pages(130, 100) + 1;
        long lists = 1 + pages(230, 100);
        long meetings = 1;
        long emails = 2;
        long optional = pages(250, 100) + events + meetings + webinars + emails + lists;
        assertThat(calls).isLessThanOrEqualTo(objects + optional + 10 + (long) Math.ceil(contacts * 0.05));
    }

    @Test
    void whatMqlWroteItselfCountsAsChanged() {
        write(250, Instant.now());

        assertThat(reads("contacts", changes())).isEqualTo(pages(250, 200));
    }

    @Test
    void whatMovesBackTakesACallMoreForAHundred() {
        List<Write> back = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> Account.write(
                        i, Map.of("lifecyclestage", "subscriber"), Map.of("lifecyclestage", "lead"), Instant.now()))
                .toList();
        try (HubSpot allowed = account.open(account.settings().withBackward(true))) {
            assertThat(allowed.write(back)).allMatch(WriteResult.Applied.class::isInstance);

            assertThat(allowed.calls().write()).isEqualTo(pages(120, 100) + pages(120, 100));
        }
    }

    @Test
    void whoIsRemindedOfTheSchemaDoesNotAskForIt() {
        var schema = hubSpot.describe();
        try (HubSpot another = account.open(account.settings())) {
            assertThat(another.recall(schema)).isTrue();
            another.write(List.of(Account.write(1, Map.of("hs_lead_status", "OPEN"), Map.of(), Instant.now())));
            WriteResult refused = another.write(
                            List.of(Account.write(2, Map.of("hs_lead_status", "NOPE"), Map.of(), Instant.now())))
                    .get(0);

            assertThat(refused).isInstanceOf(WriteResult.Refused.class);
            assertThat(another.calls()).isEqualTo(new Calls(0, 1, 0, 0, 0));
        }
    }

    @Test
    void anIdSweepTakesAPageForAHundredAndFindsWhoIsGone() {
        account.sandbox().by(Account.KIM).archive(ObjectType.CONTACT, 3);

        List<Item> seen = account.read("contacts", Set.of(), new ReadMode.Ids());

        assertThat(seen).hasSize(CONTACTS - 1).doesNotContain(new Item.Seen(Account.contact(3)));
        assertThat(hubSpot.calls().read()).isLessThanOrEqualTo((long) Math.ceil(pages(CONTACTS, 100) * 1.05));
    }

    @Test
    void writesTakeACallForAHundredAndOneLookADay() {
        Calls calls = during(() -> write(250, Instant.now()));

        assertThat(calls).isEqualTo(new Calls(0, pages(250, 100), 1, 0, 0));
        assertThat(during(() -> write(50, Instant.now())).look()).isZero();
    }

    @Test
    void whatWasReadLongAgoTakesAReadForAHundredMore() {
        assertThat(during(() -> write(250, begun.minusSeconds(61)))).isEqualTo(new Calls(pages(250, 100), 3, 1, 0, 0));
    }

    private void write(int rows, Instant readAt) {
        List<Write> writes = IntStream.rangeClosed(1, rows)
                .mapToObj(i -> Account.write(i, Map.of("jobtitle", "W" + readAt.toEpochMilli()), Map.of(), readAt))
                .toList();
        assertThat(hubSpot.write(writes)).allMatch(WriteResult.Applied.class::isInstance);
    }

    @Test
    void whoSetAValueTakesAReadForFifty() {
        List<Ref> refs =
                IntStream.rangeClosed(1, 120).mapToObj(i -> Account.contact(i)).toList();

        assertThat(during(() -> hubSpot.fetch(refs, EMAIL, Set.of("lifecyclestage")))
                        .read())
                .isEqualTo(pages(120, 50));
    }

    @Test
    void aSingleContactTakesOneToThree() {
        account.sandbox().by(Account.KIM).merge(ObjectType.CONTACT, 1, 2);

        assertThat(during(() -> hubSpot.fetch(List.of(Account.contact(9)), EMAIL, Set.of()))
                        .total())
                .isEqualTo(1);
        assertThat(during(() -> hubSpot.fetch(List.of(Account.contact(2)), EMAIL, Set.of()))
                        .total())
                .isEqualTo(3);
        assertThat(during(() -> hubSpot.find("p9@example.com", EMAIL)).total()).isEqualTo(1);
    }

    @Test
    void aLookForAMappingTakesTwoAndOneForEachThingItUses() {
        var before = hubSpot.describe();
        Map<String, Set<String>> plain = Map.of("contacts", EMAIL, "companies", Set.of("name"));

        assertThat(looks(plain, Set.of("meetings", "webinars", "emails"), before))
                .isEqualTo(2);
        assertThat(looks(plain, Set.of("pages", "events"), before)).isEqualTo(2 + 1);
        assertThat(looks(plain, Set.of("forms"), before)).isEqualTo(2 + 1);
        assertThat(looks(Map.of("deals", Set.of("amount")), Set.of(), before)).isEqualTo(2 + 1);
        assertThat(looks(Map.of("lists", Set.of("Target accounts")), Set.of(), before))
                .isEqualTo(2 + 1);
        assertThat(looks(Map.of("contacts", Set.of("hubspot_owner_id")), Set.of(), before))
                .isEqualTo(2 + 1);
    }

    private long looks(Map<String, Set<String>> read, Set<String> streams, Schema before) {
        Calls calls = during(() -> {
            Schema after = hubSpot.describe(new Wanted(read, streams, Map.of()), before);
            assertThat(after.objects()).isEqualTo(before.objects());
            assertThat(after.catalogue()).isEqualTo(before.catalogue());
            assertThat(after.missing()).isEqualTo(before.missing());
            assertThat(after.streams().keySet()).isEqualTo(before.streams().keySet());
        });
        assertThat(calls.look()).isEqualTo(calls.total());
        return calls.total();
    }

    @Test
    void checkingTakesNone() {
        var schema = hubSpot.describe();

        assertThat(during(() -> hubSpot.check(new Wanted(Map.of("contacts", EMAIL), Set.of(), Map.of()), schema)))
                .isEqualTo(Calls.NONE);
    }
}
