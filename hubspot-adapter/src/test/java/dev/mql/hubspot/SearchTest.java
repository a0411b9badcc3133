package dev.mql.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.model.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchTest {

    @RegisterExtension
    final Portal portal = new Portal();

    private Checkpoint since(String stream) {
        return portal.hubSpot()
                .start(new Stream(stream), Set.of("email"), new ReadMode.Since(Portal.NOW.minus(Duration.ofHours(1))))
                .get(0);
    }

    private static String page(long total, LongStream ids) {
        return "{\"total\": " + total + ", \"results\": ["
                + ids.mapToObj(id ->
                                "{\"id\": \"" + id + "\", \"properties\": {}, \"createdAt\": \"2026-01-02T03:04:05Z\","
                                        + " \"updatedAt\": \"2026-11-01T00:00:00Z\", \"archived\": false}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    @Test
    void asksOnceForEveryReasonToLookAtAContactAgain() {
        portal.onPost("/crm/objects/2026-09/contacts/search", 200, page(0, LongStream.empty()));

        Page page = portal.hubSpot().next(since("contacts"));

        assertThat(page.next()).isEmpty();
        String from = Long.toString(Portal.NOW.minus(Duration.ofHours(1)).toEpochMilli());
        assertThat(portal.bodies("/crm/objects"))
                .singleElement()
                .asString()
                .isEqualTo("{\"filterGroups\":["
                        + List.of(
                                        "lastmodifieddate",
                                        "recent_conversion_date",
                                        "hs_analytics_last_timestamp",
                                        "notes_last_updated")
                                .stream()
                                .map(
                                        property -> "{\"filters\":[{\"propertyName\":\"" + property
                                                + "\",\"operator\":\"GTE\",\"value\":\"" + from
                                                + "\"},{\"propertyName\":\"hs_object_id\",\"operator\":\"GT\",\"value\":\"0\"}]}")
                                .collect(Collectors.joining(","))
                        + "],\"sorts\":[{\"propertyName\":\"hs_object_id\",\"direction\":\"ASCENDING\"}],"
                        + "\"properties\":[\"associatedcompanyid\",\"email\",\"hs_calculated_form_submissions\","
                        + "\"hs_merged_object_ids\"],\"limit\":200}");
    }

    @Test
    void goesOnBehindAFullAnswerThatCountsNothing() {
        String countless = page(0, LongStream.rangeClosed(1, 200)).replace("\"total\": 0, ", "");
        String rest = page(0, LongStream.of(201)).replace("\"total\": 0, ", "");
        portal.onPost("/crm/objects/2026-09/contacts/search", List.of(countless, rest));

        Page first = portal.hubSpot().next(since("contacts"));
        Page second = portal.hubSpot().next(first.next().orElseThrow());

        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void goesOnBehindTheHighestIdAndNeverByOffset() {
        portal.onPost(
                "/crm/objects/2026-09/contacts/search",
                List.of(page(250, LongStream.rangeClosed(1, 200)), page(50, LongStream.rangeClosed(201, 250))));

        Page first = portal.hubSpot().next(since("contacts"));
        Page second = portal.hubSpot().next(first.next().orElseThrow());

        assertThat(second.items()).hasSize(50);
        assertThat(second.next()).isEmpty();
        assertThat(portal.bodies("/crm/objects").get(1))
                .contains("\"operator\":\"GT\",\"value\":\"200\"")
                .doesNotContain("after");
    }

    @Test
    void leavesOutWhatComesFromOutsideOfTheCondition() {
        portal.onPost(
                "/crm/objects/2026-09/contacts/search",
                List.of(page(201, LongStream.rangeClosed(1, 200)), page(2, LongStream.of(200, 201))));

        Page first = portal.hubSpot().next(since("contacts"));

        assertThat(portal.hubSpot().next(first.next().orElseThrow()).items())
                .extracting(Item::ref)
                .containsExactly(Portal.contact("201"));
    }

    @Test
    void asksAgainWhereAnAnswerHoldsFewerThanItCounts() {
        portal.onPost(
                "/crm/objects/2026-09/contacts/search",
                List.of(page(3, LongStream.of(1)), page(3, LongStream.of(1, 2, 3))));

        assertThat(portal.hubSpot().next(since("contacts")).items()).hasSize(3);
    }

    @Test
    void believesASearchThatKeepsCountingARecordItNoLongerHolds() {
        portal.onPost(
                "/crm/objects/2026-09/contacts/search",
                List.of(
                        page(3, LongStream.of(1, 3)),
                        page(3, LongStream.of(1, 3)),
                        page(3, LongStream.of(1, 3)),
                        page(0, LongStream.empty())));

        Page page = portal.hubSpot().next(since("contacts"));

        assertThat(page.items()).extracting(Item::ref).containsExactly(Portal.contact("1"), Portal.contact("3"));
        assertThat(portal.hubSpot().next(page.next().orElseThrow()).next()).isEmpty();
    }

    @Test
    void joinsTheDealsOfAThousandWithOneReadForEachTypeLinked() {
        portal.onPost(
                "/crm/objects/2026-09/deals/search",
                List.of(
                        page(401, LongStream.rangeClosed(1, 200)),
                        page(201, LongStream.rangeClosed(201, 400)),
                        page(1, LongStream.of(401))));
        portal.onPost("/crm/associations/2026-09/deals/contacts/batch/read", 200, """
                {"status": "COMPLETE", "results": [{"from": {"id": "401"}, "to": [
                  {"toObjectId": 29022297485, "associationTypes": [{"category": "HUBSPOT_DEFINED", "typeId": 3, "label": null}]},
                  {"toObjectId": 5, "associationTypes": [{"category": "HUBSPOT_DEFINED", "typeId": 3, "label": null}]}]}]}""");
        portal.onPost("/crm/associations/2026-09/deals/companies/batch/read", 207, """
                {"status": "COMPLETE", "results": [], "numErrors": 1, "errors": [{"status": "error",
                  "category": "OBJECT_NOT_FOUND", "message": "No company is associated with deal 401.",
                  "context": {"fromObjectId": ["401"]}}]}""");

        Page page = portal.hubSpot().next(since("deals"));

        Item.Row last = Portal.only(Item.Row.class, page.items()).get(400);
        assertThat(last.linked("contact")).contains(new Ref("hubspot", "contacts", "29022297485"));
        assertThat(last.linked("company")).isEmpty();
        assertThat(portal.hubSpot().calls().read()).isEqualTo(5);
    }
}
