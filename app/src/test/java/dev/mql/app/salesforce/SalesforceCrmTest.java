package dev.mql.app.salesforce;

import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.crm.Crm;
import dev.mql.crm.CrmContract;
import dev.mql.model.Ref;
import dev.mql.salesforce.Salesforce;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The adapter holds the port's contract, over HTTP against the sandbox. */
class SalesforceCrmTest extends CrmContract {

    private final SalesforceSandbox sandbox = SalesforceSandbox.start(OrgConfig.standard());
    private final Crm crm = new Salesforce(Orgs.config(sandbox));

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
}
