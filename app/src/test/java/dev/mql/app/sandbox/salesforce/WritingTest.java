package dev.mql.app.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class WritingTest extends SandboxTest {
    private static final String COLLECTION = "composite/sobjects";

    private static String record(String type, String id, String values) {
        return "{'attributes':{'type':'" + type + "'},'id':'" + id + "'," + values + "}";
    }

    private JsonNode patch(String... records) throws Exception {
        Api.Answer answer = api.patch(COLLECTION, "{'allOrNone':false,'records':[" + String.join(",", records) + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String code(String type, String id, String values) throws Exception {
        return patch(record(type, id, values))
                .path(0)
                .path("errors")
                .path(0)
                .path("statusCode")
                .asString("");
    }

    @Test
    void answersByPositionWithoutAnIdOnFailure() throws Exception {
        sandbox.setup().deployMql();
        String lead = lead("a@a.example");
        String contact = contact("b@b.example");
        JsonNode results = patch(
                record("Lead", lead, "'Status':'MQL','MQL_Score__c':87"),
                record("Lead", "00Q5g00000000zzEAA", "'Status':'MQL'"),
                record("Contact", contact, "'MQL_Status__c':'MQL'"));
        assertThat(results.path(0).toString()).isEqualTo("{\"id\":\"" + lead + "\",\"success\":true,\"errors\":[]}");
        assertThat(results.path(1).has("id")).isFalse();
        assertThat(results.path(1).path("success").asBoolean()).isFalse();
        assertThat(results.path(2).path("success").asBoolean()).isTrue();
        assertThat(value(lead, "MQL_Score__c")).isEqualTo("87.0");
    }

    @Test
    void refusesValuesWithTheVendorsCodes() throws Exception {
        sandbox.setup().deployMql();
        String id = lead("a@a.example");
        assertThat(code("Lead", id, "'Title':'" + "x".repeat(129) + "'")).isEqualTo("STRING_TOO_LONG");
        assertThat(code("Lead", id, "'Title':5")).isEqualTo("JSON_PARSER_ERROR");
        assertThat(code("Lead", id, "'MQL_Score__c':1234567")).isEqualTo("NUMBER_OUTSIDE_VALID_RANGE");
        assertThat(code("Lead", id, "'Email':'nobody'")).isEqualTo("INVALID_EMAIL_ADDRESS");
        assertThat(code("Lead", id, "'LastName':null")).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(code("Lead", id, "'Nope__c':1")).isEqualTo("INVALID_FIELD");
        assertThat(code("Lead", id, "'SystemModstamp':'2026-01-01T00:00:00Z'"))
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(code("Lead", id, "'OwnerId':'" + id + "'")).isEqualTo("MALFORMED_ID");
        assertThat(code("Lead", id, "'Status':'Closed - Converted'")).isEqualTo("INVALID_STATUS");
        assertThat(code("Lead", contact("b@b.example"), "'Title':'x'")).isEqualTo("MALFORMED_ID");
        assertThat(code("Lead", "", "'Title':'x'")).isEqualTo("MISSING_ARGUMENT");
        assertThat(code("Lead", id, "'Status':'Whatever'")).isEmpty();
        sandbox.setup().restrict("Lead", "Status");
        assertThat(code("Lead", id, "'Status':'Something'")).isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    }

    @Test
    void refusesCallsThatAreMalformedAsAWhole() throws Exception {
        assertThat(api.patch(COLLECTION, "{'records':[]}").error()).isEqualTo("REQUIRED_FIELD_MISSING");
        String id = lead("a@a.example");
        String many = IntStream.range(0, 201)
                .mapToObj(i -> record("Lead", id, "'Title':'x'"))
                .collect(Collectors.joining(","));
        assertThat(api.patch(COLLECTION, "{'records':[" + many + "]}").error()).isEqualTo("EXCEEDED_ID_LIMIT");
        String mixed = IntStream.range(0, 6)
                .mapToObj(i -> record("Lead", id, "'Title':'x'") + "," + record("Contact", id, "'Title':'x'"))
                .collect(Collectors.joining(","));
        assertThat(api.patch(COLLECTION, "{'records':[" + mixed + "]}").error()).isEqualTo("LIMIT_EXCEEDED");
        assertThat(patch(record("Lead", id, "'Title':'x'"), record("Lead", id, "'Title':'y'"))
                        .path(1)
                        .path("errors")
                        .path(0)
                        .path("statusCode")
                        .asString())
                .isEqualTo("DUPLICATE_VALUE");
    }

    @Test
    void takesAllBackWhenAllOrNoneWasAsked() throws Exception {
        String id = lead("a@a.example");
        JsonNode results = api.patch(
                        COLLECTION,
                        "{'allOrNone':true,'records':[" + record("Lead", id, "'Title':'CMO'") + ","
                                + record("Lead", "00Q5g00000000zzEAA", "'Title':'x'") + "]}")
                .body();
        assertThat(results.path(0).path("errors").path(0).path("statusCode").asString())
                .isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(value(id, "Title")).isEmpty();
    }

    @Test
    void locksRowsOnDemandAlsoInsideOfOtherErrors() throws Exception {
        String id = lead("a@a.example");
        String other = lead("b@b.example");
        sandbox.add(RowFault.locked("Lead").on(id));
        JsonNode results = patch(record("Lead", id, "'Title':'x'"), record("Lead", other, "'Title':'x'"));
        assertThat(results.path(0).path("errors").path(0).path("statusCode").asString())
                .isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(results.path(1).path("success").asBoolean()).isTrue();
        sandbox.add(RowFault.lockedInTrigger("Lead"));
        assertThat(patch(record("Lead", id, "'Title':'x'"))
                        .path(0)
                        .path("errors")
                        .path(0)
                        .path("message")
                        .asString())
                .contains("UNABLE_TO_LOCK_ROW");
        assertThat(code("Lead", id, "'Title':'x'")).isEmpty();
    }

    @Test
    void obeysValidationDuplicateAndAssignmentRules() throws Exception {
        String id = lead("a@a.example");
        lead("b@b.example");
        sandbox.setup()
                .validationRule(
                        "Lead",
                        "Status",
                        "Sales owns it",
                        value -> value.apply("Status").equals("MQL"));
        assertThat(code("Lead", id, "'Status':'MQL'")).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        sandbox.setup().duplicateRule("Lead", false);
        assertThat(code("Lead", id, "'Email':'b@b.example'")).isEqualTo("DUPLICATES_DETECTED");
        api.with("Sforce-Duplicate-Rule-Header", "allowSave=true; includeRecordDetails=false");
        assertThat(code("Lead", id, "'Email':'b@b.example'")).isEmpty();
        String queue = sandbox.setup().user("Round", "Robin", "robin@acme.example");
        sandbox.setup().assignmentRule("Lead", queue);
        api.with("Sforce-Auto-Assign", "FALSE")
                .with("Sforce-Duplicate-Rule-Header", "allowSave=true")
                .patch("sobjects/Lead/" + id, "{'Title':'CMO'}");
        assertThat(value(id, "OwnerId")).isEqualTo(kim);
        assertThat(sandbox.calls().latest().get(sandbox.calls().count() - 1).header("Sforce-Auto-Assign"))
                .isEqualTo("FALSE");
        api.with("Sforce-Duplicate-Rule-Header", "allowSave=true").patch("sobjects/Lead/" + id, "{'Title':'CRO'}");
        assertThat(value(id, "OwnerId")).isEqualTo(queue);
    }

    @Test
    void writesOneRowOnlyIfNobodyDidSince() throws Exception {
        String id = lead("a@a.example");
        String path = "sobjects/Lead/" + id;
        String now = "Mon, 23 Nov 2026 08:00:00 GMT";
        assertThat(api.with("If-Unmodified-Since", now)
                        .patch(path, "{'Title':'CMO'}")
                        .status())
                .isEqualTo(204);
        clock.pass(Duration.ofSeconds(1));
        edit("Lead", id, "Title", "CRO");
        assertThat(api.with("If-Unmodified-Since", now)
                        .patch(path, "{'Title':'CMO'}")
                        .status())
                .isEqualTo(412);
        assertThat(value(id, "Title")).isEqualTo("CRO");
        sandbox.by(kim).delete("Lead", id);
        Api.Answer gone = api.patch(path, "{'Title':'CMO'}");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.error()).isEqualTo("ENTITY_IS_DELETED");
    }

    @Test
    void readsUpToTwoThousandByIdInOrderWithNullForTheMissing() throws Exception {
        String a = lead("a@a.example");
        String b = lead("b@b.example");
        sandbox.by(kim).delete("Lead", a);
        JsonNode records = api.post(
                        COLLECTION + "/Lead", "{'ids':['" + b + "','" + a + "'],'fields':['Email','SystemModstamp']}")
                .body();
        assertThat(records.path(0).path("Email").asString()).isEqualTo("b@b.example");
        assertThat(records.path(1).isNull()).isTrue();
        assertThat(api.post(COLLECTION + "/Lead", "{'ids':['" + b + "'],'fields':['Nope']}")
                        .error())
                .isEqualTo("INVALID_FIELD");
    }
}
