package dev.mql.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.app.sandbox.http.Call;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import dev.mql.app.sandbox.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several properties for the same thing init proposes, and what it says about the others. */
class InitTest {

    @TempDir
    Path folder;

    @Test
    void aBetterFilledPropertyComesBeforeTheStandardOne() throws IOException {
        assertThat(hubSpot(240))
                .containsPattern("company.revenue: \\{from: \\[companies.revenue_band, companies.annualrevenue, ")
                .containsPattern("# filled: companies.revenue_band \\d\\d %, companies.annualrevenue \\d\\d %");
    }

    @Test
    void runnersUpAreCommentsWithTheirFillRateAndTheValuesOfLists() throws IOException {
        assertThat(hubSpot(240))
                .containsPattern("contact.title: contacts.jobtitle\\R +# filled: contacts.jobtitle \\d\\d %\\R"
                        + " +# or: contacts.position \\d\\d %\\R")
                .containsPattern("company.employees: \\{from: \\[companies.numberofemployees, contacts.numemployees]")
                .containsPattern("# or: companies.company_size \\d\\d % \\(1-10 \\| 11-50 \\| 51-200\\)");
    }

    @Test
    void whatOnlySoundsLikeItIsNotProposed() throws IOException {
        String mapping = hubSpot(240);
        assertThat(mapping)
                .containsPattern(
                        "company.country: \\{from: \\[companies.country, contacts.country, [a-z_.]+], as: country")
                .containsPattern(
                        "# not: contacts.country_manager \\d\\d %, but its values cannot be read as company.country");
        assertThat(mapping).doesNotContain("employees_counted_on").doesNotContain("Kim Ortega");
    }

    @Test
    void emptyPropertiesComeLast() throws IOException {
        assertThat(hubSpot(240)).containsPattern("company.country: \\{from: \\[.*contacts.ip_country_code]");
    }

    @Test
    void aLargeAccountIsCountedByHubSpotAndNotRead() throws IOException {
        try (HubSpotSandbox hubspot =
                HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(600, 7, Instant.now()))) {
            String mapping = init("hubspot", hubspot.baseUrl().toString(), hubspot.token());

            assertThat(mapping).containsPattern("# filled: contacts.jobtitle \\d\\d %");
            assertThat(hubspot.calls().count(InitTest::listsContacts)).isLessThanOrEqualTo(3);
            assertThat(hubspot.calls().count(InitTest::searches)).isBetween(20L, 60L);
        }
    }

    @Test
    void salesforceIsAskedOnceForEachKindOfRecord() throws IOException {
        try (SalesforceSandbox org =
                SalesforceSandbox.start(OrgConfig.standard(), SalesforceSeeds.company(1_500, 7, Instant.now()))) {
            Terminal terminal = Terminal.in(folder)
                    .with("SALESFORCE_CLIENT_ID", org.clientId())
                    .with("SALESFORCE_CLIENT_SECRET", org.clientSecret());

            assertThat(terminal.run(
                            "init", "salesforce", "--base-url", org.baseUrl().toString(), "--yes"))
                    .as(terminal.err())
                    .isZero();

            assertThat(Files.readString(folder.resolve("mapping-salesforce.yaml")))
                    .containsPattern("company.revenue: \\{Lead: \\[Account.Revenue_Band__c, Account.AnnualRevenue, ")
                    .containsPattern("# or: Lead.Position__c \\d+ %")
                    .containsPattern("# not: Lead.Country_Manager__c \\d\\d %, but its values cannot be read")
                    .containsOnlyOnce("# or: Contact.Position__c");
            assertThat(org.calls().count(call -> call.uri().contains("COUNT"))).isBetween(3L, 8L);
        }
    }

    private String hubSpot(int contacts) throws IOException {
        try (HubSpotSandbox hubspot =
                HubSpotSandbox.start(SandboxConfig.standard(), Seeds.company(contacts, 7, Instant.now()))) {
            return init("hubspot", hubspot.baseUrl().toString(), hubspot.token());
        }
    }

    private String init(String crm, String baseUrl, String token) throws IOException {
        Terminal terminal = Terminal.in(folder).with("HUBSPOT_TOKEN", token);
        assertThat(terminal.run("init", crm, "--base-url", baseUrl, "--yes"))
                .as(terminal.err())
                .isZero();
        return Files.readString(folder.resolve("mapping-" + crm + ".yaml"));
    }

    private static boolean listsContacts(Call call) {
        return call.endpoint().startsWith("GET ") && call.uri().contains("/contacts?");
    }

    private static boolean searches(Call call) {
        return call.uri().endsWith("/search");
    }
}
