package dev.mql.salesforce;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Preparation;
import dev.mql.crm.Wanted.Kind;
import dev.mql.crm.Wanted.Target;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeadProcessesTest extends OnMetadata {

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

    private static String recordType(String id, String name, String process) {
        return "{\"Id\": \"" + id + "\", \"DeveloperName\": \"" + name + "\", \"Name\": \"" + name
                + "\", \"BusinessProcess\": {\"Name\": \"" + process + "\"}}";
    }
}
