package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PropertiesTest extends SandboxTest {
    private static final String PROPERTIES = "/crm/properties/2026-09/contacts";

    @Test
    void replacesAllOptionsOfLeadStatusAndAllowsTheNewOneAtOnce() throws Exception {
        Api.Answer before = api.get(PROPERTIES + "/hs_lead_status");
        assertThat(before.body().path("options").size()).isEqualTo(8);
        String options = before.body().path("options").toString();
        String more = options.substring(0, options.length() - 1)
                + ",{'label':'MQL','value':'MQL','displayOrder':8,'hidden':false}]";
        assertThat(api.patch(PROPERTIES + "/hs_lead_status", "{'options':" + more + "}")
                        .status())
                .isEqualTo(200);
        long id = contact("a@a.example");
        assertThat(api.patch(CONTACTS + "/" + id, "{'properties':{'hs_lead_status':'MQL'}}")
                        .status())
                .isEqualTo(200);
        api.patch(
                PROPERTIES + "/hs_lead_status",
                "{'options':[{'label':'MQL','value':'MQL','displayOrder':0,'hidden':false}]}");
        assertThat(api.get(PROPERTIES + "/hs_lead_status")
                        .body()
                        .path("options")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void refusesToChangeADefinitionOfHubSpotsOrAnIncompleteOption() throws Exception {
        assertThat(api.patch(PROPERTIES + "/hs_lead_status", "{'label':'Mine'}").status())
                .isEqualTo(400);
        assertThat(api.patch(PROPERTIES + "/hs_lead_status", "{'options':[{'label':'A','value':'A'}]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.patch(PROPERTIES + "/hs_analytics_source", "{'options':[]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.get(PROPERTIES + "/nonsense").status()).isEqualTo(404);
    }

    @Test
    void createsAGroupAndPropertiesOnce() throws Exception {
        String group = "{'name':'mql','label':'MQL'}";
        assertThat(api.post(PROPERTIES + "/groups", group).status()).isEqualTo(201);
        assertThat(api.post(PROPERTIES + "/groups", group).status()).isEqualTo(409);
        String score =
                "{'groupName':'mql','name':'mql_score','label':'MQL score','type':'number','fieldType':'number'}";
        String since = "{'groupName':'mql','name':'mql_since','label':'Since','type':'datetime','fieldType':'date'}";
        assertThat(api.post(PROPERTIES, score).status()).isEqualTo(201);
        assertThat(api.post(PROPERTIES, score).status()).isEqualTo(409);
        Api.Answer batch = api.post(PROPERTIES + "/batch/create", "{'inputs':[" + score + "," + since + "]}");
        assertThat(batch.status()).isEqualTo(207);
        assertThat(batch.body().path("results").path(0).path("name").asString()).isEqualTo("mql_since");
        assertThat(api.post(PROPERTIES, score.replace("mql_score", "MQL Score")).status())
                .isEqualTo(400);
        assertThat(api.post(PROPERTIES, score.replace("'groupName':'mql'", "'groupName':'none'"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsStagesOfThePipelineWithTextsAsMetadata() throws Exception {
        Api.Answer answer = api.get("/crm/pipelines/2026-09/deals");
        var stages = answer.body().path("results").path(0).path("stages");
        assertThat(stages.path(5).path("metadata").path("isClosed").isString()).isTrue();
        assertThat(stages.path(5).path("metadata").path("probability").asString())
                .isEqualTo("1.0");
    }
}
