package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.model.Ref;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListingTest {

    private static final String LIST = "/crm/objects/2026-09/contacts";

    @RegisterExtension
    final Portal portal = new Portal();

    private Page first(Set<String> properties, ReadMode mode) {
        return portal.hubSpot()
                .next(portal.hubSpot()
                        .start(new Stream("contacts"), properties, mode)
                        .get(0));
    }

    private static String record(long id, String properties) {
        return "{\"id\": \"" + id + "\", \"properties\": {" + properties
                + "}, \"createdAt\": \"2026-01-02T03:04:05.678Z\","
                + " \"updatedAt\": \"2026-11-01T00:00:00Z\", \"archived\": false}";
    }

    private static String page(LongStream ids, String after) {
        String records = ids.mapToObj(id -> record(id, "\"email\": null")).collect(Collectors.joining(","));
        String paging = after.isEmpty() ? "" : ", \"paging\": {\"next\": {\"after\": \"" + after + "\"}}";
        return "{\"results\": [" + records + "]" + paging + "}";
    }

    @Test
    void asksForAHundredWithWhatIsWantedAndWhatItNeedsItself() {
        portal.onGet(LIST, 200, "{\"results\": []}");

        first(Set.of("email", "jobtitle"), new ReadMode.All());

        assertThat(portal.urls())
                .containsExactly(LIST + "?archived=false&limit=100&properties=associatedcompanyid%2Cemail%2C"
                        + "hs_calculated_form_submissions%2Chs_merged_object_ids%2Cjobtitle");
    }

    @Test
    void givesTheRowWithItsCompanyItsFormsAndWhatWasMergedIntoIt() {
        portal.onGet(LIST, 200, "{\"results\": [" + record(101, """
                                "email": "a@b.co", "jobtitle": "", "associatedcompanyid": "77", "createdate": "2026-01-02",
                                "hs_merged_object_ids": "7;8",
                                "hs_calculated_form_submissions": "f-1:1732000000000;f-2:1732000000001;f-1:1732000000000;x"
                                """) + "]}");

        Page page = first(Set.of("email", "jobtitle"), new ReadMode.All());

        Ref contact = Portal.contact("101");
        Item.Row row = Portal.only(Item.Row.class, page.items()).get(0);
        assertThat(row.properties()).containsOnlyKeys("email").containsEntry("email", "a@b.co");
        assertThat(row.linked("company")).containsExactly(new Ref("hubspot", "companies", "77"));
        assertThat(Portal.only(Item.Became.class, page.items()))
                .extracting(became -> became.ref().id() + ">" + became.into().id())
                .containsExactly("7>101", "8>101");
        assertThat(Portal.only(Item.Touch.class, page.items()))
                .allMatch(touch -> touch.ref().equals(contact) && touch.row().equals(contact))
                .extracting(touch -> touch.id() + " " + touch.attributes().get("name"))
                .containsExactly(
                        "f-1:1732000000000 Demo request", "f-2:1732000000001 f-2", "f-1:1732000000000:2 Demo request");
        assertThat(page.coveredUntil()).isEqualTo(Portal.NOW);
    }

    @Test
    void goesOnWithTheCursorItWasGiven() {
        portal.onGet(LIST, List.of(page(LongStream.rangeClosed(1, 100), "101"), page(LongStream.of(101), "")));
        portal.onPost(LIST + "/search", 200, "{\"total\": 101, \"results\": [" + record(101, "") + "]}");

        Page page = first(Set.of(), new ReadMode.All());
        Page second = portal.hubSpot().next(page.next().orElseThrow());

        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isEmpty();
        assertThat(portal.urls()).last().asString().contains("after=101");
    }

    @Test
    void endsWhereACursorBeyondTheEndIsAnsweredWithTheFirstPageAgain() {
        portal.onPost(LIST + "/search", 200, "{\"total\": 101, \"results\": [" + record(101, "") + "]}");
        String again = page(LongStream.rangeClosed(1, 100), "101");
        portal.onGet(LIST, List.of(again, again));

        Page second =
                portal.hubSpot().next(first(Set.of(), new ReadMode.All()).next().orElseThrow());

        assertThat(second.items()).isEmpty();
        assertThat(second.next()).isEmpty();
    }

    @Test
    void readsWithOneCursorWhereItIsNoId() {
        portal.onGet(LIST, List.of(page(LongStream.rangeClosed(1, 100), "b3BhcXVl"), page(LongStream.of(900), "")));

        Page first = first(Set.of(), new ReadMode.All());

        assertThat(first.more()).isEmpty();
        assertThat(portal.hubSpot().next(first.next().orElseThrow()).items()).hasSize(1);
    }

    @Test
    void readsWithOneCursorWhatComesInNoOrder() {
        portal.onGet(LIST, List.of(page(full(5, 3), "MTAw"), page(LongStream.of(900, 2), "")));

        Page first = first(Set.of(), new ReadMode.All());

        assertThat(first.more()).isEmpty();
        assertThat(first.items()).hasSize(100);
        assertThat(portal.hubSpot().next(first.next().orElseThrow()).items()).hasSize(2);
    }

    /** A hundred, of which two come first. */
    private static LongStream full(long one, long another) {
        return LongStream.concat(LongStream.of(one, another), LongStream.rangeClosed(1_000, 1_097));
    }

    @Test
    void stopsRatherThanLosesRecordsThatComeOutOfOrderOnceItReadsInParts() {
        portal.onPost(LIST + "/search", 200, "{\"total\": 9000, \"results\": [" + record(9_000, "") + "]}");
        portal.onGet(LIST, List.of(page(LongStream.rangeClosed(1, 100), "101"), page(LongStream.of(120, 110), "")));
        Page first = first(Set.of(), new ReadMode.All());
        assertThat(first.more()).isNotEmpty();

        CrmException e = catchThrowableOfType(
                CrmException.class, () -> portal.hubSpot().next(first.next().orElseThrow()));

        assertThat(e.next()).isEqualTo(CrmException.Next.PROTOCOL);
    }

    @Test
    void anIdSweepSaysWhichRecordsExistAndNothingElse() {
        portal.onGet(LIST, 200, page(LongStream.of(4, 5), ""));

        assertThat(first(Set.of("email"), new ReadMode.Ids()).items())
                .containsExactly(new Item.Seen(Portal.contact("4")), new Item.Seen(Portal.contact("5")));
        assertThat(portal.urls().get(0)).contains("properties=hs_object_id");
    }

    @Test
    void bringsHostileValuesBackByteForByte() {
        List<String> hostile = List.of(
                "O'Brien \\\"quoted\\\" \\\\ back",
                "\\ud83d\\ude80 \\u05e9\\u05dc\\u05d5\\u05dd \\u0000 \\u2028",
                "x".repeat(65_536),
                " leading and trailing ",
                "<script>alert(1)</script>; DROP TABLE contacts; ${jndi:ldap://x}");
        List<String> expected = List.of(
                "O'Brien \"quoted\" \\ back",
                "\ud83d\ude80 \u05e9\u05dc\u05d5\u05dd \u0000 \u2028",
                "x".repeat(65_536),
                " leading and trailing ",
                "<script>alert(1)</script>; DROP TABLE contacts; ${jndi:ldap://x}");
        List<String> records = new ArrayList<>();
        for (int i = 0; i < hostile.size(); i++) {
            records.add(record(i + 1, "\"jobtitle\": \"" + hostile.get(i) + "\", \"email\": null"));
        }
        portal.onGet(LIST, 200, "{\"results\": [" + String.join(",", records) + "]}");

        assertThat(Portal.only(
                        Item.Row.class,
                        first(Set.of("jobtitle"), new ReadMode.All()).items()))
                .extracting(row -> row.property("jobtitle").orElse(""))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void asksAgainForAnswersThatAreNoWholeJson() {
        portal.onGet(
                LIST,
                List.of(
                        "<html>bad gateway</html>",
                        page(LongStream.of(1), "").substring(0, 60),
                        page(LongStream.of(1, 2), "3"),
                        "200 ",
                        page(LongStream.of(1), "")));

        assertThat(first(Set.of(), new ReadMode.All()).items()).hasSize(1);
        assertThat(portal.hubSpot().calls().retried()).isEqualTo(4);
    }

    @Test
    void readsPropertiesThatDoNotFitIntoAUrlByBatch() {
        Set<String> many = new TreeSet<>();
        for (int i = 0; i < 900; i++) {
            many.add("property_" + i);
        }
        portal.onGet(LIST, 200, page(LongStream.of(1), ""));
        portal.onPost(
                LIST + "/batch/read",
                200,
                "{\"status\": \"COMPLETE\", \"results\": [" + record(1, "\"property_7\": \"seven\"") + "]}");

        Item.Row row = Portal.only(
                        Item.Row.class, first(many, new ReadMode.All()).items())
                .get(0);

        assertThat(row.property("property_7")).contains("seven");
        assertThat(portal.urls()).allMatch(url -> url.length() < 8000);
    }

    @Test
    void readsALongListInPartsThatTogetherHoldEveryRecordOnce() {
        // Sparse ids first, then a dense cluster far away: by ids alone the halves would be very unequal.
        NavigableSet<Long> ids = new TreeSet<>();
        LongStream.range(0, 3000).forEach(i -> ids.add(1 + i * 1000));
        LongStream.range(0, 7000).forEach(i -> ids.add(90_000_000_000L + i));

        Set<Long> read = new HashSet<>();
        int parts = 1;
        int pages = 0;
        Deque<Cursor> open = new ArrayDeque<>();
        portal.onPost(
                LIST + "/search",
                200,
                "{\"total\": " + ids.size() + ", \"results\": [" + record(90_000_006_999L, "\"email\": null") + "]}");
        Ranges ranges = new Ranges(portal.api());
        open.add(Cursor.start("contacts", "all", Portal.NOW, new TreeSet<>()));
        while (!open.isEmpty()) {
            Cursor cursor = open.removeFirst();
            Progress progress = Progress.of(cursor, pageOf(ids, cursor));
            pages++;
            for (Found found : progress.inside()) {
                assertThat(read.add(found.number()))
                        .as("read once: %s", found.id())
                        .isTrue();
            }
            if (!progress.next().isEmpty()) {
                List<Cursor> next = ranges.split(cursor.with(ObjectListing.AFTER, progress.next()), progress);
                parts += next.size() - 1;
                open.addAll(next);
            }
        }

        assertThat(read).isEqualTo(ids);
        assertThat(parts).isBetween(3, 4);
        assertThat(pages).isLessThanOrEqualTo(105 - 1);
    }

    /** As HubSpot lists: a hundred from {@code after} on, and where the next hundred begins. */
    private static ObjectPage pageOf(NavigableSet<Long> ids, Cursor cursor) {
        List<Found> found = new ArrayList<>();
        for (Long id : ids.tailSet(cursor.number(ObjectListing.AFTER, 0))) {
            if (found.size() == 100) {
                break;
            }
            found.add(new Found(Long.toString(id), new TreeMap<>(), List.of(), 0, false, Map.of(), false, Map.of()));
        }
        long last = found.isEmpty()
                ? Long.MAX_VALUE - 1
                : found.get(found.size() - 1).number();
        String after = ids.higher(last) == null ? "" : Long.toString(last + 1);
        return new ObjectPage(found, after, -1, List.of(), true);
    }

    @Test
    void refusesACheckpointOfAnotherVersion() {
        CrmException e = catchThrowableOfType(
                CrmException.class, () -> portal.hubSpot().next(new Checkpoint("contacts", 0, "9;mode=all")));

        assertThat(e.next()).isEqualTo(CrmException.Next.FIX_SETTINGS);
    }
}
