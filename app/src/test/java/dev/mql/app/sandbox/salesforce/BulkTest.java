package dev.mql.app.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.app.sandbox.http.Fault;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BulkTest extends SandboxTest {
    private String query(String soql) throws Exception {
        Api.Answer answer = api.post("jobs/query", "{'operation':'query','query':'" + soql + "'}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return "jobs/query/" + answer.body().path("id").asString();
    }

    private String state(String job) throws Exception {
        return api.get(job).body().path("state").asString();
    }

    @Test
    void movesFromQueueToWorkToResultsByTheClock() throws Exception {
        lead("a@a.example");
        String job = query("SELECT Id FROM Lead");
        assertThat(state(job)).isEqualTo("UploadComplete");
        assertThat(api.get(job + "/results").error()).isEqualTo("INVALIDJOBSTATE");
        clock.pass(Duration.ofSeconds(1));
        assertThat(state(job)).isEqualTo("InProgress");
        clock.pass(Duration.ofSeconds(2));
        assertThat(state(job)).isEqualTo("JobComplete");
        assertThat(api.get(job).body().path("numberRecordsProcessed").asInt()).isEqualTo(1);
    }

    @Test
    void writesTablesWithQuotesPointsAndNothingForNull() throws Exception {
        String account = add("Account", "Name", "Northwind", "Industry", "Banking");
        contact("a@a.example", "AccountId", account, "LastName", "Said \"hi\", then left");
        String job = query("SELECT Email, LastName, Title, Account.Industry, IsDeleted, CreatedDate FROM Contact");
        clock.pass(Duration.ofSeconds(3));
        assertThat(api.get(job + "/results").text())
                .isEqualTo("\"Email\",\"LastName\",\"Title\",\"Account.Industry\",\"IsDeleted\",\"CreatedDate\"\n"
                        + "\"a@a.example\",\"Said \"\"hi\"\", then left\",\"\",\"Banking\",\"false\","
                        + "\"2026-11-23T08:00:00.000Z\"\n");
    }

    @Test
    void pagesResultsByLocatorUntilItIsNull() throws Exception {
        for (int i = 0; i < 5; i++) {
            lead("p" + i + "@p.example");
        }
        String job = query("SELECT Email FROM Lead");
        clock.pass(Duration.ofSeconds(3));
        Api.Answer first = api.get(job + "/results?maxRecords=3");
        assertThat(first.header("Sforce-NumberOfRecords")).isEqualTo("3");
        Api.Answer last = api.get(job + "/results?maxRecords=3&locator=" + first.header("Sforce-Locator"));
        assertThat(last.header("Sforce-NumberOfRecords")).isEqualTo("2");
        assertThat(last.header("Sforce-Locator")).isEqualTo("null");
        assertThat(first.text() + last.text()).contains("p0@", "p1@", "p2@", "p3@", "p4@");
        assertThat(api.get("/services/data/v65.0/" + job + "/results").status()).isEqualTo(409);
        assertThat(api.get(job + "/results?locator=zzz").error()).isEqualTo("INVALID_QUERY_LOCATOR");
        assertThat(api.get(job + "/resultPages").body().path("resultPages").size())
                .isEqualTo(5);
    }

    @Test
    void refusesWhatBulkCannotDo() throws Exception {
        String start = "{'operation':'query','query':'SELECT ";
        assertThat(api.post("jobs/query", start + "MailingAddress FROM Contact'}")
                        .error())
                .isEqualTo("FEATURENOTENABLED");
        assertThat(api.post("jobs/query", start + "ApiName FROM LeadStatus'}").error())
                .isEqualTo("INVALIDENTITY");
        assertThat(api.post("jobs/query", start + "(SELECT Id FROM Tasks) FROM Lead'}")
                        .error())
                .isEqualTo("FEATURENOTENABLED");
        assertThat(api.post("jobs/query", start + "COUNT() FROM Lead'}").error())
                .isEqualTo("FEATURENOTENABLED");
    }

    @Test
    void failsAbortsAndForgetsJobs() throws Exception {
        sandbox.failNextJob("InvalidBatch : Failed to process query: QUERY_TIMEOUT");
        String failing = query("SELECT Id FROM Lead");
        String aborted = query("SELECT Id FROM Lead");
        assertThat(api.delete(aborted).error()).isEqualTo("INVALIDJOBSTATE");
        assertThat(api.patch(aborted, "{'state':'Aborted'}")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("Aborted");
        clock.pass(Duration.ofSeconds(3));
        assertThat(api.get(failing).body().path("errorMessage").asString()).contains("QUERY_TIMEOUT");
        assertThat(api.delete(aborted).status()).isEqualTo(204);
        assertThat(api.get(aborted).status()).isEqualTo(404);
        assertThat(api.get("jobs/query").body().path("records").size()).isEqualTo(1);
    }

    @Test
    void cutsADownloadShortWithOrWithoutTellingSo() throws Exception {
        lead("a@a.example");
        lead("b@b.example");
        String job = query("SELECT Email FROM Lead");
        clock.pass(Duration.ofSeconds(3));
        sandbox.faults().add(Fault.of(Fault.Kind.SHORT).on("/results"));
        Api.Answer half = api.get(job + "/results");
        assertThat(half.header("Sforce-NumberOfRecords")).isEqualTo("2");
        assertThat(half.text().lines().count()).isLessThan(3);
        sandbox.faults().add(Fault.of(Fault.Kind.TRUNCATED).on("/results"));
        assertThatThrownBy(() -> api.get(job + "/results")).isInstanceOf(IOException.class);
    }

    private String ingest(String csv) throws Exception {
        Api.Answer job = api.post("jobs/ingest", "{'object':'Lead','operation':'update','lineEnding':'LF'}");
        String path = "jobs/ingest/" + job.body().path("id").asString();
        assertThat(job.body().path("contentUrl").asString()).isEqualTo("services/data/v64.0/" + path + "/batches");
        assertThat(api.send("PUT", path + "/batches", csv, "text/csv").status()).isEqualTo(201);
        assertThat(api.send("PUT", path + "/batches", csv, "text/csv").status()).isEqualTo(409);
        api.patch(path, "{'state':'UploadComplete'}");
        clock.pass(Duration.ofSeconds(3));
        return path;
    }

    @Test
    void writesATableRowByRow() throws Exception {
        String a = lead("a@a.example", "Title", "CMO", "Phone", "1");
        String converted = lead("b@b.example");
        sandbox.by(kim).convert(converted, Converting.Into.NEW);
        String job = ingest("Id,Title,Phone,Rating\n" + a + ",#N/A,,Hot\n" + converted + ",CRO,,\n");
        assertThat(state(job)).isEqualTo("JobComplete");
        assertThat(api.get(job).body().path("numberRecordsFailed").asInt()).isEqualTo(1);
        assertThat(value(a, "Title") + value(a, "Phone") + value(a, "Rating")).isEqualTo("1Hot");
        assertThat(api.get(job + "/successfulResults").text())
                .isEqualTo("\"sf__Id\",\"sf__Created\",\"Id\",\"Title\",\"Phone\",\"Rating\"\n\"" + a
                        + "\",\"false\",\"" + a + "\",\"#N/A\",\"\",\"Hot\"\n");
        assertThat(api.get(job + "/failedResults").text())
                .contains("\"CANNOT_UPDATE_CONVERTED_LEAD:cannot reference converted lead:--\"");
    }

    @Test
    void failsTheWholeJobForTheWrongLineEndingOrAnUnknownColumn() throws Exception {
        String a = lead("a@a.example");
        String windows = ingest("Id,Title\r\n" + a + ",CMO\r\n");
        assertThat(api.get(windows).body().path("errorMessage").asString()).contains("LineEnding is invalid");
        String unknown = ingest("Id,Nope\n" + a + ",CMO\n");
        assertThat(api.get(unknown).body().path("errorMessage").asString())
                .isEqualTo("InvalidBatch : Field name not found : Nope");
        assertThat(api.get(unknown + "/unprocessedrecords").text()).contains(a + ",CMO");
        assertThat(value(a, "Title")).isEmpty();
    }
}
