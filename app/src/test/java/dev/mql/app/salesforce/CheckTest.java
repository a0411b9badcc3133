package dev.mql.app.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.salesforce.Setup;
import dev.mql.crm.Calls;
import dev.mql.crm.Problem;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.crm.Wanted.Kind;
import dev.mql.crm.Wanted.Target;
import dev.mql.salesforce.Salesforce;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of orgs that are not as the mapping wants them, each in the words of Setup. */
class CheckTest {

    private static final Wanted WANTED = new Wanted(
            Map.of("Lead", Set.of("Title")),
            Set.of(),
            Map.of(
                    "Lead",
                    List.of(
                            new Target("Status", "Status", Kind.CHOICE, List.of("MQL"), false),
                            new Target("MQL_Score__c", "MQL score", Kind.NUMBER, List.of(), true),
                            new Target("MQL_Reason__c", "MQL reason", Kind.LONG_TEXT, List.of(), true)),
                    "Contact",
                    List.of(new Target("MQL_Status__c", "MQL status", Kind.CHOICE, List.of("MQL"), true))));

    private static final Map<String, List<String>> WITHOUT_MQL =
            Map.of("Status", List.of("Open - Not Contacted", "Closed - Converted"));

    private final SalesforceSandbox org = SalesforceSandbox.start(OrgConfig.standard());
    private final Salesforce salesforce = new Salesforce(Orgs.config(org));

    CheckTest() {
        setup().deployMql();
    }

    @AfterEach
    void close() {
        salesforce.close();
        org.close();
    }

    private Setup setup() {
        return org.setup();
    }

    private List<Problem> problems() {
        return salesforce.check(WANTED, salesforce.describe());
    }

    @Test
    void anOrgWithEverythingDeployedHasNoProblem() {
        setup().recordType("Lead", "Inbound", Map.of("Status", List.of("Open - Not Contacted", "MQL")));

        assertThat(problems()).isEmpty();
    }

    @Test
    void namesTheRecordTypeThatDoesNotOfferTheStatusAndWhereToAddIt() {
        setup().recordType("Lead", "Inbound", Map.of("Status", List.of("Open - Not Contacted", "MQL")));
        setup().recordType("Lead", "Partner", WITHOUT_MQL);

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.subject()).isEqualTo("Lead.Status");
            assertThat(problem.message()).contains("record type \"Partner\" does not offer MQL");
            assertThat(problem.remedy()).contains("waits for deployment").contains("Setup > Lead Processes");
            assertThat(problem.fatal()).as("any status may be set by the API").isFalse();
        });
    }

    @Test
    void aRecordTypeStopsWritingWhereTheOrgRefusesWhatItDoesNotOffer() {
        setup().restrict("Lead", "Status");
        setup().recordType("Lead", "Partner", WITHOUT_MQL);

        assertThat(problems()).singleElement().matches(Problem::fatal);
    }

    @Test
    void namesTheRecordTypesOfContactsToo() {
        setup().recordType("Contact", "Press", Map.of("MQL_Status__c", List.of("Recycled")));

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy())
                        .isEqualTo("add it in Setup > Object Manager > Contact > Record Types > Press"
                                + " > Picklists Available for Editing > MQL Status"));
    }

    @Test
    void saysOnceThatAValueIsInactiveWhateverRecordTypesThereAre() {
        setup().recordType("Lead", "Partner", WITHOUT_MQL);
        setup().deactivate("Lead", "Status", "MQL");

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("has no active value MQL"));
    }

    @Test
    void tellsReadOnlyShortAndHiddenFieldsApart() {
        setup().readOnly("Lead", "MQL_Score__c");
        setup().retype("Lead", "MQL_Reason__c string(40) cu MQL Reason");
        setup().hide("Lead", "Title");

        assertThat(problems())
                .extracting(Problem::subject)
                .containsExactlyInAnyOrder("Lead.MQL_Score__c", "Lead.MQL_Reason__c", "Lead.Title");
        assertThat(problems())
                .filteredOn(problem -> problem.subject().equals("Lead.Title"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("field-level security"));
        assertThat(problems())
                .filteredOn(problem -> problem.subject().equals("Lead.MQL_Score__c"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("right to edit"));
    }

    @Test
    void anObjectTheUserMayNotReadStopsNothing() {
        setup().hideObject("Opportunity");
        Wanted deals = new Wanted(Map.of("Opportunity", Set.of("IsWon")), Set.of(), Map.of());

        assertThat(salesforce.check(deals, salesforce.describe()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.fatal()).isFalse();
                    assertThat(problem.remedy()).contains("give its permission set the right to read Opportunity");
                });
    }

    @Test
    void askingForRecordTypesTakesOneCallEachAndNoneWhereTheSchemaIsKnown() {
        org.automation().create("Lead", Map.of("LastName", "Doe", "Company", "X", "Title", "CMO"));
        setup().recordType("Lead", "Inbound", Map.of());
        setup().recordType("Lead", "Partner", WITHOUT_MQL);
        Schema schema = salesforce.describe();
        assertThat(salesforce.calls()).isEqualTo(new Calls(0, 0, 3 + 2, 0, 0));

        try (Salesforce tomorrow = new Salesforce(Orgs.config(org))) {
            assertThat(tomorrow.recall(schema)).isTrue();

            assertThat(tomorrow.check(WANTED, schema)).hasSize(1);
            assertThat(Orgs.read(tomorrow, "Lead", Set.of("Title"), new ReadMode.All()))
                    .hasSize(1);
            assertThat(tomorrow.calls()).isEqualTo(new Calls(1, 0, 1, 0, 0));
        }
    }
}
