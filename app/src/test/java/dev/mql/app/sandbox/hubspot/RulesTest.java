package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an admin demands, what a body may hold, and the writes the product itself does not need. */
final class RulesTest extends SandboxTest {
    private static final String NEW = "/crm/objects/2026-09/contacts";
    private static final String OLD = "/crm/objects/2026-03/contacts";
    private static final String QUALIFY = "{'properties':{'lifecyclestage':'salesqualifiedlead'}}";

    @Test
    void aRequiredPropertyIsDemandedFromVersion202609On() throws Exception {
        sandbox.require(ObjectType.CONTACT, "jobtitle", "lifecyclestage", "salesqualifiedlead");
        long id = contact("a@a.example");

        Api.Answer refused = api.patch(NEW + "/" + id, QUALIFY);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("category").asString()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.body().path("errors").path(0).path("context").toString())
                .contains("jobtitle");
        assertThat(api.patch(OLD + "/" + id, QUALIFY).status()).isEqualTo(200);
        assertThat(api.patch(NEW + "/" + id, "{'properties':{'jobtitle':'CMO'}}")
                        .status())
                .isEqualTo(200);
        assertThat(api.patch(NEW + "/" + id, "{'properties':{'jobtitle':''}}").status())
                .isEqualTo(400);
    }

    @Test
    void aRuleOnTheTextIsEnforcedInEveryVersion() throws Exception {
        sandbox.fit(ObjectType.CONTACT, "jobtitle", Pattern.compile("[A-Za-z ]+"));
        long id = contact("a@a.example");

        for (String version : new String[] {NEW, OLD}) {
            assertThat(api.patch(version + "/" + id, "{'properties':{'jobtitle':'C3PO'}}")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(api.patch(NEW + "/" + id, "{'properties':{'jobtitle':'Chief'}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anUnknownFieldOrParameterIsRefused() throws Exception {
        long id = contact("a@a.example");

        assertThat(api.post(
                                NEW + "/batch/update",
                                "{'inputs':[{'id':'" + id + "','propertys':{},'properties':{'jobtitle':'x'}}]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(NEW + "/batch/update?archived=true", "{'inputs':[]}")
                        .status())
                .isEqualTo(400);
        assertThat(api.get(NEW + "?property.email=x").status()).isEqualTo(400);
    }

    @Test
    void upsertNeedsAPropertyThatIsOneRecordsOwnAndSaysWhatIsNew() throws Exception {
        contact("a@a.example");
        String input = "{'idProperty':'%s','id':'%s','properties':{'jobtitle':'CMO'}}";

        Api.Answer answer = api.post(
                NEW + "/batch/upsert",
                "{'inputs':[" + input.formatted("email", "a@a.example") + "," + input.formatted("email", "b@b.example")
                        + "]}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("results").path(0).path("new").asBoolean(true))
                .isFalse();
        assertThat(answer.body().path("results").path(1).path("new").asBoolean(false))
                .isTrue();
        assertThat(api.post(NEW + "/batch/upsert", "{'inputs':[" + input.formatted("jobtitle", "CMO") + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anErasedContactIsNeitherListedNorArchived() throws Exception {
        long id = contact("a@a.example");

        assertThat(api.post(NEW + "/gdpr-delete", "{'objectId':'" + id + "'}").status())
                .isEqualTo(204);

        assertThat(api.get(NEW + "/" + id).status()).isEqualTo(404);
        assertThat(api.get(NEW + "?archived=true").body().path("results").isEmpty())
                .isTrue();
    }

    @Test
    void mergesOfMergesAreWholeInOnePropertyAndNotInTheOther() throws Exception {
        long first = contact("a@a.example");
        long second = contact("b@b.example");
        long third = contact("c@c.example");
        sandbox.by(Author.person(1)).merge(ObjectType.CONTACT, second, third);
        sandbox.by(Author.person(1)).merge(ObjectType.CONTACT, first, second);

        assertThat(value(first, "hs_merged_object_ids")).contains("" + second, "" + third);
        assertThat(value(first, "hs_calculated_merged_vids"))
                .contains(second + ":")
                .doesNotContain(third + ":");
        assertThat(sandbox.value(ObjectType.CONTACT, first, "hs_additional_emails"))
                .contains("b@b.example");
    }

    @Test
    void aPersonEditsBetweenTwoCallsAndAWorkflowAnswersAWrite() throws Exception {
        long id = contact("a@a.example");
        sandbox.add((change, account) -> {
            if (change.values().containsKey("hs_lead_status")) {
                account.by(Author.workflow("Route"))
                        .edit(ObjectType.CONTACT, change.id(), Map.of("jobtitle", "Routed"));
            }
        });

        api.patch(NEW + "/" + id, "{'properties':{'hs_lead_status':'OPEN'}}");

        assertThat(value(id, "jobtitle")).isEqualTo("Routed");
    }
}
