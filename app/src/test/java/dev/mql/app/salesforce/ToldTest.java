package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.Surroundings;
import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.Converting;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.workspace.Desk;
import dev.mql.app.workspace.Workspace;
import dev.mql.crm.Calls;
import dev.mql.http.JumpingTime;
import dev.mql.model.Ref;
import dev.mql.store.Run;
import dev.mql.store.Selection;
import dev.mql.sync.Orders;
import dev.mql.sync.Progress;
import dev.mql.sync.Runs;
import dev.mql.sync.Sight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Of whom Salesforce tells, what they did counts at once: it is read with them, and as any run would read it. */
class ToldTest {

    @TempDir
    Path folder;

    private final JumpingTime time =
            new JumpingTime(Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1)));
    private final SalesforceSandbox org =
            SalesforceSandbox.start(OrgConfig.standard().withClock(time));
    private Terminal terminal;
    private String account = "";
    private String contact = "";
    private String lead = "";

    @BeforeEach
    void workspace() throws IOException {
        terminal = AcmeOrg.live(folder, org, time);
        lead = AcmeOrg.lead(org, "dana@northwind.example");
        account = create("Account", Map.of("Name", "Fjord", "BillingCountry", "Germany", "NumberOfEmployees", "400"));
        contact = create(
                "Contact",
                Map.of(
                        "LastName", "Ortega",
                        "Title", "VP Marketing",
                        "Email", "kim@fjord.example",
                        "AccountId", account));
        sync();
        time.pass(Duration.ofMinutes(59));
    }

    @AfterEach
    void close() {
        org.close();
    }

    private String create(String object, Map<String, String> values) {
        return org.automation().create(object, values);
    }

    private void joins(String key, String person, String campaign) {
        String id = create("Campaign", Map.of("Name", campaign, "Type", "Other"));
        create("CampaignMember", Map.of("CampaignId", id, key, person, "Status", "Responded"));
    }

    private JsonNode sync(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "sync";
        arguments[1] = "--json";
        System.arraycopy(options, 0, arguments, 2, options.length);
        terminal.run(arguments);
        JsonNode run = JsonMapper.shared().readTree(terminal.out());
        assertThat(run.get("state").asString()).as(run.toString()).isEqualTo("done");
        return run;
    }

    private <T> T atDesk(Function<Desk, T> work) {
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of(),
                time,
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                new BufferedReader(Reader.nullReader()),
                false);
        try (Desk desk = Desk.open(Workspace.open(Path.of(""), surroundings), "salesforce", surroundings)) {
            desk.todaysSchema();
            return work.apply(desk);
        }
    }

    private Run told(Ref... records) {
        Run run = atDesk(
                desk -> new Runs(desk.job(Orders.everybody(), Progress.silent())).told(Set.of(records), Set.of()));
        assertThat(run.state()).as(run.message()).isEqualTo(Run.State.DONE);
        return run;
    }

    /** By person: what they did, what is known of the records around them, and what is thought of it at this instant. */
    private Map<String, String> known() {
        return atDesk(desk -> {
            Sight sight = desk.sight();
            Map<String, String> known = new TreeMap<>();
            desk.store().people().each("salesforce", new Selection.Everyone(), dossier -> {
                var outcome = sight.outcome(sight.facts(dossier.records()), time.millis());
                known.put(
                        dossier.records().person().id(),
                        dossier.records().touches() + " " + dossier.records().versions() + " "
                                + outcome.verdict().kind() + " " + outcome.score());
            });
            return known;
        });
    }

    private String value(String id, String field) {
        return org.value(id, field).orElse("");
    }

    @Test
    void aDemoRequestOfAMinuteAgoHandsALeadOverByOneCallToReadAndOneToWrite() {
        assertThat(value(lead, "Status")).isEqualTo("Open - Not Contacted");
        joins("LeadId", lead, "Website: Demo request");
        time.pass(Duration.ofMinutes(1));

        Run run = told(Orgs.ref("Lead", lead));

        assertThat(run.calls()).isEqualTo(new Calls(1, 1, 0, 0, 0));
        assertThat(value(lead, "Status")).isEqualTo("MQL");
        assertThat(sync().get("written").asInt()).isZero();
    }

    @Test
    void aDemoRequestOfAMinuteAgoHandsAContactOverByACallForThePersonAndOneForTheAccount() {
        joins("ContactId", contact, "Website: Demo request");
        time.pass(Duration.ofMinutes(1));

        Run run = told(Orgs.ref("Contact", contact));

        assertThat(run.calls()).isEqualTo(new Calls(2, 1, 0, 0, 0));
        assertThat(value(contact, "MQL_Status__c")).isEqualTo("MQL");
        assertThat(sync().get("written").asInt()).isZero();
    }

    @Test
    void evaluateReadsALeadByItsIdWithWhatItDid() {
        joins("LeadId", lead, "Website: Demo request");
        time.pass(Duration.ofMinutes(1));

        assertThat(terminal.run("evaluate", lead, "--json")).as(terminal.err()).isZero();

        assertThat(value(lead, "Status")).isEqualTo("MQL");
    }

    @Test
    void whatIsReadOfThemIsWhatAWholeReadingFinds() {
        joins("LeadId", lead, "Website: Contact us");
        joins("ContactId", contact, "Datasheet 7");
        create("Task", Map.of("WhoId", lead, "Subject", "Re: prices", "TaskSubtype", "Email", "Status", "Completed"));
        create(
                "Event",
                Map.of(
                        "WhoId",
                        contact,
                        "Subject",
                        "Product demo",
                        "StartDateTime",
                        time.instant().minusSeconds(2400).toString(),
                        "EndDateTime",
                        time.instant().minusSeconds(600).toString()));
        String deal = create(
                "Opportunity",
                Map.of(
                        "Name", "First deal",
                        "AccountId", account,
                        "StageName", "Prospecting",
                        "CloseDate", "2026-12-31"));
        create("OpportunityContactRole", Map.of("OpportunityId", deal, "ContactId", contact, "Role", "Economic Buyer"));
        time.pass(Duration.ofMinutes(1));
        Map<String, String> before = known();

        Run run = told(Orgs.ref("Lead", lead), Orgs.ref("Contact", contact));
        Map<String, String> after = known();

        assertThat(run.calls().read()).isEqualTo(3);
        assertThat(after.get(lead)).isNotEqualTo(before.get(lead)).contains("Website: Contact us", "Re: prices");
        assertThat(after.get(contact)).contains("Datasheet 7", "Product demo", "Economic Buyer", deal);
        assertThat(sync("--full").get("written").asInt()).isZero();
        assertThat(known()).isEqualTo(after);
    }

    @Test
    void aMemberTakenOutOfACampaignIsOneNoLonger() {
        joins("LeadId", lead, "Website: Demo request");
        sync();
        assertThat(known().get(lead)).contains("Website: Demo request");
        org.automation().delete("CampaignMember", org.ids("CampaignMember").get(0));

        told(Orgs.ref("Lead", lead));

        assertThat(known().get(lead)).startsWith("[] ").contains(" NURTURE ");
    }

    @Test
    void ofAConvertedLeadWhatItsContactDidComesAlong() {
        Converting.Converted converted = org.automation().convert(lead, Converting.Into.NEW);
        joins("ContactId", converted.contact(), "Website: Demo request");
        time.pass(Duration.ofMinutes(1));

        told(Orgs.ref("Lead", lead));
        Map<String, String> after = known();

        assertThat(after.get(converted.contact())).contains("Website: Demo request");
        sync("--full");
        assertThat(known()).isEqualTo(after);
    }
}
