package dev.mql.app.drift;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.salesforce.OrgConfig;
import dev.mql.app.sandbox.salesforce.SalesforceSandbox;
import dev.mql.app.sandbox.seed.SalesforceSeeds;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A Salesforce org. */
final class Org implements Tenant {

    private final SalesforceSandbox org;
    private final Terminal terminal;

    Org(Path folder, InstantSource clock) {
        org = SalesforceSandbox.start(
                OrgConfig.standard().withClock(clock), SalesforceSeeds.company(60, 7, clock.instant()));
        org.setup().deployMql();
        terminal = Terminal.in(folder, clock)
                .with("SALESFORCE_CLIENT_ID", org.clientId())
                .with("SALESFORCE_CLIENT_SECRET", org.clientSecret());
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public String mapping() {
        return "mapping-salesforce.yaml";
    }

    @Override
    public void init() {
        terminal.run("init", "salesforce", "--base-url", org.baseUrl().toString(), "--live");
    }

    @Override
    public String score() {
        return "Lead.MQL_Score__c";
    }

    @Override
    public String title() {
        return "Lead.Title";
    }

    @Override
    public String status() {
        return "Lead.Status";
    }

    @Override
    public String number() {
        return "double";
    }

    @Override
    public void retypeScore() {
        org.setup().retype("Lead", "MQL_Score__c date cu MQL Score");
    }

    @Override
    public void hideTitle() {
        org.setup().hide("Lead", "Title");
    }

    @Override
    public void takeMql() {
        org.setup().deactivate("Lead", "Status", "MQL");
    }

    @Override
    public void giveMql() {
        org.setup().picklistValue("Lead", "Status", "MQL");
    }

    @Override
    public String defineDay() {
        org.setup().field("Lead", "Day__c date cu Day");
        org.setup().field("Contact", "Day__c date cu Day");
        return "Day__c";
    }

    @Override
    public String employees() {
        return "NumberOfEmployees]";
    }

    @Override
    public String anMql() {
        return org.ids("Lead").stream()
                .filter(id -> org.value(id, "Status").orElse("").equals("MQL"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void retitle(String person, String title) {
        org.automation().edit("Lead", person, Map.of("Title", title));
    }

    @Override
    public void touch(String person) {
        org.automation().edit("Lead", person, Map.of("Phone", "1"));
    }

    @Override
    public String verdict(String person) {
        return org.value(person, "MQL_Verdict__c").orElse("");
    }

    @Override
    public void forgetCalls() {
        org.calls().clear();
    }

    @Override
    public boolean anyWritten() {
        return org.calls().count(call -> !call.read() && call.endpoint().contains("composite/sobjects")) > 0
                || org.ids("Lead").stream().anyMatch(id -> !verdict(id).isEmpty());
    }

    @Override
    public void close() {
        org.close();
    }
}
