package dev.mql.app.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListingTest extends SandboxTest {

    @Test
    void listsAllContactsOnceInAscendingIdsWithACursorOfTheLastIdPlusOne() throws Exception {
        for (int i = 0; i < 25; i++) {
            contact("p" + i + "@a.example");
        }
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Api.Answer page = api.get(CONTACTS + "?limit=10" + (after.isEmpty() ? "" : "&after=" + after));
            page.body()
                    .path("results")
                    .values()
                    .forEach(row -> ids.add(row.path("id").asString()));
            after = page.body().path("paging").path("next").path("after").asString("");
            if (!after.isEmpty()) {
                assertThat(Long.parseLong(after)).isEqualTo(Long.parseLong(ids.get(ids.size() - 1)) + 1);
            }
        } while (!after.isEmpty());
        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void answersTheFirstPageAgainForACursorBeyondTheEnd() throws Exception {
        long first = contact("a@a.example");
        Api.Answer page = api.get(CONTACTS + "?after=216669749577");
        assertThat(page.body().path("results").path(0).path("id").asString()).isEqualTo(Long.toString(first));
    }

    @Test
    void leavesOutUnknownPropertiesAndShowsDefinedOnesWithoutValueAsNull() throws Exception {
        long id = contact("a@a.example");
        Api.Answer one = api.get(CONTACTS + "/" + id + "?properties=jobtitle,nonsense&properties=email");
        assertThat(one.body().path("properties").propertyNames())
                .containsExactlyInAnyOrder("createdate", "email", "hs_object_id", "jobtitle", "lastmodifieddate");
        assertThat(one.body().path("properties").path("jobtitle").isNull()).isTrue();
    }

    @Test
    void refusesMoreThanAHundredAPageAndMoreThanFiftyWithHistory() throws Exception {
        assertThat(api.get(CONTACTS + "?limit=101").status()).isEqualTo(400);
        assertThat(api.get(CONTACTS + "?limit=51&propertiesWithHistory=email").status())
                .isEqualTo(400);
        assertThat(api.get(CONTACTS + "?limit=x").status()).isEqualTo(400);
        assertThat(api.get(CONTACTS + "?pagesize=5").status()).isEqualTo(400);
    }

    @Test
    void cutsInlineAssociationsAtAHundred() throws Exception {
        long company = sandbox.by(KIM).create(ObjectType.COMPANY, Map.of("name", "Big"));
        for (int i = 0; i < 101; i++) {
            sandbox.by(KIM).link(ObjectType.CONTACT, contact("p" + i + "@a.example"), ObjectType.COMPANY, company);
        }
        Api.Answer answer = api.get("/crm/v3/objects/companies/" + company + "?associations=contacts");
        assertThat(answer.body()
                        .path("associations")
                        .path("contacts")
                        .path("results")
                        .size())
                .isEqualTo(100);
        assertThat(answer.body().path("associations").path("contacts").has("paging"))
                .isTrue();
    }

    @Test
    void showsThePrimaryCompanyOnTheContactAndBothAssociationTypes() throws Exception {
        long id = contact("a@a.example");
        long company = sandbox.by(KIM).create(ObjectType.COMPANY, Map.of("name", "Acme"));
        sandbox.by(KIM).link(ObjectType.CONTACT, id, ObjectType.COMPANY, company);
        Api.Answer one = api.get(CONTACTS + "/" + id + "?properties=associatedcompanyid&associations=companies");
        assertThat(one.body().path("properties").path("associatedcompanyid").asString())
                .isEqualTo(Long.toString(company));
        assertThat(one.body()
                        .path("associations")
                        .path("companies")
                        .path("results")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void leadsAMergedAwayIdToTheWinnerInASingleReadOnly() throws Exception {
        long winner = contact("a@a.example");
        long loser = contact("b@a.example");
        sandbox.by(KIM).merge(ObjectType.CONTACT, winner, loser);
        Api.Answer one = api.get(CONTACTS + "/" + loser + "?properties=hs_merged_object_ids");
        assertThat(one.body().path("id").asString()).isEqualTo(Long.toString(winner));
        assertThat(one.body().path("properties").path("hs_merged_object_ids").asString())
                .isEqualTo(Long.toString(loser));
        assertThat(api.get(CONTACTS).body().path("results").size()).isEqualTo(1);
    }

    @Test
    void keepsArchivedContactsForTheArchivedListAndForgetsErasedOnes() throws Exception {
        long archived = contact("a@a.example");
        long erased = contact("b@a.example");
        sandbox.by(KIM).archive(ObjectType.CONTACT, archived);
        sandbox.by(KIM).privacyDelete(erased);
        assertThat(api.get(CONTACTS + "/" + archived).status()).isEqualTo(404);
        Api.Answer list = api.get(CONTACTS + "?archived=true");
        assertThat(list.body().path("results").size()).isEqualTo(1);
        assertThat(list.body().path("results").path(0).has("archivedAt")).isTrue();
    }

    @Test
    void readsABatchAndNamesTheMissingInA207() throws Exception {
        long id = contact("a@a.example");
        Api.Answer batch = api.post(
                CONTACTS + "/batch/read", "{'inputs':[{'id':'" + id + "'},{'id':'999'}],'properties':['email']}");
        assertThat(batch.status()).isEqualTo(207);
        assertThat(batch.body().path("status").asString()).isEqualTo("COMPLETE");
        assertThat(batch.body().path("numErrors").asInt()).isEqualTo(1);
        assertThat(batch.body()
                        .path("errors")
                        .path(0)
                        .path("context")
                        .path("ids")
                        .path(0)
                        .asString())
                .isEqualTo("999");
    }

    @Test
    void tellsWhoSetAValueNewestFirst() throws Exception {
        long id = contact("a@a.example");
        sandbox.by(Author.workflow("New leads")).edit(ObjectType.CONTACT, id, Map.of("hs_lead_status", "NEW"));
        clock.pass(java.time.Duration.ofHours(1));
        sandbox.by(KIM).edit(ObjectType.CONTACT, id, Map.of("hs_lead_status", "OPEN"));
        Api.Answer one = api.get(CONTACTS + "/" + id + "?propertiesWithHistory=hs_lead_status");
        var versions = one.body().path("propertiesWithHistory").path("hs_lead_status");
        assertThat(versions.path(0).path("sourceType").asString()).isEqualTo("CRM_UI");
        assertThat(versions.path(0).path("updatedByUserId").asLong()).isEqualTo(9_586_504);
        assertThat(versions.path(1).path("sourceType").asString()).isEqualTo("AUTOMATION_PLATFORM");
        assertThat(versions.path(1).path("sourceLabel").asString()).isEqualTo("New leads");
    }

    @Test
    void answersTheDatedAndTheOldPathsAlikeAndNoOthers() throws Exception {
        contact("a@a.example");
        for (String path :
                List.of("/crm/objects/2026-09/contacts", "/crm/objects/2026-03/contacts", "/crm/v3/objects/contacts")) {
            assertThat(api.get(path).status()).isEqualTo(200);
        }
        assertThat(api.get("/crm/objects/2019-01/contacts").status()).isEqualTo(404);
        assertThat(api.get("/crm/v3/objects/unicorns").status()).isEqualTo(400);
    }
}
