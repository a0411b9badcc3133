package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Preparation;
import dev.mql.crm.Problem;
import dev.mql.crm.Schema;
import dev.mql.crm.Wanted;
import dev.mql.crm.Wanted.Kind;
import dev.mql.crm.Wanted.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreparingTest extends OnMetadata {

    private static final Wanted WANTED = new Wanted(
            Map.of("Lead", Set.of("Title", "Seniority__c", "MQL_Rejected_Reason__c", "MQL_Tier__c")),
            Set.of(),
            Map.of(
                    "Lead",
                    List.of(
                            new Target("Status", "Status", Kind.CHOICE, List.of("MQL"), false),
                            new Target("MQL_Score__c", "MQL score", Kind.NUMBER, List.of(), true),
                            new Target("MQL_Tier__c", "MQL tier <&>", Kind.TEXT, List.of(), true))));

    @Test
    void writesWhatIsMissingToBeDeployedAndChangesNothingInTheOrgWhateverIsAsked() throws Exception {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .willReturn(Org.json(
                                200,
                                Org.page(
                                        2,
                                        "",
                                        status("Open - Not Contacted", true, false),
                                        status("Closed - Converted", false, true)))));
        List<Preparation> steps;
        try (Salesforce salesforce = org.open(org.config().withMetadata(folder))) {
            steps = salesforce.prepare(WANTED, true);

            assertThat(salesforce.calls().write()).isZero();
        }

        assertThat(steps).allMatch(step -> step.state() == Preparation.State.BY_HAND);
        assertThat(steps)
                .extracting(Preparation::remedy)
                .contains("sf project deploy start --metadata-dir " + folder + " --target-org YOUR_ORG");
        assertThat(Files.readString(folder.resolve("objects/Lead.object")))
                .contains("MQL_Tier__c", "MQL_Rejected_Reason__c", "MQL tier &lt;&amp;&gt;")
                .doesNotContain("MQL_Score__c", "Seniority__c");
        assertThat(Files.readString(folder.resolve("standardValueSets/LeadStatus.standardValueSet")))
                .containsSubsequence(
                        "<fullName>Open - Not Contacted</fullName>",
                        "<default>true</default>",
                        "<fullName>Closed - Converted</fullName>",
                        "<converted>true</converted>",
                        "<fullName>MQL</fullName>",
                        "<converted>false</converted>");
        assertThat(Files.readString(folder.resolve("permissionsets/MQL_Engine.permissionset")))
                .contains("Lead.MQL_Score__c", "Lead.MQL_Tier__c")
                .doesNotContain("Lead.Status");
        assertWhole(folder);
    }

    /** Each file is well-formed, of the API's namespace, and named by the manifest as its content is. */
    @Test
    void permitsTheAccountsOfContactsToBeReadAsSalesforceDemands() throws Exception {
        stubStatuses();

        prepared(new Target("MQL_Tier__c", "MQL tier", Kind.TEXT, List.of(), true));

        assertThat(read("permissionsets/MQL_Engine.permissionset"))
                .containsSubsequence(
                        "<objectPermissions>",
                        "<allowEdit>false</allowEdit>",
                        "<allowRead>true</allowRead>",
                        "<object>Account</object>",
                        "<viewAllRecords>true</viewAllRecords>",
                        "<allowEdit>true</allowEdit>",
                        "<object>Contact</object>");
    }

    @Test
    void writesALayoutOfItsOwnAndTheFieldMappingApartSinceThatReplacesTheOrgs() throws Exception {
        stubStatuses();

        List<Preparation> steps = prepared(new Target("MQL_Tier__c", "MQL tier", Kind.TEXT, List.of(), true));

        assertThat(read("layouts/Lead-MQL Layout.layout"))
                .containsSubsequence("<behavior>Readonly</behavior>", "<field>MQL_Tier__c</field>");
        assertThat(read("package.xml")).doesNotContain("LeadConvertSettings");
        Path conversion = folder.resolveSibling(folder.getFileName() + "-conversion");
        assertThat(Files.readString(conversion.resolve("LeadConvertSettings/LeadConvertSettings.LeadConvertSetting")))
                .containsSubsequence(
                        "<inputField>MQL_Tier__c</inputField>",
                        "<outputField>MQL_Tier__c</outputField>",
                        "<outputObject>Contact</outputObject>");
        assertThat(steps.get(steps.size() - 1).remedy())
                .isEqualTo("sf project deploy start --metadata-dir " + conversion + " --target-org YOUR_ORG");
        assertWhole(conversion);
    }

    @Test
    void drawsAFlowThatTellsOfWhatPeopleFillInAndNotOfWhatMqlWrites() throws Exception {
        stubStatuses();
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .withQueryParam("q", containing("FROM User"))
                        .atPriority(1)
                        .willReturn(Org.json(200, Org.page(1, "", "{\"Username\": \"mql@acme.example\"}"))));

        prepared(new Target("MQL_Tier__c", "MQL tier", Kind.TEXT, List.of(), true));

        assertThat(read("flows/MQL_Tell_Of_Lead.flow"))
                .contains(
                        "<actionType>outboundMessage</actionType>",
                        "<actionName>Lead.MQL_Lead_Changed</actionName>",
                        "<filterFormula>AND({!$User.Username} &lt;&gt; \"mql@acme.example\", OR(ISNEW(),"
                                + " ISCHANGED({!$Record.Title})))</filterFormula>",
                        "<recordTriggerType>CreateAndUpdate</recordTriggerType>",
                        "<status>Draft</status>");
        assertThat(read("workflows/Lead.workflow"))
                .contains(
                        "<endpointUrl>https://mql.example/webhooks/salesforce/hidden</endpointUrl>",
                        "<includeSessionId>false</includeSessionId>",
                        "<integrationUser>mql@acme.example</integrationUser>");
        assertThat(read("package.xml")).contains("<name>Flow</name>", "<name>WorkflowOutboundMessage</name>");
        assertWhole(folder);
    }

    @Test
    void drawsTheFlowsAlsoOnceEverythingElseIsThere() throws Exception {
        stubStatuses();

        List<Preparation> steps = prepared(new Target("MQL_Score__c", "MQL score", Kind.NUMBER, List.of(), true));

        Path flows = folder.resolveSibling(folder.getFileName() + "-flows");
        assertThat(steps)
                .extracting(Preparation::state)
                .containsExactly(Preparation.State.THERE, Preparation.State.BY_HAND, Preparation.State.BY_HAND);
        assertThat(steps.get(2).remedy())
                .isEqualTo("sf project deploy start --metadata-dir " + flows + " --target-org YOUR_ORG");
        assertThat(Files.readString(flows.resolve("flows/MQL_Tell_Of_Lead.flow")))
                .contains("<status>Draft</status>");
        assertThat(Files.readString(flows.resolve("package.xml"))).doesNotContain("CustomField");
        assertWhole(flows);
    }

    @Test
    void takesAwayWhatAnEarlierRunWroteAndThisOneDoesNotWant() throws Exception {
        stubStatuses();
        prepared(new Target("MQL_Tier__c", "MQL tier", Kind.TEXT, List.of(), true));
        assertThat(folder.resolve("layouts/Lead-MQL Layout.layout")).exists();

        List<Preparation> steps = prepared(new Target("MQL_Score__c", "MQL score", Kind.NUMBER, List.of(), true));

        assertThat(folder).doesNotExist();
        assertThat(folder.resolveSibling("salesforce-metadata-conversion")).doesNotExist();
        assertThat(folder.resolveSibling("salesforce-metadata-flows/package.xml"))
                .exists();
        assertThat(steps)
                .filteredOn(step -> step.state() == Preparation.State.DONE)
                .extracting(Preparation::what)
                .contains("salesforce-metadata/layouts/Lead-MQL Layout.layout", "salesforce-metadata/package.xml");
    }

    @Test
    void leavesAndNamesWhatSomebodyChangedSinceAndTouchesNothingItDidNotWrite() throws Exception {
        stubStatuses();
        prepared(new Target("MQL_Tier__c", "MQL tier", Kind.TEXT, List.of(), true));
        Path changed = folder.resolve("objects/Lead.object");
        Files.writeString(changed, "<!-- ours -->", StandardOpenOption.APPEND);
        Path theirs = Files.writeString(folder.resolve("flows/Theirs.flow"), "<Flow/>");
        Path outside = Files.writeString(workspace.resolve("definition.yaml"), "version: 1");
        Files.writeString(
                workspace.resolve("salesforce-metadata.files"),
                "0".repeat(64) + "  salesforce-metadata/../definition.yaml\n" + "0".repeat(64) + "  definition.yaml\n",
                StandardOpenOption.APPEND);

        for (int again = 0; again < 2; again++) {
            List<Preparation> steps = prepared(new Target("MQL_Score__c", "MQL score", Kind.NUMBER, List.of(), true));

            assertThat(steps)
                    .filteredOn(step -> step.what().equals("salesforce-metadata/objects/Lead.object"))
                    .singleElement()
                    .satisfies(step -> assertThat(step.remedy()).contains("somebody changed it since: remove it"));
        }
        assertThat(List.of(changed, theirs, outside)).allMatch(Files::exists);
        assertThat(folder.resolve("package.xml")).doesNotExist();
    }

    @Test
    void tellsWhatWaitsForDeploymentFromWhatIsBroken() {
        org.server()
                .stubFor(get(urlPathEqualTo("/services/data")).willReturn(Org.json(200, "[{\"version\": \"64.0\"}]")));
        Schema schema = org.salesforce().describe();

        List<Problem> problems = org.salesforce().check(WANTED, schema);

        assertThat(problems).allMatch(Problem::fatal);
        assertThat(problems)
                .filteredOn(problem -> problem.remedy().contains("waits for deployment"))
                .extracting(Problem::subject)
                .containsExactlyInAnyOrder("Lead.MQL_Tier__c", "Lead.MQL_Rejected_Reason__c");
        assertThat(problems)
                .filteredOn(problem -> !problem.remedy().contains("waits for deployment"))
                .extracting(Problem::subject)
                .containsExactly("Lead.Seniority__c");
    }
}
