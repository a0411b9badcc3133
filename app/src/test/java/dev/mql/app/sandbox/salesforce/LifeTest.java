package dev.mql.app.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happens to records beside the API: late commits, merges, conversions, flows, history. */
final class LifeTest extends SandboxTest {
    private static final String SINCE = "sobjects/Lead/updated?start=2026-11-23T07:50:00%2B00:00&end=";

    @Test
    void commitsLateWithAStampFromBefore() throws Exception {
        String id = lead("a@a.example");
        clock.pass(Duration.ofMinutes(1));
        Transaction slow = sandbox.by(kim).begin();
        slow.edit("Lead", id, Map.of("Title", "CMO"));
        clock.pass(Duration.ofMinutes(4));
        assertThat(api.query("SELECT Id FROM Lead WHERE Title = 'CMO'").all("Id"))
                .isEmpty();
        assertThat(api.get(SINCE + "2026-11-23T08:10:00%2B00:00")
                        .body()
                        .path("latestDateCovered")
                        .asString())
                .isEqualTo("2026-11-23T08:01:00.000+0000");
        slow.commit();
        assertThat(api.query("SELECT SystemModstamp FROM Lead WHERE Title = 'CMO'")
                        .all("SystemModstamp"))
                .containsExactly("2026-11-23T08:01:00.000+0000");
        JsonNode updated = api.get(SINCE + "2026-11-23T08:10:00%2B00:00").body();
        assertThat(updated.path("ids").path(0).asString()).isEqualTo(id);
        assertThat(updated.path("latestDateCovered").asString()).isEqualTo("2026-11-23T08:05:00.000+0000");
    }

    @Test
    void listsDeletedIdsForFifteenDays() throws Exception {
        String id = lead("a@a.example");
        sandbox.by(kim).delete("Lead", id);
        String path = "sobjects/Lead/deleted?end=2026-11-24T00:00:00%2B00:00&start=";
        assertThat(api.get(path + "2026-11-23T00:00:00%2B00:00")
                        .body()
                        .path("deletedRecords")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(api.get(path + "2026-11-01T00:00:00%2B00:00").error()).isEqualTo("INVALID_REPLICATION_DATE");
    }

    @Test
    void mergesIntoAWinnerThatTakesOverWhatBelongedToTheLoser() throws Exception {
        String winner = lead("a@a.example");
        String loser = lead("b@b.example");
        String task = add("Task", "WhoId", loser, "Subject", "Call");
        clock.pass(Duration.ofMinutes(1));
        sandbox.by(kim).merge("Lead", winner, loser);
        JsonNode record = api.queryAll(
                        "SELECT IsDeleted, MasterRecordId, SystemModstamp FROM Lead WHERE Id = '" + loser + "'")
                .records()
                .path(0);
        assertThat(record.path("IsDeleted").asBoolean()).isTrue();
        assertThat(record.path("MasterRecordId").asString()).isEqualTo(winner);
        assertThat(record.path("SystemModstamp").asString()).isEqualTo("2026-11-23T08:01:00.000+0000");
        assertThat(value(task, "WhoId")).isEqualTo(winner);
    }

    @Test
    void convertsALeadAndLetsNobodyChangeItAnyMore() throws Exception {
        String campaign = add("Campaign", "Name", "Webinar");
        String lead = lead("a@a.example", "Title", "CMO", "Country", "Germany");
        String member = add("CampaignMember", "CampaignId", campaign, "LeadId", lead);
        String task = add("Task", "WhoId", lead, "Subject", "Call");
        Converting.Converted converted =
                sandbox.by(kim).convert(lead, new Converting.Into(null, null, "Northwind - new"));
        JsonNode record = api.query("SELECT IsConverted, Status, ConvertedContactId, ConvertedAccountId,"
                        + " ConvertedOpportunityId, ConvertedDate FROM Lead")
                .records()
                .path(0);
        assertThat(record.path("IsConverted").asBoolean()).isTrue();
        assertThat(record.path("Status").asString()).isEqualTo("Closed - Converted");
        assertThat(record.path("ConvertedContactId").asString()).isEqualTo(converted.contact());
        assertThat(record.path("ConvertedDate").asString()).isEqualTo("2026-11-23");
        assertThat(value(converted.contact(), "MailingCountry")).isEqualTo("Germany");
        assertThat(value(member, "ContactId")).isEqualTo(converted.contact());
        assertThat(value(member, "LeadId")).isEqualTo(lead);
        assertThat(value(task, "WhoId")).isEqualTo(converted.contact());
        assertThat(api.patch("sobjects/Lead/" + lead, "{'Title':'CRO'}").error())
                .isEqualTo("CANNOT_UPDATE_CONVERTED_LEAD");
        assertThat(api.query("SELECT ContactId FROM OpportunityContactRole").all("ContactId"))
                .containsExactly(converted.contact());
    }

    @Test
    void fillsOnlyEmptyFieldsOfAnExistingContact() {
        String contact = contact("a@a.example", "Title", "CRO");
        String lead = lead("a@a.example", "Title", "CMO", "Phone", "1");
        sandbox.by(kim).convert(lead, new Converting.Into(add("Account", "Name", "Northwind"), contact, null));
        assertThat(value(contact, "Title")).isEqualTo("CRO");
        assertThat(value(contact, "Phone")).isEqualTo("1");
    }

    @Test
    void runsAFlowThatGivesTheOwnerATask() throws Exception {
        sandbox.setup().deployMql();
        sandbox.add(Workflow.taskOnLeadStatus("MQL"));
        String id = lead("a@a.example");
        api.with("Sforce-Auto-Assign", "FALSE").patch("sobjects/Lead/" + id, "{'Status':'MQL'}");
        assertThat(api.query("SELECT OwnerId FROM Task WHERE WhoId = '" + id + "'")
                        .all("OwnerId"))
                .containsExactly(kim);
    }

    @Test
    void keepsHistoryOnceItIsTracked() throws Exception {
        String id = lead("a@a.example");
        edit("Lead", id, "Status", "Working - Contacted");
        sandbox.setup().track("Lead", "Status");
        edit("Lead", id, "Status", "Closed - Not Converted");
        JsonNode records = api.query(
                        "SELECT LeadId, Field, OldValue, NewValue, CreatedById FROM LeadHistory WHERE Field = 'Status'")
                .records();
        assertThat(records.size()).isEqualTo(1);
        assertThat(records.path(0).path("OldValue").asString()).isEqualTo("Working - Contacted");
        assertThat(records.path(0).path("CreatedById").asString()).isEqualTo(kim);
        assertThat(api.query("SELECT Id FROM LeadHistory WHERE NewValue = 'MQL'")
                        .error())
                .isEqualTo("INVALID_FIELD");
    }

    @Test
    void countsResponsesOfACampaignByItsOwnStatuses() throws Exception {
        String campaign = add("Campaign", "Name", "Webinar", "Type", "Webinar");
        add("CampaignMemberStatus", "CampaignId", campaign, "Label", "Attended", "HasResponded", "true");
        add("CampaignMemberStatus", "CampaignId", campaign, "Label", "Registered");
        String member =
                add("CampaignMember", "CampaignId", campaign, "LeadId", lead("a@a.example"), "Status", "Registered");
        assertThat(value(member, "HasResponded")).isEqualTo("false");
        edit("CampaignMember", member, "Status", "Attended");
        assertThat(value(member, "HasResponded")).isEqualTo("true");
        assertThat(value(member, "FirstRespondedDate")).isEqualTo("2026-11-23");
        assertThat(value(campaign, "NumberOfResponses")).isEqualTo("1");
        assertThat(List.of(value(member, "Email"), value(member, "Type"))).containsExactly("a@a.example", "Lead");
    }

    @Test
    void failsCallsAsPlanned() throws Exception {
        lead("a@a.example");
        sandbox.faults().add(SalesforceFaults.html().on("/query"));
        assertThat(api.query("SELECT Id FROM Lead").text()).startsWith("<html>");
        sandbox.faults().add(SalesforceFaults.sessionExpired());
        assertThat(api.get("limits").status()).isEqualTo(401);
        sandbox.faults().add(SalesforceFaults.concurrentRequests());
        assertThat(api.get("limits").error()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        assertThat(sandbox.calls().byEndpoint()).containsEntry("GET /query", 1);
    }
}
