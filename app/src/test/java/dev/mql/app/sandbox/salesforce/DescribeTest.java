package dev.mql.app.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class DescribeTest extends SandboxTest {
    private JsonNode field(String object, String name) throws Exception {
        return api.get("sobjects/" + object + "/describe").body().path("fields").values().stream()
                .filter(field -> field.path("name").asString().equals(name))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    @Test
    void describesTypesLengthsRightsAndValues() throws Exception {
        JsonNode status = field("Lead", "Status");
        assertThat(status.path("type").asString()).isEqualTo("picklist");
        assertThat(status.path("restrictedPicklist").asBoolean()).isFalse();
        assertThat(status.path("nillable").asBoolean()).isFalse();
        assertThat(status.path("picklistValues").path(0).path("defaultValue").asBoolean())
                .isTrue();
        assertThat(field("Lead", "Company").path("length").asInt()).isEqualTo(255);
        assertThat(field("Lead", "ConvertedContactId").path("updateable").asBoolean())
                .isFalse();
        assertThat(field("Task", "WhoId").path("polymorphicForeignKey").asBoolean())
                .isTrue();
        assertThat(api.get("sobjects").body().path("sobjects").size()).isGreaterThan(10);
    }

    @Test
    void hidesAFieldEverywhereWhenFieldLevelSecurityDoes() throws Exception {
        sandbox.setup().deployMql();
        sandbox.setup().hide("Lead", "MQL_Score__c");
        String id = lead("a@a.example");
        assertThat(field("Lead", "MQL_Score__c").isMissingNode()).isTrue();
        assertThat(api.query("SELECT MQL_Score__c FROM Lead").error()).isEqualTo("INVALID_FIELD");
        assertThat(api.patch("sobjects/Lead/" + id, "{'MQL_Score__c':1}").error())
                .isEqualTo("INVALID_FIELD");
        sandbox.setup().show("Lead", "MQL_Score__c");
        sandbox.setup().readOnly("Lead", "MQL_Score__c");
        assertThat(api.patch("sobjects/Lead/" + id, "{'MQL_Score__c':1}").error())
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void answers304WhileNothingWasDeployed() throws Exception {
        String since = api.get("sobjects/Lead/describe").header("Last-Modified");
        assertThat(api.with("If-Modified-Since", since)
                        .get("sobjects/Lead/describe")
                        .status())
                .isEqualTo(304);
        clock.pass(java.time.Duration.ofMinutes(1));
        sandbox.setup().deployMql();
        assertThat(api.with("If-Modified-Since", since)
                        .get("sobjects/Lead/describe")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void narrowsPicklistsByRecordType() throws Exception {
        sandbox.setup().deployMql();
        String type = sandbox.setup()
                .recordType(
                        "Lead", "Inbound", Map.of("Status", List.of("Open - Not Contacted", "Working - Contacted")));
        String path = "ui-api/object-info/Lead/picklist-values/" + type + "/Status";
        assertThat(api.get(path).body().path("values").size()).isEqualTo(2);
        assertThat(api.get("sobjects/Lead/describe")
                        .body()
                        .path("recordTypeInfos")
                        .path(0)
                        .path("developerName")
                        .asString())
                .isEqualTo("Inbound");
        sandbox.setup().restrict("Lead", "Status");
        String id = lead("a@a.example", "RecordTypeId", type);
        assertThat(api.query("SELECT Id FROM Lead WHERE RecordType.DeveloperName = 'Inbound'")
                        .all("Id"))
                .containsExactly(id);
        assertThat(api.patch("sobjects/Lead/" + id, "{'Status':'MQL'}").error())
                .isEqualTo("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    }

    @Test
    void listsLeadStatusesWithTheConvertedOne() throws Exception {
        sandbox.setup().deployMql();
        Api.Answer answer = api.query("SELECT ApiName, IsConverted FROM LeadStatus WHERE IsConverted = true");
        assertThat(answer.all("ApiName")).containsExactly("Closed - Converted");
        assertThat(api.query("SELECT ApiName FROM LeadStatus ORDER BY SortOrder DESC LIMIT 1")
                        .all("ApiName"))
                .containsExactly("MQL");
    }
}
