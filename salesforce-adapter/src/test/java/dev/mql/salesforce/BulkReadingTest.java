package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BulkReadingTest extends OnBulkJobs {

    @Test
    void readsToTheLocatorNamedNullWhetherOrNotAPageRepeatsTheHeader() {
        org.inTurn(
                "job",
                () -> get(urlPathEqualTo(JOB)),
                state("UploadComplete"),
                state("InProgress"),
                state("JobComplete"));
        org.server()
                .stubFor(get(urlPathEqualTo(RESULTS))
                        .withQueryParam("locator", absent())
                        .withQueryParam("maxRecords", equalTo("50000"))
                        .willReturn(
                                results(2, "MjAw", HEADER + line(1, "Said \"\"hi\"\"\nthen, left") + line(2, "NA"))));
        org.server()
                .stubFor(get(urlPathEqualTo(RESULTS))
                        .withQueryParam("locator", equalTo("MjAw"))
                        .willReturn(results(1, "NDAw", HEADER + line(3, ""))));
        org.server()
                .stubFor(get(urlPathEqualTo(RESULTS))
                        .withQueryParam("locator", equalTo("NDAw"))
                        .willReturn(results(1, "null", line(4, "Zoë"))));

        List<Item.Row> rows = read();

        assertThat(rows)
                .extracting(row -> row.property("Title"))
                .containsExactly(
                        Optional.of("Said \"hi\"\nthen, left"),
                        Optional.of("NA"),
                        Optional.empty(),
                        Optional.of("Zoë"));
        assertThat(rows).allMatch(row -> row.property("MQL_Score__c").equals(Optional.of("60")));
        assertThat(org.sent(JOBS).get(0).getBodyAsString())
                .contains("\"operation\":\"queryAll\"", "\"lineEnding\":\"LF\"")
                .doesNotContain("ORDER BY");
        assertThat(org.time().slept().toSeconds()).isBetween(10L, 20L);
    }

    @Test
    void resultsThatEndEarlyAreDownloadedAgain() {
        org.inTurn(
                "results",
                () -> get(urlPathEqualTo(RESULTS)),
                results(2, "null", HEADER + line(1, "CEO")),
                results(2, "null", HEADER + line(1, "CEO") + line(2, "CFO").replace("EAA\"\n", "")),
                results(2, "null", (HEADER + line(1, "CEO") + line(2, "CFO").replace("EAA\"\n", "")).replace("\"", "")),
                results(
                        2,
                        "null",
                        HEADER + line(1, "CEO") + "\"2026-11-20T08:00:00.000Z\",\"false\",\"00Q5g0000000001EAA\""),
                results(2, "null", HEADER + line(1, "CEO") + line(2, "CFO")));

        assertThat(read()).hasSize(2);
        assertThat(org.sent(RESULTS)).hasSize(5);
    }

    @Test
    void theLastLineNeedsNoEndAndNothingNeedsQuotes() {
        String csv = HEADER + line(1, "CEO") + line(2, "CFO").strip();
        org.inTurn(
                "results",
                () -> get(urlPathEqualTo(RESULTS)),
                results(2, "MjAw", csv),
                results(2, "null", csv.replace("\"", "").replace("\n", "\r\n")));

        assertThat(read())
                .extracting(row -> row.property("Title").orElseThrow())
                .containsExactly("CEO", "CFO", "CEO", "CFO");
    }

    @Test
    void columnsAreFoundByTheirNamesWhereverTheyStand() {
        org.server()
                .stubFor(get(urlPathEqualTo(RESULTS))
                        .willReturn(results(
                                1,
                                "null",
                                "ID,Title,SystemModstamp,IsDeleted,MasterRecordId,IsConverted,ConvertedContactId,"
                                        + "ConvertedDate,MQL_Score__c\n" + Org.LEAD
                                        + ",CEO,2026-11-20T08:00:00.000Z,false,,false,,,\n")));

        assertThat(read()).singleElement().satisfies(row -> {
            assertThat(row.ref().id()).isEqualTo(Org.LEAD);
            assertThat(row.property("Title")).hasValue("CEO");
        });
    }

    @Test
    void aPageOfMaintenanceIsNoTable() {
        org.inTurn(
                "results",
                () -> get(urlPathEqualTo(RESULTS)),
                aResponse().withHeader("Content-Type", "text/html").withBody("<html>\n</html>\n"),
                results(1, "null", HEADER + line(1, "CEO")));

        assertThat(read()).hasSize(1);
    }

    @Test
    void resultsThatAreNoLongerKeptAreMadeByAnotherJob() {
        org.inTurn(
                "results",
                () -> get(urlPathEqualTo(RESULTS)),
                results(1, "MjAw", HEADER + line(1, "CEO")),
                Org.refused(404, "NOT_FOUND", "The requested resource does not exist"),
                results(2, "null", HEADER + line(2, "CFO") + line(1, "CEO")));

        assertThat(read())
                .extracting(row -> row.property("Title").orElseThrow())
                .containsExactly("CEO", "CFO", "CEO");
        assertThat(org.sent(JOBS)).hasSize(2);
    }

    @Test
    void theCompleteJobTellsHowManyRowsItHas() {
        org.server()
                .stubFor(get(urlPathEqualTo(JOB))
                        .willReturn(Org.json(
                                200,
                                "{\"id\": \"7505g01\", \"state\": \"JobComplete\", \"numberRecordsProcessed\": 2}")));
        org.inTurn(
                "results",
                () -> get(urlPathEqualTo(RESULTS)),
                results(1, "MjAw", HEADER + line(1, "CEO")),
                results(1, "null", HEADER + line(2, "CFO")));
        Checkpoint begun = org.salesforce()
                .start(new Stream("Lead"), Set.of("Title", "MQL_Score__c"), new ReadMode.All())
                .get(0);

        Page first = org.salesforce().next(org.salesforce().next(begun).next().orElseThrow());

        assertThat(first.items()).hasSize(1);
        assertThat(first.total()).isEqualTo(2);
    }

    @Test
    void aRestartedRunWaitsForTheSameJob() {
        Checkpoint first = org.salesforce()
                .start(new Stream("Lead"), Set.of("Title", "MQL_Score__c"), new ReadMode.All())
                .get(0);
        Checkpoint kept = org.salesforce().next(first).next().orElseThrow();
        org.server().stubFor(get(urlPathEqualTo(RESULTS)).willReturn(results(1, "null", HEADER + line(1, "CEO"))));

        try (Salesforce restarted = org.open(org.config())) {
            Page page = restarted.next(kept);

            assertThat(page.items()).hasSize(1);
            assertThat(page.next()).isEmpty();
        }
        assertThat(org.sent(JOBS)).hasSize(1);
    }

    @Test
    void countsThatWereOldAreCorrectedByTheFirstPage() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/limits/recordCount"))
                        .willReturn(Org.json(200, "{\"sObjects\": []}")));
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/queryAll"))
                        .willReturn(Org.json(200, Org.page(300_000, Org.DATA + "/query/x", Org.record(Org.LEAD, "")))));
        org.server().stubFor(get(urlPathEqualTo(RESULTS)).willReturn(results(1, "null", HEADER + line(1, "CEO"))));

        assertThat(read()).hasSize(1);
        assertThat(org.sent(JOBS)).hasSize(1);
    }

    @Test
    void aLongDownloadIsHandedOnInPartsAndBegunAgainInTheMiddle() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 12_000; i++) {
            csv.append(line(1, "T" + i));
        }
        org.server().stubFor(get(urlPathEqualTo(RESULTS)).willReturn(results(12_000, "null", csv.toString())));
        List<Item> items = new ArrayList<>();
        Checkpoint at = org.salesforce()
                .start(new Stream("Lead"), Set.of("Title", "MQL_Score__c"), new ReadMode.All())
                .get(0);
        at = org.salesforce().next(at).next().orElseThrow();
        Page page = org.salesforce().next(at);
        items.addAll(page.items());
        try (Salesforce restarted = org.open(org.config())) {
            while (page.next().isPresent()) {
                page = restarted.next(page.next().get());
                items.addAll(page.items());
            }
        }

        assertThat(items)
                .hasSize(12_000)
                .extracting(item -> ((Item.Row) item).property("Title").orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(org.sent(RESULTS)).hasSize(2);
    }
}
