package dev.mql.app.salesforce;

import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.crm.Crm;
import dev.mql.crm.CrmContract;
import dev.mql.crm.Delivery;
import dev.mql.model.Ref;
import dev.mql.salesforce.Salesforce;
import dev.mql.salesforce.SalesforceConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The adapter holds the port's contract, over HTTP against the sandbox. */
class SalesforceCrmTest extends CrmContract {

    private final SalesforceSandbox sandbox = SalesforceSandbox.start(OrgConfig.standard());
    private final Crm crm =
            new Salesforce(Orgs.config(sandbox).withWebhooks(new SalesforceConfig.Webhooks(() -> "hidden", () -> "")));

    @AfterEach
    void close() {
        crm.close();
        sandbox.close();
    }

    @Override
    protected Crm crm() {
        return crm;
    }

    @Override
    protected String people() {
        return "Lead";
    }

    @Override
    protected String email() {
        return "Email";
    }

    @Override
    protected String title() {
        return "Title";
    }

    @Override
    protected Ref given(String email) {
        String id = sandbox.automation()
                .create("Lead", Map.of("LastName", "Doe", "Company", "X", "Email", email, "Title", "CMO"));
        return Orgs.ref("Lead", id);
    }

    @Override
    protected void edit(Ref lead, String title) {
        sandbox.automation().edit("Lead", lead.id(), Map.of("Title", title));
    }

    @Override
    protected void delete(Ref lead) {
        sandbox.automation().delete("Lead", lead.id());
    }

    @Override
    protected String own() {
        return "MQL_Contract__c";
    }

    @Override
    protected String tracked() {
        return "Status";
    }

    @Override
    protected void move(Ref lead) {
        sandbox.setup().track("Lead", "Status");
        sandbox.automation().edit("Lead", lead.id(), Map.of("Status", "Working - Contacted"));
    }

    @Override
    protected Optional<Delivery> told(Ref lead) {
        String message = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                + "<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><OrganizationId>00D5g000004abcDEAQ"
                + "</OrganizationId><Notification><Id>04l5g00000AAAAAEA4</Id><sObject xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"><sf:Id>"
                + lead.id() + "</sf:Id></sObject></Notification></notifications></soapenv:Body></soapenv:Envelope>";
        return Optional.of(new Delivery(
                "POST",
                "https://mql.example/webhooks/salesforce/hidden",
                Map.of(),
                message.getBytes(StandardCharsets.UTF_8),
                "00D5g000004abcDEAQ",
                Instant.EPOCH));
    }
}
