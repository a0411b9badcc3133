package dev.mql.app.drift;

import dev.mql.app.Terminal;
import dev.mql.app.sandbox.hubspot.Acting;
import dev.mql.app.sandbox.hubspot.Allowance;
import dev.mql.app.sandbox.hubspot.Author;
import dev.mql.app.sandbox.hubspot.HubSpotSandbox;
import dev.mql.app.sandbox.hubspot.ObjectType;
import dev.mql.app.sandbox.hubspot.SandboxConfig;
import dev.mql.app.sandbox.seed.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** A HubSpot account. */
final class Portal implements Tenant {

    /** Its limits stand still with the clock. */
    private final HubSpotSandbox hubspot;

    private final Acting kim;
    private final Terminal terminal;

    Portal(Path folder, InstantSource clock) {
        hubspot = HubSpotSandbox.start(
                SandboxConfig.standard()
                        .withClock(clock)
                        .withSearchLag(Duration.ZERO)
                        .withAllowance(Allowance.PLENTY),
                Seeds.company(60, 7, clock.instant()));
        kim = hubspot.by(Author.person(9_586_504));
        terminal = Terminal.in(folder, clock).with("HUBSPOT_TOKEN", hubspot.token());
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public String mapping() {
        return "mapping-hubspot.yaml";
    }

    @Override
    public void init() {
        terminal.run("init", "hubspot", "--base-url", hubspot.baseUrl().toString(), "--yes", "--live");
        terminal.run("bootstrap", "--apply");
    }

    @Override
    public String score() {
        return "contacts.mql_score";
    }

    @Override
    public String title() {
        return "contacts.jobtitle";
    }

    @Override
    public String status() {
        return "contacts.hs_lead_status";
    }

    @Override
    public String number() {
        return "number";
    }

    @Override
    public void retypeScore() {
        hubspot.setup().retype(ObjectType.CONTACT, "mql_score", "date", "date");
    }

    @Override
    public void hideTitle() {
        hubspot.setup().remove(ObjectType.CONTACT, "jobtitle");
    }

    @Override
    public void takeMql() {
        hubspot.setup().takeOption(ObjectType.CONTACT, "hs_lead_status", "MQL");
    }

    @Override
    public void giveMql() {
        hubspot.setup().giveOption(ObjectType.CONTACT, "hs_lead_status", "MQL");
    }

    @Override
    public String defineDay() {
        hubspot.setup().define(ObjectType.CONTACT, "day", "Day", "date", "date");
        hubspot.setup().define(ObjectType.COMPANY, "day", "Day", "date", "date");
        return "day";
    }

    @Override
    public String employees() {
        return "numberofemployees";
    }

    @Override
    public String anMql() {
        return hubspot.ids(ObjectType.CONTACT).stream()
                .filter(id -> value(id, "hs_lead_status").equals("MQL"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private String value(long contact, String property) {
        return hubspot.value(ObjectType.CONTACT, contact, property).orElse("");
    }

    @Override
    public void retitle(String person, String title) {
        kim.edit(ObjectType.CONTACT, Long.parseLong(person), Map.of("jobtitle", title));
    }

    @Override
    public void touch(String person) {
        kim.edit(ObjectType.CONTACT, Long.parseLong(person), Map.of("phone", "1"));
    }

    @Override
    public String verdict(String person) {
        return value(Long.parseLong(person), "mql_verdict");
    }

    @Override
    public void forgetCalls() {
        hubspot.calls().clear();
    }

    @Override
    public boolean anyWritten() {
        return hubspot.calls().count(call -> call.endpoint().endsWith("/batch/update")) > 0
                || hubspot.ids(ObjectType.CONTACT).stream()
                        .anyMatch(id -> !value(id, "mql_verdict").isEmpty());
    }

    @Override
    public void close() {
        hubspot.close();
    }
}
