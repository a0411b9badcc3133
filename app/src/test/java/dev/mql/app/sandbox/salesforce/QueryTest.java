package dev.mql.app.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class QueryTest extends SandboxTest {
    @Test
    void answersRecordsAsTheVendorDoes() throws Exception {
        String id = lead("a@a.example", "NumberOfEmployees", "250", "AnnualRevenue", "1500000");
        Api.Answer answer = api.query(
                "SELECT Id, Email, Title, NumberOfEmployees, AnnualRevenue, IsConverted," + " CreatedDate FROM Lead");
        assertThat(answer.body().path("totalSize").asInt()).isEqualTo(1);
        assertThat(answer.body().path("done").asBoolean()).isTrue();
        JsonNode record = answer.records().path(0);
        assertThat(record.path("attributes").path("url").asString())
                .isEqualTo("/services/data/v64.0/sobjects/Lead/" + id);
        assertThat(record.path("Title").isNull()).isTrue();
        assertThat(record.path("NumberOfEmployees").toString()).isEqualTo("250");
        assertThat(record.path("AnnualRevenue").toString()).isEqualTo("1500000.0");
        assertThat(record.path("IsConverted").isBoolean()).isTrue();
        assertThat(record.path("CreatedDate").asString()).isEqualTo("2026-11-23T08:00:00.000+0000");
    }

    @Test
    void followsParentsAndAnswersNullWhereThereIsNone() throws Exception {
        String account = add("Account", "Name", "Northwind", "Industry", "Banking");
        contact("a@a.example", "AccountId", account);
        contact("b@b.example");
        JsonNode records = api.query("SELECT Email, Account.Industry, Account.Owner.Name FROM Contact ORDER BY Email")
                .records();
        assertThat(records.path(0).path("Account").path("Industry").asString()).isEqualTo("Banking");
        assertThat(records.path(0).path("Account").path("Owner").path("Name").asString())
                .isEqualTo("Kim Ortega");
        assertThat(records.path(1).path("Account").isNull()).isTrue();
    }

    @Test
    void tellsLeadsFromContactsBehindAPolymorphicReference() throws Exception {
        add("Task", "WhoId", lead("a@a.example"), "Subject", "Re: price");
        add("Task", "WhoId", contact("b@b.example"), "Subject", "Call");
        assertThat(api.query("SELECT Subject FROM Task WHERE Who.Type = 'Lead'").all("Subject"))
                .containsExactly("Re: price");
        JsonNode record = api.query("SELECT TYPEOF Who WHEN Lead THEN Company WHEN Contact THEN Email END FROM Task"
                        + " WHERE Subject LIKE 're:%'")
                .records()
                .path(0);
        assertThat(record.path("Who").path("Company").asString()).isEqualTo("Northwind");
    }

    @Test
    void filtersByEveryKindOfCondition() throws Exception {
        lead("a@a.example", "Title", "CMO", "NumberOfEmployees", "10", "LeadSource", "Web");
        lead("b@b.example", "Title", "cmo of Berlin", "NumberOfEmployees", "20");
        lead("c@c.example");
        assertThat(emails("Title = 'cmo'")).containsExactly("a@a.example");
        assertThat(emails("Title LIKE 'cmo%' AND NumberOfEmployees > 10")).containsExactly("b@b.example");
        assertThat(emails("Title = null")).containsExactly("c@c.example");
        assertThat(emails("LeadSource != 'Web'")).containsExactly("b@b.example", "c@c.example");
        assertThat(emails("Email IN ('A@A.example', 'c@c.example')")).containsExactly("a@a.example", "c@c.example");
        assertThat(emails("(NOT Title LIKE '%berlin') AND (NumberOfEmployees = 10 OR Title = null)"))
                .containsExactly("a@a.example", "c@c.example");
        assertThat(emails("CreatedDate = TODAY AND IsConverted = false")).hasSize(3);
        assertThat(emails("CreatedDate < LAST_N_DAYS:3")).isEmpty();
        assertThat(emails("SystemModstamp >= 2026-11-23T09:00:00+01:00")).hasSize(3);
    }

    private java.util.List<String> emails(String where) throws Exception {
        Api.Answer answer = api.query("SELECT Email FROM Lead WHERE " + where + " ORDER BY Email");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.all("Email");
    }

    @Test
    void readsEscapesAndNothingBreaksOutOfALiteral() throws Exception {
        lead("a@a.example", "Company", "O'Brien \\ Sons 100%");
        assertThat(emails("Company = 'O\\'Brien \\\\ Sons 100%'")).hasSize(1);
        assertThat(emails("Company LIKE '%100\\%'")).hasSize(1);
        assertThat(emails("Company LIKE '%10\\%'")).isEmpty();
        assertThat(error("Company = 'O'Brien'")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Company = 'x\\q'")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Company = 'x\ny'")).isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void refusesWhatTheVendorRefuses() throws Exception {
        assertThat(error("Nope = 1")).isEqualTo("INVALID_FIELD");
        assertThat(error("Campaign.Name = 'x'")).isEqualTo("INVALID_FIELD");
        assertThat(error("IsConverted = 'false'")).isEqualTo("INVALID_FIELD");
        assertThat(error("SystemModstamp > '2026-01-01T00:00:00Z'")).isEqualTo("INVALID_FIELD");
        assertThat(error("SystemModstamp > 2026-01-01")).isEqualTo("INVALID_FIELD");
        assertThat(error("Id = 'abc'")).isEqualTo("INVALID_QUERY_FILTER_OPERATOR");
        assertThat(error("Description = 'x'")).isEqualTo("INVALID_FIELD");
        assertThat(error("Email = null AND Title = null OR Phone = null")).isEqualTo("MALFORMED_QUERY");
        assertThat(error("Email = null AND NOT Title = null")).isEqualTo("MALFORMED_QUERY");
        assertThat(api.query("SELECT Id FORM Lead").error()).isEqualTo("MALFORMED_QUERY");
        assertThat(api.query("SELECT Id FROM Leat").error()).isEqualTo("INVALID_TYPE");
        assertThat(api.query("SELECT FIELDS(ALL) FROM Lead").error()).isEqualTo("MALFORMED_QUERY");
        Api.Answer answer = api.query("SELECT Nope FROM Lead");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path(0).path("message").asString())
                .contains("ERROR at Row:1:Column:8", "No such column 'Nope' on entity 'Lead'");
    }

    private String error(String where) throws Exception {
        return api.query("SELECT Id FROM Lead WHERE " + where).error();
    }

    @Test
    void pagesUntilDoneAndKeepsCursorsTwoDays() throws Exception {
        for (int i = 0; i < 450; i++) {
            lead("p" + i + "@p.example");
        }
        Api.Answer first = api.with("Sforce-Query-Options", "batchSize=200").query("SELECT Id FROM Lead ORDER BY Id");
        assertThat(first.records().size()).isEqualTo(200);
        assertThat(first.body().path("totalSize").asInt()).isEqualTo(450);
        String next = first.body().path("nextRecordsUrl").asString();
        assertThat(next).matches("/services/data/v64.0/query/0r8\\w{15}-200");
        Api.Answer last = api.get(api.get(next).body().path("nextRecordsUrl").asString());
        assertThat(last.records().size()).isEqualTo(50);
        assertThat(last.body().path("done").asBoolean()).isTrue();
        assertThat(last.body().has("nextRecordsUrl")).isFalse();
        clock.pass(Duration.ofHours(49));
        api = new Api(sandbox);
        assertThat(api.get(next).error()).isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @Test
    void ordersTiesById() throws Exception {
        String a = lead("a@a.example");
        String b = lead("b@b.example");
        clock.pass(Duration.ofSeconds(1));
        String late = lead("c@c.example");
        edit("Lead", a, "Title", "CMO");
        assertThat(api.query("SELECT Id FROM Lead ORDER BY SystemModstamp, Id").all("Id"))
                .containsExactly(b, a, late);
        assertThat(api.query("SELECT Id FROM Lead ORDER BY SystemModstamp DESC, Id")
                        .all("Id"))
                .containsExactly(a, late, b);
    }

    @Test
    void countsWithoutRecords() throws Exception {
        lead("a@a.example");
        Api.Answer answer = api.query("SELECT COUNT() FROM Lead WHERE Status = 'Open - Not Contacted'");
        assertThat(answer.body().path("totalSize").asInt()).isEqualTo(1);
        assertThat(answer.records().isEmpty()).isTrue();
    }

    @Test
    void countsTheValuesOfFieldsInOneRow() throws Exception {
        lead("a@a.example");
        edit("Lead", lead("b@b.example"), "Title", "CMO");

        JsonNode row = api.query("SELECT COUNT(Id),COUNT(Email),COUNT(Title) FROM Lead")
                .records()
                .path(0);

        assertThat(row.path("expr0").asInt()).isEqualTo(2);
        assertThat(row.path("expr1").asInt()).isEqualTo(2);
        assertThat(row.path("expr2").asInt()).isEqualTo(1);
        assertThat(api.query("SELECT COUNT(Id),Email FROM Lead").error()).isEqualTo("MALFORMED_QUERY");
        assertThat(api.query("SELECT COUNT(HasOptedOutOfEmail) FROM Lead").error())
                .isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void bringsChildrenAlongAndPagesThemInside() throws Exception {
        String lead = lead("a@a.example");
        String campaign = add("Campaign", "Name", "Webinar Scoring", "Type", "Webinar");
        add("CampaignMember", "CampaignId", campaign, "LeadId", lead, "Status", "Responded");
        for (int i = 0; i < 250; i++) {
            add("Task", "WhoId", lead, "Subject", "Call " + i);
        }
        JsonNode record = api.query("SELECT Id, (SELECT Status, HasResponded, Campaign.Type FROM CampaignMembers),"
                        + " (SELECT Id FROM Tasks), (SELECT Id FROM Events) FROM Lead")
                .records()
                .path(0);
        JsonNode member = record.path("CampaignMembers").path("records").path(0);
        assertThat(member.path("HasResponded").asBoolean()).isTrue();
        assertThat(member.path("Campaign").path("Type").asString()).isEqualTo("Webinar");
        assertThat(record.path("Events").isNull()).isTrue();
        assertThat(record.path("Tasks").path("done").asBoolean()).isFalse();
        Api.Answer rest = api.get(record.path("Tasks").path("nextRecordsUrl").asString());
        assertThat(rest.records().size()).isEqualTo(50);
    }

    @Test
    void joinsByASubSelect() throws Exception {
        String lead = lead("a@a.example");
        lead("b@b.example");
        add("CampaignMember", "CampaignId", add("Campaign", "Name", "Webinar"), "LeadId", lead);
        assertThat(emails("Id IN (SELECT LeadId FROM CampaignMember)")).containsExactly("a@a.example");
        assertThat(emails("Id NOT IN (SELECT LeadId FROM CampaignMember)")).containsExactly("b@b.example");
        assertThat(error("Id IN (SELECT Id FROM Lead)")).isEqualTo("MALFORMED_QUERY");
    }

    @Test
    void showsTheRecycleBinAndTheArchiveToQueryAllOnly() throws Exception {
        String lead = lead("a@a.example");
        sandbox.by(kim).delete("Lead", lead);
        String task = add("Task", "Subject", "Call", "Status", "Completed", "ActivityDate", "2025-11-01");
        assertThat(api.query("SELECT Id FROM Lead").records().isEmpty()).isTrue();
        assertThat(api.queryAll("SELECT Id, IsDeleted FROM Lead")
                        .records()
                        .path(0)
                        .path("IsDeleted")
                        .asBoolean())
                .isTrue();
        assertThat(api.query("SELECT Id FROM Task").records().isEmpty()).isTrue();
        assertThat(api.queryAll("SELECT Id FROM Task WHERE IsArchived = true").all("Id"))
                .containsExactly(task);
    }
}
