package dev.mql.app.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class CompositeTest extends SandboxTest {
    private static String get(String reference, String soql) {
        return "{'method':'GET','referenceId':'" + reference + "','url':'/services/data/v64.0/queryAll?q=" + soql
                + "'}";
    }

    private Api.Answer composite(String... parts) throws Exception {
        return api.post("composite", "{'allOrNone':false,'compositeRequest':[" + String.join(",", parts) + "]}");
    }

    @Test
    void answersFiveQueriesInOneCallAndLetsOneFail() throws Exception {
        lead("a@a.example");
        int before = sandbox.limits().used();
        JsonNode parts = composite(
                        get("lead", "SELECT+Id+FROM+Lead+WHERE+SystemModstamp%3E2026-01-01T00:00:00Z"),
                        get("contact", "SELECT+Id+FROM+Contact"),
                        get("bad", "SELECT+Nope+FROM+Lead"))
                .body()
                .path("compositeResponse");
        assertThat(parts.path(0).path("body").path("totalSize").asInt()).isEqualTo(1);
        assertThat(parts.path(0).path("referenceId").asString()).isEqualTo("lead");
        assertThat(parts.path(2).path("httpStatusCode").asInt()).isEqualTo(400);
        assertThat(parts.path(2).path("body").path(0).path("errorCode").asString())
                .isEqualTo("INVALID_FIELD");
        assertThat(sandbox.limits().used() - before).isEqualTo(1);
    }

    @Test
    void refusesASixthQueryAndATwentySixthPart() throws Exception {
        assertThat(composite(IntStream.range(0, 6)
                                .mapToObj(i -> get("q" + i, "SELECT+Id+FROM+Lead"))
                                .toArray(String[]::new))
                        .error())
                .isEqualTo("LIMIT_EXCEEDED");
        String describes = IntStream.range(0, 26)
                .mapToObj(i -> "{'method':'GET','referenceId':'d" + i
                        + "','url':'/services/data/v64.0/sobjects/Lead/describe'}")
                .collect(Collectors.joining(","));
        assertThat(composite(describes).error()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void writesCollectionsWithHeadersOfTheirOwnAndFollowsReferences() throws Exception {
        String id = lead("a@a.example");
        sandbox.setup().assignmentRule("Lead", sandbox.setup().user("Round", "Robin", "robin@acme.example"));
        JsonNode parts = composite(
                        get("lead", "SELECT+Id+FROM+Lead"),
                        "{'method':'PATCH','referenceId':'w','url':'/services/data/v64.0/composite/sobjects',"
                                + "'httpHeaders':{'Sforce-Auto-Assign':'FALSE'},'body':{'records':[{'attributes':"
                                + "{'type':'Lead'},'id':'@{lead.records[0].Id}','Title':'CMO'}]}}")
                .body()
                .path("compositeResponse");
        assertThat(parts.path(1).path("body").path(0).path("id").asString()).isEqualTo(id);
        assertThat(value(id, "Title")).isEqualTo("CMO");
        assertThat(value(id, "OwnerId")).isEqualTo(kim);
    }

    @Test
    void wantsTheUrlOfAPartEncoded() throws Exception {
        JsonNode parts = composite(get("q", "SELECT Id FROM Lead")).body().path("compositeResponse");
        assertThat(parts.path(0).path("httpStatusCode").asInt()).isEqualTo(400);
    }
}
