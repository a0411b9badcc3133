package dev.mql.mapping;

import static dev.mql.mapping.Acme.DAY;
import static dev.mql.mapping.Acme.JANE;
import static dev.mql.mapping.Acme.NOON;
import static dev.mql.mapping.Acme.facts;
import static dev.mql.mapping.Acme.jane;
import static dev.mql.mapping.Acme.linked;
import static dev.mql.mapping.Acme.northwind;
import static dev.mql.mapping.Acme.now;
import static dev.mql.mapping.Acme.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Records;
import dev.mql.crm.Schema;
import dev.mql.file.Mistakes;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import dev.mql.model.Ref;
import dev.mql.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What records tell of what people are. */
class NormaliserTest {

    private final Mapping hubspot = Acme.hubspot();

    @Test
    void companysValueWinsOverContactsInTheOrderOfTheMapping() {
        Facts facts = facts(
                hubspot,
                records(
                        jane(NOON - DAY, Map.of("country", "Schweiz", "numemployees", "100-500")),
                        northwind(NOON - DAY, Map.of("country", "Deutschland", "numberofemployees", "230"))));

        assertThat(now(facts, "company.country")).contains(new Value.Text("DE"));
        assertThat(now(facts, "company.employees")).contains(Value.Quantity.of(230));
    }

    @Test
    void aListIsAFactAndADateWhoIsOnNoneIsKnownNotToBeOnIt() {
        Mapping mapping = MappingFile.read("""
                        crm: hubspot
                        facts:
                          contact.email: contacts.email
                          on_target_list: {from: lists.Target accounts, as: filled}
                        activities:
                          dates: {pricing_page_visit: lists.Saw pricing}
                        """, new Mistakes("mapping")).orElseThrow();
        Ref one = new Ref("hubspot", "lists", "51-101");
        Ref other = new Ref("hubspot", "lists", "52-101");

        Facts on = facts(
                mapping,
                records(
                        jane(NOON - 9 * DAY, Map.of()),
                        linked("lists", one, Map.of("Target accounts", "2026-12-01T00:00:00Z"), JANE),
                        linked("lists", other, Map.of("Saw pricing", "2026-12-02T09:00:00Z"), JANE)));
        Facts off = facts(mapping, records(jane(NOON - 9 * DAY, Map.of())));

        assertThat(now(on, "on_target_list")).contains(new Value.Truth(true));
        assertThat(on.activities()).singleElement().satisfies(visit -> {
            assertThat(visit.type()).isEqualTo("pricing_page_visit");
            assertThat(visit.at())
                    .isEqualTo(Instant.parse("2026-12-02T09:00:00Z").toEpochMilli());
        });
        assertThat(now(off, "on_target_list")).contains(new Value.Truth(false));
        assertThat(off.activities()).isEmpty();
    }

    @Test
    void whereListsCannotBeReadNobodyIsKnownToBeOnNone() {
        Mapping mapping = MappingFile.read(
                        "crm: hubspot\nfacts: {on_target_list: {from: lists.Target accounts, as: filled}}\n",
                        new Mistakes("mapping"))
                .orElseThrow();
        Schema without = new Schema(
                Acme.PLAIN.account(),
                Map.of(),
                Map.of("contacts", new Schema.StreamInfo(0, false, false)),
                Map.of(),
                List.of());

        Facts facts = Normaliser.of(mapping, without, Acme.BERLIN).normalise(records(jane(NOON - DAY, Map.of())));

        assertThat(now(facts, "on_target_list")).isEmpty();
    }

    @Test
    void contactsValueCountsWhereTheCompanysIsEmptyOrUnreadable() {
        Facts facts = facts(
                hubspot,
                records(
                        jane(NOON - DAY, Map.of("country", "Schweiz", "numemployees", "100-500")),
                        northwind(NOON - DAY, Map.of("country", "Atlantis", "numberofemployees", " "))));

        assertThat(now(facts, "company.country")).contains(new Value.Text("CH"));
        assertThat(now(facts, "company.employees"))
                .contains(new Value.Quantity(100 * Value.MICROS, 500 * Value.MICROS));
    }

    @Test
    void valueIsValidFromTheCrmsChangeTimeAndKeepsWhatItWasBefore() {
        Facts facts = facts(
                hubspot,
                records(
                        jane(NOON - 9 * DAY, Map.of("jobtitle", "Marketing Manager")),
                        jane(NOON - 2 * DAY, Map.of("jobtitle", "VP Marketing"))));

        assertThat(facts.properties().get("contact.title"))
                .extracting(Observation::validFrom)
                .containsExactly(NOON - 9 * DAY, NOON - 2 * DAY);
        assertThat(facts.properties().get("contact.seniority"))
                .extracting(Observation::valueOrNull)
                .containsExactly(new Value.Text("manager"), new Value.Text("vp"));
        assertThat(now(facts, "contact.function")).contains(new Value.Text("marketing"));
    }

    @Test
    void changeOfTheSecondInWhichMqlWroteIsNotOlderThanWhatMqlWrote() {
        Facts facts = facts(
                hubspot,
                records(
                        read(NOON, jane(NOON - 60_000, Map.of("jobtitle", "Intern"))),
                        read(NOON + 600, jane(NOON + 600, Map.of("jobtitle", "Intern", "mql_score", "5"))),
                        read(NOON + 5_000, jane(NOON, Map.of("jobtitle", "CMO", "mql_score", "5")))));

        assertThat(now(facts, "contact.title")).contains(new Value.Text("CMO"));
    }

    private static Records.Version read(long knownFrom, Records.Version version) {
        return new Records.Version(version.role(), version.row(), knownFrom, version.gone());
    }

    @Test
    void clockOfTheCrmThatIsAheadHidesNothing() {
        Facts facts = facts(hubspot, records(jane(NOON + DAY, Map.of("jobtitle", "VP Marketing"))));

        assertThat(facts.properties().get("contact.title"))
                .extracting(Observation::validFrom)
                .containsExactly(NOON);
    }

    @Test
    void emptyIsAnObservationWithoutAValueAndNeverReadIsNone() {
        Facts facts = facts(hubspot, records(jane(NOON - DAY, Map.of())));

        assertThat(facts.properties().get("contact.title"))
                .extracting(Observation::value)
                .containsExactly(java.util.Optional.empty());
        assertThat(facts.properties()).doesNotContainKey("company.relation");
    }

    @Test
    void emptyMeansWhatTheMappingSays() {
        Facts facts = facts(hubspot, records(jane(NOON - DAY, Map.of())));

        assertThat(now(facts, "contact.unsubscribed")).contains(new Value.Truth(false));
        assertThat(now(facts, "bant.budget")).isEmpty();
    }

    @Test
    void filledIsTrueOrFalseNeverUnknown() {
        assertThat(now(facts(hubspot, records(jane(NOON - DAY, Map.of()))), "contact.bounced"))
                .contains(new Value.Truth(false));
        assertThat(now(
                        facts(
                                hubspot,
                                records(jane(NOON - DAY, Map.of("hs_email_hard_bounce_reason_enum", "MAILBOX_FULL")))),
                        "contact.bounced"))
                .contains(new Value.Truth(true));
    }

    @Test
    void listedValueOfALaterPropertyCountsMoreThanAnUnlistedOneBefore() {
        Facts facts = facts(
                hubspot,
                records(
                        jane(NOON - DAY, Map.of()),
                        northwind(NOON - DAY, Map.of("lifecyclestage", "lead", "type", "PARTNER"))));

        assertThat(now(facts, "company.relation")).contains(new Value.Text("partner"));
    }

    @Test
    void unlistedValueStandsForItselfAndIsKnown() {
        Facts facts = facts(
                hubspot, records(jane(NOON - DAY, Map.of()), northwind(NOON - DAY, Map.of("lifecyclestage", "lead"))));

        assertThat(now(facts, "company.relation")).contains(new Value.Text("lead"));
    }

    @Test
    void otherwiseIsForFilledValuesNobodyListed() {
        assertThat(now(
                        facts(hubspot, records(jane(NOON - DAY, Map.of("hs_analytics_source", "PAID_SEARCH")))),
                        "origin"))
                .contains(new Value.Text("inbound"));
        assertThat(now(facts(hubspot, records(jane(NOON - DAY, Map.of()))), "origin"))
                .isEmpty();
    }

    @Test
    void oneOfSeveralChoicesMakesTrueIfTrue() {
        assertThat(now(
                        facts(hubspot, records(jane(NOON - DAY, Map.of("hs_buying_role", "END_USER;DECISION_MAKER")))),
                        "bant.authority"))
                .contains(new Value.Truth(true));
        assertThat(now(
                        facts(hubspot, records(jane(NOON - DAY, Map.of("hs_buying_role", "END_USER")))),
                        "bant.authority"))
                .contains(new Value.Truth(false));
    }

    @Test
    void countsLinkedDealsThatFit() {
        Facts facts = facts(
                hubspot,
                records(
                        jane(NOON - DAY, Map.of()),
                        linked("deal", deal("1"), Map.of("hs_is_closed", "false"), JANE),
                        linked("deal", deal("2"), Map.of("hs_is_closed", "true"), JANE),
                        linked("deal", deal("3"), Map.of(), JANE)));

        assertThat(now(facts, "company.open_deals")).contains(new Value.Quantity(Value.MICROS, 2 * Value.MICROS));
    }

    @Test
    void domainAndKindAreReadOutOfTheAddress() {
        Facts facts = facts(
                Acme.mapping("mapping-salesforce.yaml"),
                Records.of(LEAD, List.of(linked("self", LEAD, Map.of("Email", "Jo@mail.acme.co.uk"))), List.of()));

        assertThat(now(facts, "contact.email_domain")).contains(new Value.Text("acme.co.uk"));
        assertThat(now(facts, "contact.email_kind")).contains(new Value.Text("corporate"));
    }

    @Test
    void salesforceReadsTheAccountBeforeTheLeadItself() {
        Ref account = new Ref("salesforce", "Account", "001");
        Facts facts = facts(
                Acme.mapping("mapping-salesforce.yaml"),
                Records.of(
                        LEAD,
                        List.of(
                                linked("self", LEAD, Map.of("NumberOfEmployees", "12", "Country", "UK"), account),
                                linked(
                                        "company",
                                        account,
                                        Map.of(
                                                "NumberOfEmployees",
                                                "900",
                                                "AnnualRevenue",
                                                "5000000",
                                                "CurrencyIsoCode",
                                                "GBP"))),
                        List.of()));

        assertThat(now(facts, "company.employees")).contains(Value.Quantity.of(900));
        assertThat(now(facts, "company.country")).contains(new Value.Text("GB"));
        assertThat(now(facts, "company.revenue")).contains(new Value.Money(Value.Quantity.of(5_000_000), "GBP"));
    }

    @Test
    void rejectionIsAFactFromWhenSalesSaidSo() {
        Facts facts = facts(
                hubspot,
                records(
                        jane(NOON - 9 * DAY, Map.of("hs_lead_status", "CONNECTED")),
                        jane(NOON - 5 * DAY, Map.of("hs_lead_status", "UNQUALIFIED"))));

        assertThat(now(facts, Facts.REJECTED_AT)).contains(new Value.Moment(Instant.ofEpochMilli(NOON - 5 * DAY)));
    }

    @Test
    void sameRecordsInAnyOrderGiveEqualFacts() {
        Records.Version one = jane(NOON - 9 * DAY, Map.of("jobtitle", "CEO"));
        Records.Version other = northwind(NOON - 5 * DAY, Map.of("country", "FR"));

        assertThat(facts(hubspot, records(one, other))).isEqualTo(facts(hubspot, records(other, one)));
    }

    @Test
    void emailOfEveryTypeOfPersonIsKnown() {
        assertThat(Wants.emailByType(hubspot)).isEqualTo(Map.of("contacts", "email"));
        assertThat(Wants.of(hubspot, Acme.PLAIN).read().get("deals"))
                .isEqualTo(Set.of(
                        "amount_in_home_currency",
                        "closed_lost_reason",
                        "closedate",
                        "hs_is_closed",
                        "hs_is_closed_won"));
    }

    private static final Ref LEAD = new Ref("salesforce", "Lead", "00Q000000000001AAA");

    private static Ref deal(String id) {
        return new Ref("hubspot", "deals", id);
    }
}
