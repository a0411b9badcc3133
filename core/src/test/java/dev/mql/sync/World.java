package dev.mql.sync;

import dev.mql.crm.MemoryCrm;
import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Glossary;
import dev.mql.definition.file.DefinitionFile;
import dev.mql.evaluate.Reckoning;
import dev.mql.file.Mistakes;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.MappingFile;
import dev.mql.mapping.normal.Mails;
import dev.mql.model.Ref;
import dev.mql.store.Store;
import dev.mql.store.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A small CRM, a small definition, its mapping, a store and a clock that moves when told: what a run works with. */
public final class World {

    public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private static final String DEFINITION = """
            definition: Small
            edition: "1"
            zone: UTC
            never:
              customer: {when: {company.relation: customer}, say: Customer already}
            hand_raise: {did: [demo_request], within: 30d}
            fit:
              cap: 50
              size: {of: company.employees, points: {51+: 40}, say: "{value} employees", why: They can pay}
            engagement:
              cap: 50
              fades: half in 30d
              product:
                sheet: {did: product_sheet_download, points: 20, say: read a product sheet, why: Looks at us}
            mql:
              enter: {score: 50, fit: 25, product: 5}
              leave: {score: 45, for: 7d, then: recycle}
            grades: {fit: {A: 40, B: 0}, engagement: {1: 20, 2: 0}}
            """;

    private static final String MAPPING = """
            crm: hubspot
            mode: live
            facts:
              contact.email: contacts.email
              contact.title: contacts.jobtitle
              company.employees: {from: [companies.numberofemployees, contacts.numemployees], as: range}
              company.relation: {from: contacts.relation, values: {customer: customer}}
            activities:
              forms:
                demo_request: ["Demo request*"]
                product_sheet_download: ["Product sheet*"]
            stages:
              hs_lead_status:
                engine: {"": lead, NEW: lead, OPEN: lead, MQL: mql}
                sales: {CONNECTED: accepted, IN_PROGRESS: sql, UNQUALIFIED: rejected}
            write:
              hs_lead_status: {stages: {mql: MQL, recycled: OPEN}, policy: only_from_engine_values}
              mql_score: {value: score, steps_of: 5}
              ours: [mql_verdict]
            """;

    private final Store store;
    private Instant now = MONDAY;
    private String definition = DEFINITION;
    private String mapping = MAPPING;
    private Mails mails = Mails.BUILT_IN;
    private final SortedMap<String, String> beside = new TreeMap<>();
    private String unsigned = "";
    private int reckoning = Reckoning.VERSION;
    private UnaryOperator<String> misread = UnaryOperator.identity();
    private Orders orders = Orders.everybody();
    private Switches.Holder holder = new Switches.Holder("here", 1, MONDAY);
    private final MemoryCrm crm;

    public World(Store store) {
        this(store, 100);
    }

    /** The same CRM, definition and mapping at this instant, with another store. */
    public World on(Store other) {
        return new World(this, other);
    }

    private World(World same, Store store) {
        this.store = store;
        crm = same.crm;
        now = same.now;
        definition = same.definition;
        mapping = same.mapping;
    }

    public World(Store store, int pageSize) {
        this.store = store;
        crm = new MemoryCrm("hubspot", () -> now, pageSize);
        for (String property :
                new String[] {"email", "jobtitle", "numemployees", "relation", "mql_verdict", "mql_score"}) {
            crm.property("contacts", property, true);
        }
        crm.property("contacts", "hs_calculated_form_submissions", false);
        crm.property(
                "contacts", "hs_lead_status", true, "NEW", "OPEN", "MQL", "CONNECTED", "IN_PROGRESS", "UNQUALIFIED");
        crm.property("companies", "numberofemployees", true);
    }

    public MemoryCrm crm() {
        return crm;
    }

    public Store store() {
        return store;
    }

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public void definition(UnaryOperator<String> edit) {
        definition = edit.apply(definition);
    }

    /** An mql of another version, which takes the same definition for another one. */
    public void upgraded(UnaryOperator<String> differently) {
        reckoning++;
        misread = differently;
    }

    /** A further definition, which only tells what it thinks; an empty text takes it away. */
    public void beside(String name, String text) {
        beside.remove(name);
        if (!text.isEmpty()) {
            beside.put(name, text);
        }
    }

    public void mapping(UnaryOperator<String> edit) {
        mapping = edit.apply(mapping);
    }

    /** From now on addresses are read by other lists of domains. */
    public void mails(Mails others) {
        mails = others;
    }

    public void unsigned(String why) {
        unsigned = why;
    }

    public void orders(UnaryOperator<Orders> edit) {
        orders = edit.apply(orders);
    }

    public void holder(Switches.Holder other) {
        holder = other;
    }

    /** Somebody at a company of 500, of whom nothing else is known. */
    public Ref contact(String id) {
        return crm.set("contacts", id, "email", id + "@x.example", "numemployees", "500", "hs_lead_status", "NEW");
    }

    /** Somebody who asked for a demo an hour ago. */
    public Ref raised(String id) {
        Ref contact = contact(id);
        crm.submit(contact, "Demo request", "demo-" + id, now.minus(Duration.ofHours(1)));
        return contact;
    }

    public String status(Ref contact) {
        return crm.properties(contact).getOrDefault("hs_lead_status", "");
    }

    public Runs runs() {
        return new Runs(job());
    }

    Job job() {
        Definition read = readDefinition(misread.apply(definition));
        String signed = DefinitionHash.of(readDefinition(definition));
        List<Agreement.Beside> others = beside.entrySet().stream()
                .map(other -> readBeside(other.getKey(), other.getValue()))
                .toList();
        return Job.of(
                crm,
                store,
                new Agreement(read, signed, unsigned, others, reckoning),
                readMapping(),
                crm.describe(),
                orders,
                new Worker(holder, () -> now, Progress.silent()));
    }

    private static Agreement.Beside readBeside(String name, String text) {
        DefinitionFile.Reading reading = DefinitionFile.read(text, name + ".yaml", Glossary.STANDARD);
        Definition read = reading.definition().orElseThrow(() -> new AssertionError(reading.mistakes()));
        return new Agreement.Beside(name, read, DefinitionHash.of(read));
    }

    private static Definition readDefinition(String text) {
        DefinitionFile.Reading reading = DefinitionFile.read(text, "definition.yaml", Glossary.STANDARD);
        return reading.definition().orElseThrow(() -> new AssertionError(reading.mistakes()));
    }

    private Mapping readMapping() {
        Mistakes mistakes = new Mistakes("mapping.yaml");
        return MappingFile.read(mapping, beside.keySet(), mistakes)
                .orElseThrow(() -> new AssertionError(mistakes.list()))
                .with(mails);
    }
}
