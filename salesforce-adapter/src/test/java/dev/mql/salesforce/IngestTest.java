package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.crm.WriteResult.Fix;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done about jobs that fail, in part or as a whole. */
class IngestTest {

    private static final String JOB = Org.DATA + "/jobs/ingest/7505g02";
    private static final String DONE = "{\"id\": \"x\", \"success\": true, \"errors\": []}";

    @RegisterExtension
    final Org org = new Org();

    private static Write score(String id, String value) {
        return Org.write(id, Map.of("MQL_Score__c", value), Map.of(), Org.NOW);
    }

    private void answers(String round) {
        org.server().stubFor(patch(urlPathEqualTo(Org.UPDATE)).willReturn(Org.json(200, "[" + round + "]")));
    }

    private List<LoggedRequest> updates() {
        return org.sent(Org.UPDATE);
    }

    @Test
    void aCompleteJobIsNoSuccessfulOne() {
        stubJob(
                "{\"state\": \"JobComplete\", \"numberRecordsFailed\": 2}",
                failed("\"\",\"STRING_TOO_LONG:data value too large:MQL_Score__c --\",\"" + id(1001) + "\",\"5\"\n"
                        + "\"\",\"UNABLE_TO_LOCK_ROW:unable to obtain exclusive access:--\",\"" + id(1002)
                        + "\",\"5\"\n"));
        answers(DONE);
        List<Write> writes = IntStream.range(1000, 3001)
                .mapToObj(i -> score(id(i), i == 1003 ? "" : "5"))
                .toList();

        List<WriteResult> results = org.salesforce().write(writes);

        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.fix()).isEqualTo(Fix.MAPPING));
        assertThat(results.stream().filter(WriteResult.Applied.class::isInstance))
                .hasSize(2000);
        assertThat(updates().get(0).getBodyAsString()).contains(id(1002)).doesNotContain(id(1001));
        assertThat(org.sent(JOB + "/batches").get(0).getBodyAsString())
                .startsWith("Id,MQL_Score__c\n" + id(1000) + ",5\n")
                .contains(id(1003) + ",#N/A\n");
    }

    private void stubJob(String state, ResponseDefinitionBuilder failed, ResponseDefinitionBuilder... more) {
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/jobs/ingest"))
                        .willReturn(Org.json(200, "{\"id\": \"7505g02\", \"state\": \"Open\"}")));
        org.server()
                .stubFor(put(urlPathEqualTo(JOB + "/batches"))
                        .willReturn(aResponse().withStatus(201)));
        org.server().stubFor(patch(urlPathEqualTo(JOB)).willReturn(Org.json(200, "{\"state\": \"UploadComplete\"}")));
        org.server().stubFor(get(urlPathEqualTo(JOB)).willReturn(Org.json(200, state)));
        ResponseDefinitionBuilder[] all = new ResponseDefinitionBuilder[more.length + 1];
        all[0] = failed;
        System.arraycopy(more, 0, all, 1, more.length);
        org.inTurn("failed", () -> get(urlPathEqualTo(JOB + "/failedResults")), all);
    }

    private static ResponseDefinitionBuilder failed(String lines) {
        return aResponse().withBody("\"sf__Id\",\"sf__Error\",\"Id\",\"MQL_Score__c\"\n" + lines);
    }

    private List<WriteResult> writeRows(int number) {
        return org.salesforce()
                .write(IntStream.range(1000, 1000 + number)
                        .mapToObj(i -> score(id(i), "5"))
                        .toList());
    }

    @Test
    void aTableOfFailuresThatWasCutOffIsReadAgainAndNoFailureTakenForASuccess() {
        String line = "\"\",\"STRING_TOO_LONG:too large:MQL_Score__c --\",\"" + id(1001) + "\",\"5\"\n";
        stubJob(
                "{\"state\": \"JobComplete\", \"numberRecordsFailed\": 1}",
                failed(""),
                failed(line.substring(0, line.indexOf(id(1001)) + 9)),
                failed(line));

        List<WriteResult> results = writeRows(2_001);

        assertThat(results.get(1)).isInstanceOf(WriteResult.Refused.class);
        assertThat(results.stream().filter(WriteResult.Applied.class::isInstance))
                .hasSize(2000);
    }

    @Test
    void ofAJobThatBrokeOffOnlyWhatItSaysWasDoneIsBelieved() {
        stubJob("{\"state\": \"Failed\", \"numberRecordsFailed\": 0}", failed(""));
        String done = IntStream.range(1000, 3000)
                .mapToObj(i -> "\"" + id(i) + "\",\"false\",\"" + id(i) + "\",\"5\"\n")
                .collect(Collectors.joining());
        org.server()
                .stubFor(get(urlPathEqualTo(JOB + "/successfulResults"))
                        .willReturn(
                                aResponse().withBody("\"sf__Id\",\"sf__Created\",\"Id\",\"MQL_Score__c\"\n" + done)));
        answers(DONE);

        assertThat(writeRows(2_001)).hasOnlyElementsOfType(WriteResult.Applied.class);
        assertThat(updates())
                .singleElement()
                .satisfies(update ->
                        assertThat(update.getBodyAsString()).contains(id(3000)).doesNotContain(id(2999)));
    }

    @Test
    void anOrgThatTakesNoMoreJobsIsWrittenByCollections() {
        org.server()
                .stubFor(post(urlPathEqualTo(Org.DATA + "/jobs/ingest"))
                        .willReturn(Org.refused(400, "EXCEEDED", "Max batches per 24 hrs has been reached")));
        answers(String.join(",", Collections.nCopies(200, DONE)));

        assertThat(writeRows(2_200)).hasOnlyElementsOfType(WriteResult.Applied.class);
    }

    private static String id(int number) {
        return "00Q5g000000" + number + "EAA";
    }
}
