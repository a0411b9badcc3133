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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class PreparingTest {

    private static final Wanted WANTED = new Wanted(
            Map.of("Lead", Set.of("Title", "Seniority__c", "MQL_Rejected_Reason__c", "MQL_Tier__c")),
            Set.of(),
            Map.of(
                    "Lead",
                    List.of(
                            new Target("Status", "Status", Kind.CHOICE, List.of("MQL"), false),
                            new Target("MQL_Score__c", "MQL score", Kind.NUMBER, List.of(), true),
                            new Target("MQL_Tier__c", "MQL tier <&>", Kind.TEXT, List.of(), true))));

    @RegisterExtension
    final Org org = new Org();

    @TempDir
    Path workspace;

    private Path folder;

    @BeforeEach
    void choose() {
        folder = workspace.resolve("salesforce-metadata");
    }

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
    private static void assertWhole(Path folder) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Element root = parsers.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
                assertThat(root.getNamespaceURI()).isEqualTo("http://soap.sforce.com/2006/04/metadata");
            }
        }
        assertThat(Files.readString(folder.resolve("package.xml"))).contains("<version>64.0</version>");
    }

    @Test
    void addsTheValueToTheLeadProcessesThatLackItAndNewPicklistsToRecordTypes() throws Exception {
        stubStatuses();
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .withQueryParam("q", containing("FROM RecordType"))
                        .atPriority(1)
                        .willReturn(Org.json(
                                200,
                                Org.page(
                                        2,
                                        "",
                                        recordType("012000000000001AAA", "Inbound", "Marketing"),
                                        recordType("012000000000002AAA", "Partner", "Channel")))));
        stubProcess("012000000000001AAA", "Open - Not Contacted", "Closed - Converted");
        stubProcess("012000000000002AAA", "Open - Not Contacted", "MQL");

        List<Preparation> steps = prepared(
                new Target("Status", "Status", Kind.CHOICE, List.of("MQL"), false),
                new Target("MQL_Rejected_Reason__c", "Why", Kind.CHOICE, List.of("No budget"), true));

        assertThat(steps)
                .extracting(Preparation::what)
                .contains("lead process Marketing")
                .doesNotContain("lead process Channel");
        assertThat(read("objects/Lead.object"))
                .containsSubsequence(
                        "<businessProcesses>",
                        "<fullName>Marketing</fullName>",
                        "<fullName>Open - Not Contacted</fullName>",
                        "<default>true</default>",
                        "<fullName>Closed - Converted</fullName>",
                        "<fullName>MQL</fullName>",
                        "<fields>",
                        "<recordTypes>",
                        "<fullName>Inbound</fullName>",
                        "<businessProcess>Marketing</businessProcess>",
                        "<picklist>MQL_Rejected_Reason__c</picklist>",
                        "<fullName>No budget</fullName>",
                        "<fullName>Partner</fullName>");
        assertThat(read("package.xml"))
                .containsSubsequence("<members>Lead.Marketing</members>", "<name>BusinessProcess</name>")
                .containsSubsequence("<members>Lead.Inbound</members>", "<name>RecordType</name>");
        assertWhole(folder);
    }

    @Test
    void keepsLeadsConvertibleWhereTheRecordTypesFormsDoNotOfferTheConvertedStatus() throws Exception {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .atPriority(5)
                        .willReturn(Org.json(
                                200,
                                Org.page(
                                        2,
                                        "",
                                        status("Open - Not Contacted", true, false),
                                        status("Closed - Converted", false, true)))));
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .withQueryParam("q", containing("FROM RecordType"))
                        .atPriority(1)
                        .willReturn(Org.json(
                                200, Org.page(1, "", recordType("012000000000001AAA", "Inbound", "Marketing")))));
        stubProcess("012000000000001AAA", "Open - Not Contacted");

        List<Preparation> steps =
                prepared(new Target("Status", "Status", Kind.CHOICE, List.of("MQL", "Open - Not Contacted"), false));

        assertThat(read("objects/Lead.object"))
                .containsSubsequence(
                        "<fullName>Marketing</fullName>",
                        "<fullName>Open - Not Contacted</fullName>",
                        "<fullName>Closed - Converted</fullName>",
                        "<fullName>MQL</fullName>");
        assertThat(steps)
                .filteredOn(step -> step.what().equals("lead process Marketing"))
                .extracting(Preparation::remedy)
                .containsExactly("is in the metadata with MQL beside the 1 values it has");
    }

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

    private void stubStatuses() {
        org.server()
                .stubFor(get(urlPathEqualTo(Org.DATA + "/query"))
                        .atPriority(5)
                        .willReturn(Org.json(200, Org.page(1, "", status("Open - Not Contacted", true, false)))));
    }

    private void stubProcess(String recordType, String... values) {
        String all = Stream.of(values)
                .map(value -> "{\"label\": \"" + value + "\", \"value\": \"" + value + "\"}")
                .collect(Collectors.joining(","));
        org.server()
                .stubFor(get(urlPathEqualTo(
                                Org.DATA + "/ui-api/object-info/Lead/picklist-values/" + recordType + "/Status"))
                        .willReturn(Org.json(
                                200,
                                "{\"defaultValue\": {\"value\": \"" + values[0] + "\"}, \"values\": [" + all + "]}")));
    }

    private List<Preparation> prepared(Target... targets) {
        List<Target> written = List.of(targets);
        Wanted wanted = new Wanted(
                Map.of("Lead", Set.of("Title", "Account.Name")), Set.of(), Map.of("Lead", written, "Contact", written));
        SalesforceConfig config = org.config()
                .withMetadata(folder)
                .withWebhooks(new SalesforceConfig.Webhooks(
                        () -> "hidden", () -> "", () -> "https://mql.example/webhooks/salesforce/hidden"));
        try (Salesforce salesforce = org.open(config)) {
            return salesforce.prepare(wanted, true);
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private static String recordType(String id, String name, String process) {
        return "{\"Id\": \"" + id + "\", \"DeveloperName\": \"" + name + "\", \"Name\": \"" + name
                + "\", \"BusinessProcess\": {\"Name\": \"" + process + "\"}}";
    }

    private static String status(String name, boolean standard, boolean converted) {
        return "{\"ApiName\": \"" + name + "\", \"MasterLabel\": \"" + name + "\", \"IsDefault\": " + standard
                + ", \"IsConverted\": " + converted + "}";
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
