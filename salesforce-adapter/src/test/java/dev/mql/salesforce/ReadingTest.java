package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.model.Ref;
import dev.mql.salesforce.SalesforceConfig.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadingTest {

    private static final String QUERY = Org.DATA + "/queryAll";
    private static final String NEXT = Org.DATA + "/query/0r8xx-2000";
    private static final ReadMode ALL = new ReadMode.All();

    @RegisterExtension
    final Org org = new Org();

    private List<String> queries() {
        return org.sent(QUERY).stream()
                .map(request -> request.queryParameter("q").firstValue())
                .toList();
    }

    @Test
    void selectsWhatIsWantedAndWhatIsNeededAndNothingUnknown() {
        org.server().stubFor(get(urlPathEqualTo(QUERY)).willReturn(Org.json(200, Org.page(0, ""))));

        org.read("Lead", Set.of("Title", "NotThere__c"), ALL);

        assertThat(queries())
                .containsExactly("SELECT SystemModstamp,IsDeleted,MasterRecordId,IsConverted,ConvertedContactId,"
                        + "ConvertedDate,Title,Id FROM Lead ORDER BY Id");
    }

    @Test
    void spellsValuesInOneWay() {
        org.server()
                .stubFor(get(urlPathEqualTo(QUERY))
                        .willReturn(Org.json(
                                200,
                                Org.page(
                                        1,
                                        "",
                                        Org.record(
                                                Org.LEAD,
                                                ", \"Title\": null, \"MQL_Score__c\": 60.0, \"HasOptedOutOfEmail\": false,"
                                                        + " \"MQL_Since__c\": \"2026-01-02T03:04:05.000+0000\"")))));

        List<Item> items = org.read("Lead", Set.of("Title", "MQL_Score__c", "HasOptedOutOfEmail", "MQL_Since__c"), ALL);

        assertThat(items).singleElement().isInstanceOfSatisfying(Item.Row.class, row -> {
            assertThat(row.properties())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "MQL_Score__c",
                            "60",
                            "HasOptedOutOfEmail",
                            "false",
                            "MQL_Since__c",
                            "2026-01-02T03:04:05Z"));
            assertThat(row.changedAt())
                    .isEqualTo(Instant.parse("2026-11-20T08:00:00Z").toEpochMilli());
        });
    }

    @Test
    void tellsWhatBecameOfTheDeletedTheMergedAndTheConverted() {
        String deleted = Org.record("00Q5g0000000002EAA", "").replace("\"IsDeleted\": false", "\"IsDeleted\": true");
        String merged = Org.record("00Q5g0000000003EAA", ", \"MasterRecordId\": \"" + Org.LEAD + "\"")
                .replace("\"IsDeleted\": false", "\"IsDeleted\": true");
        String converted = Org.record(
                "00Q5g0000000004EAA",
                ", \"IsConverted\": true, \"ConvertedContactId\": \"0035g0000000001AAA\", \"ConvertedDate\": \"2026-11-19\"");
        org.server()
                .stubFor(get(urlPathEqualTo(QUERY))
                        .willReturn(Org.json(200, Org.page(3, "", deleted, merged, converted))));

        List<Item> items = org.read("Lead", Set.of(), ALL);

        assertThat(items.get(0)).isInstanceOf(Item.Gone.class);
        assertThat(items.get(1)).isInstanceOfSatisfying(Item.Became.class, became -> {
            assertThat(became.into()).isEqualTo(Org.lead(Org.LEAD));
            assertThat(became.why()).isEqualTo(Item.Why.MERGED);
        });
        assertThat(items.get(2)).isInstanceOf(Item.Row.class);
        assertThat(items.get(3))
                .isInstanceOfSatisfying(
                        Item.Became.class, became -> assertThat(became.why()).isEqualTo(Item.Why.CONVERTED));
    }

    @Test
    void aForgottenPageIsAskedForBehindTheLastRow() {
        org.inTurn(
                "query",
                () -> get(urlPathEqualTo(QUERY)),
                Org.json(200, Org.page(2, NEXT, Org.record("00Q5g0000000001EAA", ""))),
                Org.json(200, Org.page(1, "", Org.record("00Q5g0000000002EAA", ""))));
        org.server()
                .stubFor(get(urlPathEqualTo(NEXT))
                        .willReturn(Org.refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator")));

        assertThat(org.read("Lead", Set.of(), new ReadMode.Since(Org.NOW))).hasSize(2);

        assertThat(queries().get(1))
                .contains(
                        "WHERE ((SystemModstamp = 2026-11-20T08:00:00Z AND Id > '00Q5g0000000001EAA') OR SystemModstamp >"
                                + " 2026-11-20T08:00:00Z) ORDER BY SystemModstamp,Id");
    }

    @Test
    void changesAreCoveredUntilFiveMinutesAgo() {
        org.server().stubFor(get(urlPathEqualTo(QUERY)).willReturn(Org.json(200, Org.page(0, ""))));
        Checkpoint from = org.salesforce()
                .start(new Stream("Lead"), Set.of(), new ReadMode.Since(Org.NOW))
                .get(0);

        assertThat(org.salesforce().next(from).coveredUntil()).isBeforeOrEqualTo(Org.NOW.minusSeconds(300));
    }

    @Test
    void theScopeGoesIntoTheQueryOfAWholeReading() {
        org.server().stubFor(get(urlPathEqualTo(QUERY)).willReturn(Org.json(200, Org.page(0, ""))));
        SalesforceConfig config = org.config()
                .withScope(Map.of(
                        "Lead",
                        List.of(
                                new Limit.Within("CreatedDate", Duration.ofDays(10)),
                                new Limit.OneOf("RecordType.DeveloperName", List.of("In'bound", "Event")))));
        try (Salesforce salesforce = org.open(config)) {
            salesforce.next(salesforce.start(new Stream("Lead"), Set.of(), ALL).get(0));
        }

        assertThat(queries().get(0))
                .containsPattern(
                        "WHERE CreatedDate >= 2026-11-11T\\S+Z AND RecordType.DeveloperName IN \\('In\\\\'bound','Event'\\) ORDER");
    }

    @Test
    void theScopeGoesIntoTheQueryOfWhatOnePersonDid() {
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/composite"))
                        .withRequestBody(containing("WhoId"))
                        .willReturn(Org.json(
                                200,
                                "{\"compositeResponse\": [{\"referenceId\": \"q0\", \"httpStatusCode\": 200, \"body\": "
                                        + Org.page(1, "", Org.record(Org.LEAD, ""))
                                        + "}, {\"referenceId\": \"q1\", \"httpStatusCode\": 200, \"body\": "
                                        + Org.page(
                                                1,
                                                "",
                                                Org.record("00T5g0000000001EAA", ", \"WhoId\": \"" + Org.LEAD + "\""))
                                        + "}]}")));
        SalesforceConfig config =
                org.config().withScope(Map.of("Task", List.of(new Limit.Within("CreatedDate", Duration.ofDays(10)))));
        try (Salesforce salesforce = org.open(config)) {
            List<Ref> lead = List.of(Org.lead(Org.LEAD));
            assertThat(salesforce
                            .fetchWhole(lead, Set.of(), Map.of("Task", Set.of("Subject")))
                            .get(0)
                            .items())
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(Item.Touch.class);
        }

        List<LoggedRequest> sent = org.sent(Org.DATA + "/composite");
        assertThat(sent.get(sent.size() - 1).getBodyAsString())
                .containsPattern("Task\\+WHERE\\+WhoId\\+IN\\+\\S+\\+AND\\+CreatedDate\\+%3E%3D\\+2026-11-11T");
    }

    @Test
    void aHtmlPageOfMaintenanceIsWaitedOut() {
        org.inTurn(
                "query",
                () -> get(urlPathEqualTo(QUERY)),
                aResponse()
                        .withStatus(503)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<html>maintenance</html>"),
                Org.json(200, "<html>"),
                Org.json(200, Org.page(1, "", Org.record(Org.LEAD, ""))));

        assertThat(org.read("Lead", Set.of(), ALL)).hasSize(1);
    }

    @Test
    void fiveStreamsAskForTheirChangesInOneCall() {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            parts.append(i == 0 ? "" : ",")
                    .append("{\"referenceId\": \"q" + i + "\", \"httpStatusCode\": 200, \"body\": ")
                    .append(Org.page(
                            i == 1 ? 1 : 0,
                            "",
                            i == 1 ? new String[] {Org.record("0035g0000000001AAA", "")} : new String[0]))
                    .append("}");
        }
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/composite"))
                        .withRequestBody(containing("queryAll"))
                        .atPriority(1)
                        .willReturn(Org.json(200, "{\"compositeResponse\": [" + parts + "]}")));
        ReadMode since = new ReadMode.Since(Org.NOW.minusSeconds(600));
        List<Checkpoint> checkpoints = List.of("Lead", "Contact", "Account", "CampaignMember", "Task").stream()
                .map(stream -> org.salesforce()
                        .start(new Stream(stream), Set.of(), since)
                        .get(0))
                .toList();
        long before = org.salesforce().calls().read();

        List<Page> pages = checkpoints.stream().map(org.salesforce()::next).toList();

        assertThat(org.salesforce().calls().read() - before).isOne();
        assertThat(pages).allMatch(page -> page.next().isEmpty());
        assertThat(pages.get(1).items()).hasSize(1);
        assertThat(pages.get(0).items()).isEmpty();
        LoggedRequest sent = org.sent(Org.DATA + "/composite").get(1);
        assertThat(sent.getBodyAsString()).contains("SystemModstamp+%3E%3D+2026-11-21T09%3A50%3A00Z");
    }

    @Test
    void aPartOfManyThatFailsIsAskedForAlone() {
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/composite"))
                        .withRequestBody(containing("FROM+Lead"))
                        .atPriority(1)
                        .willReturn(Org.json(
                                200,
                                "{\"compositeResponse\": [{\"referenceId\": \"q0\", \"httpStatusCode\": 200, \"body\": "
                                        + Org.page(0, "") + "}, {\"referenceId\": \"q1\", \"httpStatusCode\": 500,"
                                        + " \"body\": [{\"errorCode\": \"UNKNOWN_EXCEPTION\"}]}]}")));
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .willReturn(Org.json(200, Org.page(1, "", Org.record(Org.LEAD, "")))));

        assertThat(org.salesforce().find("a@b.co", Set.of())).hasSize(1);
    }

    @Test
    void anOrgWithoutHistoryTellsNobodyAndReadsAllTheSame() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/queryAll"))
                        .willReturn(Org.json(200, Org.page(1, "", Org.record(Org.LEAD, "")))));
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .willReturn(Org.refused(400, "INVALID_TYPE", "sObject type 'LeadHistory' is not supported.")));

        Fetched fetched = org.salesforce()
                .fetch(List.of(Org.lead(Org.LEAD)), Set.of(), Set.of("Status"))
                .get(0);

        assertThat(fetched.items()).hasSize(1);
        assertThat(fetched.settings()).isEmpty();
    }

    @Test
    void idsComeWithTheRowsWhereFormulasOrFieldsOfOtherRecordsAreWanted() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .willReturn(Org.json(
                                200,
                                Org.page(
                                        1,
                                        "",
                                        Org.record(Org.LEAD, ", \"RecordType\": {\"DeveloperName\": \"Event\"}")))));

        List<Item> plain = org.read("Lead", Set.of("Title"), new ReadMode.Ids());
        List<Item> related = org.read("Lead", Set.of("RecordType.DeveloperName"), new ReadMode.Ids());

        assertThat(plain).containsExactly(new Item.Seen(Org.lead(Org.LEAD)));
        assertThat(related)
                .contains(new Item.Seen(Org.lead(Org.LEAD)))
                .filteredOn(Item.Row.class::isInstance)
                .singleElement()
                .satisfies(row -> assertThat(((Item.Row) row).property("RecordType.DeveloperName"))
                        .contains("Event"));
    }

    @Test
    void membersAreReadAnewWhereWhatTheyTellIsOfTheirCampaign() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .willReturn(Org.json(
                                200,
                                Org.page(
                                        1,
                                        "",
                                        Org.record(
                                                "00v5g0000000001EAA",
                                                ", \"LeadId\": \"" + Org.LEAD
                                                        + "\", \"Campaign\": {\"Name\": \"Renamed\"}")))));

        assertThat(org.read("CampaignMember", Set.of("Campaign.Name"), new ReadMode.Ids()))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Touch.class,
                        touch -> assertThat(touch.attributes()).containsEntry("Campaign.Name", "Renamed"));
        assertThat(org.read("CampaignMember", Set.of("Status"), new ReadMode.Ids()))
                .isEmpty();
    }
}
