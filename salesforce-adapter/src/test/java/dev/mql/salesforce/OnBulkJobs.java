package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.mql.crm.Item;
import dev.mql.crm.ReadMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An org with so many leads that Bulk API 2.0 reads them. */
abstract class OnBulkJobs {

    static final String JOBS = Org.DATA + "/jobs/query";
    static final String JOB = JOBS + "/7505g01";
    static final String RESULTS = JOB + "/results";
    static final String HEADER =
            "\"SystemModstamp\",\"IsDeleted\",\"MasterRecordId\",\"IsConverted\",\"ConvertedContactId\","
                    + "\"ConvertedDate\",\"MQL_Score__c\",\"Title\",\"Id\"\n";

    @RegisterExtension
    final Org org = new Org();

    @BeforeEach
    void manyLeads() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/limits/recordCount"))
                        .willReturn(Org.json(200, "{\"sObjects\": [{\"name\": \"Lead\", \"count\": 300000}]}")));
        org.server().stubFor(post(urlPathEqualTo(JOBS)).willReturn(Org.json(200, "{\"id\": \"7505g01\"}")));
        org.server().stubFor(get(urlPathEqualTo(JOB)).willReturn(state("JobComplete")));
    }

    static ResponseDefinitionBuilder state(String state) {
        return Org.json(200, "{\"id\": \"7505g01\", \"state\": \"" + state + "\"}");
    }

    static String line(int number, String title) {
        return "\"2026-11-20T08:00:00.000Z\",\"false\",\"\",\"false\",\"\",\"\",\"60.0\",\"" + title
                + "\",\"00Q5g000000000" + number + "EAA\"\n";
    }

    static ResponseDefinitionBuilder results(int rows, String locator, String csv) {
        return aResponse()
                .withHeader("Content-Type", "text/csv;charset=UTF-8")
                .withHeader("Sforce-Locator", locator)
                .withHeader("Sforce-NumberOfRecords", Integer.toString(rows))
                .withBody(csv);
    }

    List<Item.Row> read() {
        return org.read("Lead", Set.of("Title", "MQL_Score__c"), new ReadMode.All()).stream()
                .map(Item.Row.class::cast)
                .toList();
    }
}
