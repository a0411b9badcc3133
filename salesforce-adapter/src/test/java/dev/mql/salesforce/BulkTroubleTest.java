package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of queries and jobs that Salesforce gives up on. */
class BulkTroubleTest extends OnBulkJobs {

    @Test
    void aFailedJobIsFollowedByAnotherAndThenByAnError() {
        org.server().stubFor(get(urlPathEqualTo(JOB)).willReturn(state("Failed")));

        CrmException e = catchThrowableOfType(CrmException.class, this::read);

        assertThat(e.next()).isEqualTo(CrmException.Next.TRY_AGAIN);
        assertThat(org.sent(JOBS)).hasSize(3);
    }

    @Test
    void whoRunsItAgainAfterThatBeginsWithAJobOfItsOwn() {
        org.server().stubFor(get(urlPathEqualTo(JOB)).willReturn(state("Failed")));
        Checkpoint from = org.salesforce()
                .start(new Stream("Lead"), Set.of("Title", "MQL_Score__c"), new ReadMode.All())
                .get(0);
        Checkpoint last = from;
        try {
            while (true) {
                last = org.salesforce().next(last).next().orElseThrow();
            }
        } catch (CrmException again) {
            assertThat(again.remedy()).contains("run it again");
        }
        org.server().stubFor(get(urlPathEqualTo(JOB)).willReturn(state("JobComplete")));
        org.server().stubFor(get(urlPathEqualTo(RESULTS)).willReturn(results(1, "null", HEADER + line(1, "CEO"))));
        org.server()
                .stubFor(get(urlPathEqualTo(JOB))
                        .inScenario("again")
                        .whenScenarioStateIs(STARTED)
                        .willReturn(state("Failed"))
                        .willSetStateTo("complete"));

        try (Salesforce restarted = org.open(org.config())) {
            Checkpoint anew = restarted.next(last).next().orElseThrow();
            Page page = restarted.next(restarted.next(anew).next().orElseThrow());

            assertThat(page.items()).hasSize(1);
        }
        assertThat(org.sent(JOBS)).hasSize(3 + 1);
    }

    @Test
    void whereAJobRunsForTooLongAsWellItSaysWhatAsksForLess() {
        org.server()
                .stubFor(
                        get(urlPathEqualTo(JOB))
                                .willReturn(
                                        Org.json(
                                                200,
                                                "{\"id\": \"7505g01\", \"state\": \"Failed\", \"errorMessage\":"
                                                        + " \"InvalidBatch : Failed to process query: QUERY_TIMEOUT: Your query ran\"}")));

        CrmException whole = catchThrowableOfType(CrmException.class, this::read);

        assertThat(whole).hasMessage("Salesforce gave up on the query of Lead (QUERY_TIMEOUT)");
        assertThat(whole.remedy()).contains("narrow scope: in the mapping");
    }

    @Test
    void forChangesThatRunForTooLongNoNarrowerScopeIsAdvisedWhichTheyDoNotKnow() {
        org.server()
                .stubFor(post(urlPathEqualTo(JOBS))
                        .willReturn(Org.refused(
                                400, "EXCEEDED", "Max bulk v2 query jobs (10000) per 24 hrs has been reached")));
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/queryAll"))
                        .willReturn(Org.refused(400, "QUERY_TIMEOUT", "Your query request was running for too long.")));

        CrmException changes = catchThrowableOfType(
                CrmException.class,
                () -> org.read("Lead", Set.of("Title"), new ReadMode.Since(Instant.parse("2026-11-01T00:00:00Z"))));

        assertThat(changes.next()).isEqualTo(CrmException.Next.TRY_AGAIN);
        assertThat(changes.remedy()).startsWith("run mql sync --full").contains("mql sync more often");
    }

    @Test
    void aQueryThatRunsForTooLongGoesByAJob() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/limits/recordCount"))
                        .willReturn(Org.json(200, "{\"sObjects\": []}")));
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/queryAll"))
                        .willReturn(Org.refused(400, "QUERY_TIMEOUT", "Your query request was running for too long.")));
        org.server().stubFor(get(urlPathEqualTo(RESULTS)).willReturn(results(1, "null", HEADER + line(1, "CEO"))));

        assertThat(read()).hasSize(1);
        assertThat(org.sent(JOBS)).hasSize(1);
    }

    @Test
    void whatBulkDoesNotTakeIsReadByRest() {
        org.server()
                .stubFor(post(urlPathEqualTo(JOBS))
                        .willReturn(Org.refused(
                                400, "EXCEEDED", "Max bulk v2 query jobs (10000) per 24 hrs has been reached")));
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/queryAll"))
                        .willReturn(Org.json(200, Org.page(1, "", Org.record(Org.LEAD, "")))));

        assertThat(read()).hasSize(1);
    }
}
