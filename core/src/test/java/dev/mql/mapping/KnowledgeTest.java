package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Roles;
import dev.mql.crm.Schema;
import dev.mql.file.Mistakes;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Observation;
import dev.mql.model.Ref;
import dev.mql.model.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two CRMs that know the same person. */
class KnowledgeTest {

    private static final Ref LEAD = new Ref("salesforce", "Lead", "00Q000000000001AAA");
    private static final Ref CONTACT = new Ref("hubspot", "contacts", "1");

    private final Knowledge knowledge = Knowledge.of(List.of(source("""
                            crm: salesforce
                            facts:
                              contact.title: {Lead: Title}
                              contact.email: {Lead: Email}
                              company.open_deals: {count: Opportunity, where: {IsClosed: false}}
                            activities:
                              CampaignMember:
                                demo_request: {Campaign.Name: ["*Demo*"]}
                            """), source("""
                            crm: hubspot
                            facts:
                              contact.title: contacts.jobtitle
                              company.country: contacts.country
                              company.open_deals: {count: deals, where: {hs_is_closed: false}}
                            activities:
                              forms:
                                contact_sales: {name: Contact us}
                            """)), ZoneOffset.UTC);

    private static Knowledge.Source source(String mapping) {
        Mistakes mistakes = new Mistakes("mapping.yaml");
        Optional<Mapping> read = MappingFile.read(mapping, mistakes);
        assertThat(mistakes.list()).isEmpty();
        return new Knowledge.Source(read.orElseThrow(), NO_STREAMS);
    }

    private static final Schema NO_STREAMS =
            new Schema(new Schema.Account("1", "UTC", "EUR", ""), Map.of(), Map.of(), Map.of(), List.of());

    private static Records.Version version(String role, Ref ref, long at, String... namesAndValues) {
        Map<String, String> properties = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Records.Version(role, Item.row(ref, properties, at, null), at, false);
    }

    private static Records lead(Records.Version... versions) {
        Item.Touch demo = new Item.Touch(
                LEAD, "CampaignMember", "m1", 60, new TreeMap<>(Map.of("Campaign.Name", "Demo day")), LEAD);
        return Records.of(LEAD, List.of(versions), List.of(demo));
    }

    private static Records contact(Records.Version... versions) {
        Item.Touch form =
                new Item.Touch(CONTACT, "forms", "f1", 50, new TreeMap<>(Map.of("name", "Contact us")), CONTACT);
        return Records.of(CONTACT, List.of(versions), List.of(form));
    }

    @Test
    void saysTheSameInWhicheverCrmThePersonIsLookedAt() {
        Records lead = lead(version("self", LEAD, 20, "Title", "CMO"));
        Records contact = contact(version("self", CONTACT, 10, "jobtitle", "VP", "country", "DE"));

        Facts there = knowledge.facts(lead.with(List.of(contact)));

        assertThat(there).isEqualTo(knowledge.facts(contact.with(List.of(lead))));
        assertThat(there.activities()).extracting(Activity::type).containsExactly("contact_sales", "demo_request");
        assertThat(there.feeds())
                .containsOnlyKeys("contact_sales", "demo_request")
                .containsValue(Feed.FED);
    }

    @Test
    void believesTheBetterOneAtEachInstantAndTheOtherWhereThatIsEmpty() {
        Records lead = lead(
                version("self", LEAD, 20, "Title", "CMO"),
                version("self", LEAD, 30),
                version("self", LEAD, 40, "Title", "CEO"));
        Records contact = contact(version("self", CONTACT, 10, "jobtitle", "VP"));

        Facts facts = knowledge.facts(lead.with(List.of(contact)));

        assertThat(facts.properties().get("contact.title"))
                .extracting(
                        Observation::validFrom,
                        observation -> ((Value.Text) observation.value().orElseThrow()).text())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(10L, "VP"),
                        org.assertj.core.groups.Tuple.tuple(20L, "CMO"),
                        org.assertj.core.groups.Tuple.tuple(30L, "VP"),
                        org.assertj.core.groups.Tuple.tuple(40L, "CEO"));
    }

    @Test
    void countsWhatEitherOfThemCounts() {
        Ref deal = new Ref("hubspot", "deals", "7");
        Records lead = lead(version("self", LEAD, 20, "Title", "CMO"));
        Records contact = contact(version("self", CONTACT, 10), version("deals", deal, 10, "hs_is_closed", "false"));

        List<Observation> deals =
                knowledge.facts(lead.with(List.of(contact))).properties().getOrDefault("company.open_deals", List.of());

        assertThat(deals.get(deals.size() - 1).value()).contains(Value.Quantity.of(1));
    }

    @Test
    void knowsWhatOneCrmKnowsWhereNobodyIsElsewhere() {
        Facts alone = knowledge.facts(lead(version("self", LEAD, 20, "Title", "CMO")));

        assertThat(alone.feeds()).containsOnlyKeys("demo_request");
        assertThat(alone.properties()).doesNotContainKey("company.country");
    }

    @Test
    void findsTheOtherRecordByWhatTheConnectorKeeps() {
        Item.Row row = Item.row(
                CONTACT,
                Map.of("salesforceleadid", "00QB0000005KQwE", "hs_salesforcecontactid", "0035g00000XyZabAAF"),
                1,
                null);

        assertThat(Connector.linked(row).linked(Roles.TWIN))
                .containsExactly(
                        new Ref("salesforce", "Contact", "0035g00000XyZabAAF"),
                        new Ref("salesforce", "Lead", "00QB0000005KQwEMAW"));
        assertThat(Connector.linked(Item.row(LEAD, Map.of("salesforceleadid", "x"), 1, null))
                        .links())
                .isEmpty();
    }
}
