package dev.mql.salesforce;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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
    Path folder;

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
        assertThat(steps.get(steps.size() - 1).remedy())
                .isEqualTo("sf project deploy start --metadata-dir " + folder + " --target-org YOUR_ORG");
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
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            }
        }
    }

    private static String status(String name, boolean standard, boolean converted) {
        return "{\"ApiName\": \"" + name + "\", \"MasterLabel\": \"" + name + "\", \"IsDefault\": " + standard
                + ", \"IsConverted\": " + converted + "}";
    }

    @Test
    void tellsWhatWaitsForDeploymentFromWhatIsBroken() {
        org.server()
                .stubFor(get(urlPathEqualTo("/services/data")).willReturn(Org.json(200, "[{\"version\": \"67.0\"}]")));
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
