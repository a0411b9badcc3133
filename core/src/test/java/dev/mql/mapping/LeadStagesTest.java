package dev.mql.mapping;

import static dev.mql.mapping.Acme.DAY;
import static dev.mql.mapping.Acme.NOON;
import static dev.mql.mapping.Acme.facts;
import static dev.mql.mapping.Acme.jane;
import static dev.mql.mapping.Acme.now;
import static dev.mql.mapping.Acme.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Holding;
import dev.mql.decide.Holding.Owner;
import dev.mql.file.Mistakes;
import dev.mql.model.Stage;
import dev.mql.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sales' answer where a team works with HubSpot's lead objects: read off the contact, at no call. */
class LeadStagesTest {

    private static final String OPEN = "hs_latest_open_lead_date";
    private static final String QUALIFIED = "hs_latest_qualified_lead_date";
    private static final String DISQUALIFIED = "hs_latest_disqualified_lead_date";

    private static final Mapping MAPPING = mapping("{}");

    private static Mapping mapping(String leads) {
        Mistakes mistakes = new Mistakes("mapping");
        Mapping mapping = MappingFile.read(
                        "{crm: hubspot, facts: {contact.email: contacts.email}, stages: {leads: " + leads
                                + (leads.contains("write:") ? "}" : "}}"),
                        mistakes)
                .orElseThrow(() -> new AssertionError(mistakes.list()));
        return mapping;
    }

    private static List<Holding> holdings(Mapping mapping, Map<String, String> dates) {
        return Holdings.of(mapping).holdings(records(jane(NOON - DAY, dates)), Map.of(), Set.of());
    }

    @Test
    void anOpenLeadIsAccepted() {
        assertThat(holdings(MAPPING, Map.of(OPEN, "2026-12-01T09:00:00Z")))
                .singleElement()
                .satisfies(holding -> {
                    assertThat(holding.stageOrNull()).isEqualTo(Stage.ACCEPTED);
                    assertThat(holding.owner()).isEqualTo(Owner.SALES);
                    assertThat(holding.since())
                            .isEqualTo(Instant.parse("2026-12-01T09:00:00Z").toEpochMilli());
                });
    }

    @Test
    void theLatestOfTheThreeDatesSpeaks() {
        assertThat(holdings(MAPPING, Map.of(OPEN, "2026-12-01T09:00:00Z", QUALIFIED, "2026-12-02T09:00:00Z")))
                .extracting(Holding::stageOrNull)
                .containsExactly(Stage.SQL);
        assertThat(holdings(MAPPING, Map.of(OPEN, "2026-12-03T09:00:00Z", DISQUALIFIED, "2026-12-02T09:00:00Z")))
                .extracting(Holding::stageOrNull)
                .containsExactly(Stage.ACCEPTED);
    }

    @Test
    void aDisqualifiedLeadIsARejectionThatMayEndAfterTheCoolDown() {
        Map<String, String> dates = Map.of(OPEN, "2026-12-01T09:00:00Z", DISQUALIFIED, "2026-12-04T09:00:00Z");

        assertThat(holdings(MAPPING, dates)).singleElement().satisfies(holding -> {
            assertThat(holding.stageOrNull()).isEqualTo(Stage.REJECTED);
            assertThat(holding.owner()).isEqualTo(Owner.ENGINE);
        });
        assertThat(now(facts(MAPPING, records(jane(NOON - DAY, dates))), "rejected_at"))
                .contains(new Value.Moment(Instant.parse("2026-12-04T09:00:00Z")));
    }

    @Test
    void aTeamMayMeanSomethingElseByThem() {
        Mapping mapping = mapping("{qualified: opportunity}");

        assertThat(holdings(mapping, Map.of(QUALIFIED, "2026-12-02T09:00:00Z")))
                .extracting(Holding::stageOrNull)
                .containsExactly(Stage.OPPORTUNITY);
    }

    @Test
    void whoNeverHadALeadIsNobodysBySuchDates() {
        assertThat(holdings(MAPPING, Map.of())).isEmpty();
    }

    @Test
    void theDatesAreReadWithTheContact() {
        assertThat(Wants.of(MAPPING, Acme.PLAIN).read().get("contacts")).contains(OPEN, QUALIFIED, DISQUALIFIED);
    }

    @Test
    void anOpenLeadIsNobodysAnswerWhereMqlOpensThem() {
        Mapping mapping = mapping("{}}, write: {leads: {}}");

        assertThat(holdings(mapping, Map.of(OPEN, "2026-12-01T09:00:00Z"))).isEmpty();
        assertThat(holdings(mapping, Map.of(OPEN, "2026-12-02T09:00:00Z", DISQUALIFIED, "2026-12-01T09:00:00Z")))
                .singleElement()
                .satisfies(holding -> assertThat(holding.stageOrNull()).isEqualTo(Stage.REJECTED));
    }

    @Test
    void aLeadThatMqlOpensHoldsWhatTheMappingSays() {
        Mapping mapping = written("{name: \"{firstname}, {company}\", type: NEW_BUSINESS, label: HOT, pipeline: p1,"
                + " stage: s1, owner: contact}");

        assertThat(mapping.targets().lead().orElseThrow().properties())
                .isEqualTo(Map.of(
                        "hs_lead_name", "{firstname}, {company}",
                        "hs_lead_type", "NEW_BUSINESS",
                        "hs_lead_label", "HOT",
                        "hs_pipeline", "p1",
                        "hs_pipeline_stage", "s1",
                        "hubspot_owner_id", "{hubspot_owner_id}"));
        assertThat(written("{}").targets().lead().orElseThrow().properties())
                .isEqualTo(Map.of("hs_lead_name", "{firstname} {lastname}"));
    }

    @Test
    void mqlOpensNoLeadUnlessAsked() {
        assertThat(MAPPING.targets().lead()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithALeadToBeOpened() {
        Mistakes mistakes = new Mistakes("mapping");
        MappingFile.read(
                "{crm: hubspot, facts: {contact.email: contacts.email}, stages: {leads: {open: accepted}},"
                        + " write: {leads: {owner: kim, lable: HOT}}}",
                mistakes);

        assertThat(mistakes.list().toString())
                .contains("`kim` cannot own a lead", "an open lead is no answer of sales'", "lable");
    }

    private static Mapping written(String lead) {
        return mapping("{}}, write: {leads: " + lead + "}");
    }
}
