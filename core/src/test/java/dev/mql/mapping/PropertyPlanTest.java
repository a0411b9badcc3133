package dev.mql.mapping;

import static dev.mql.mapping.Acme.DAY;
import static dev.mql.mapping.Acme.NOON;
import static dev.mql.mapping.Acme.jane;
import static dev.mql.mapping.Acme.live;
import static dev.mql.mapping.Acme.northwind;
import static dev.mql.mapping.Acme.records;
import static dev.mql.mapping.Acme.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.decide.Decider;
import dev.mql.decide.Decision;
import dev.mql.decide.Holding;
import dev.mql.decide.Standing;
import dev.mql.decide.Traces;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.model.Facts;
import dev.mql.model.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From the records of a HubSpot contact to what is written there, through everything between. */
class PropertyPlanTest {

    private static final Definition DEFINITION = Acme.definition();
    private static final Evaluator EVALUATOR = Evaluator.of(DEFINITION, "v1:3f9a12c0ffee");
    private static final Map<String, String> KEEN = Map.of(
            "email",
            "jane@northwind.example",
            "jobtitle",
            "VP Marketing",
            "hs_lead_status",
            "NEW",
            "lifecyclestage",
            "lead");
    private static final Map<String, String> COMPANY =
            Map.of("country", "Germany", "numberofemployees", "340", "industry", "COMPUTER_SOFTWARE");
    private static final List<Item.Touch> DEMO =
            List.of(touch("forms", "f1", NOON - DAY, Map.of("name", "Demo request")));

    @Test
    void tellsTheCrmAllThatSalesReads() {
        Map<String, String> written = values(changes(live(Acme.hubspot()), Map.of(), Standing.unknown(), DEMO, KEEN));

        assertThat(written)
                .containsEntry("hs_lead_status", "MQL")
                .containsEntry("lifecyclestage", "marketingqualifiedlead")
                .containsEntry("mql_verdict", "mql")
                .containsEntry("mql_since", "2026-12-07T12:00:00Z")
                .containsEntry("mql_definition", "Acme MQL 2026-Q4 (3f9a12c)")
                .containsEntry("mql_explain_url", "http://127.0.0.1/101");
        assertThat(Integer.parseInt(written.getOrDefault("mql_score", "")) % 5).isZero();
        assertThat(written.get("mql_reason"))
                .contains("2026-12-07")
                .contains("340 employees")
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void tellsTheInstantToTheSecondSinceSalesforceKeepsNoMore() {
        List<Item.Touch> atAFraction = List.of(touch("forms", "f1", NOON - DAY + 257, Map.of("name", "Demo request")));

        assertThat(values(changes(live(Acme.hubspot()), Map.of(), Standing.unknown(), atAFraction, KEEN)))
                .containsEntry("mql_since", "2026-12-07T12:00:00Z");
    }

    @Test
    void shadowWritesOnlyPropertiesOfItsOwn() {
        assertThat(changes(Acme.hubspot(), Map.of(), Standing.unknown(), DEMO, KEEN))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.property()).startsWith("mql_"));
    }

    @Test
    void offWritesNothing() {
        Mapping off = withMode(Acme.hubspot(), Mapping.Mode.OFF);

        assertThat(changes(off, Map.of(), Standing.unknown(), DEMO, KEEN)).isEmpty();
    }

    @Test
    void writesNothingASecondTime() {
        Mapping mapping = live(Acme.hubspot());
        Map<String, String> held = new HashMap<>(KEEN);
        held.putAll(values(changes(mapping, Map.of(), Standing.unknown(), DEMO, KEEN)));
        // The CRM's own spelling of a number and an instant.
        held.put("mql_score", held.get("mql_score") + ".0");
        held.put("mql_since", "1796644800000");

        assertThat(changes(
                        mapping,
                        Map.of("hs_lead_status", "MQL", "lifecyclestage", "marketingqualifiedlead"),
                        new Standing(Stage.MQL, NOON - DAY, null, null, 0, NOON - DAY, null),
                        DEMO,
                        held))
                .isEmpty();
    }

    @Test
    void leavesAStatusOfSalesAndALaterLifecycleStageAlone() {
        Map<String, String> connected = new HashMap<>(KEEN);
        connected.put("hs_lead_status", "CONNECTED");
        connected.put("lifecyclestage", "opportunity");

        assertThat(values(changes(live(Acme.hubspot()), Map.of(), Standing.unknown(), DEMO, connected)))
                .doesNotContainKeys("hs_lead_status", "lifecyclestage")
                .containsEntry("mql_verdict", "mql");
    }

    @Test
    void keepsTheFirstInstantAPersonBecameAnMql() {
        Map<String, String> since = new HashMap<>(KEEN);
        since.put("mql_since", "2025-01-01T00:00:00Z");

        assertThat(values(changes(live(Acme.hubspot()), Map.of(), Standing.unknown(), DEMO, since)))
                .doesNotContainKey("mql_since");
    }

    @Test
    void scoreIsCutToItsStepsNeverRounded() {
        assertThat(Telling.published(59_999_999, 5)).isEqualTo(55);
        assertThat(Telling.published(60_000_000, 5)).isEqualTo(60);
        assertThat(Telling.published(60_900_000, 1)).isEqualTo(60);
    }

    @Test
    void stoppedMqlGoesWhereTheRecycledGo() {
        Map<String, String> mql = new HashMap<>(KEEN);
        mql.put("hs_lead_status", "MQL");
        mql.put("jobtitle", "Student");

        List<PropertyChange> changes = changes(
                live(Acme.hubspot()),
                Map.of("hs_lead_status", "MQL"),
                new Standing(Stage.MQL, NOON - 9 * DAY, null, null, 0, NOON - 9 * DAY, null),
                DEMO,
                mql);

        assertThat(changes).contains(new PropertyChange("hs_lead_status", "MQL", "OPEN", "stopped"));
        assertThat(values(changes).get("mql_reason")).startsWith("Looks for a job");
    }

    @Test
    void asksForWhatIsMissing() {
        Map<String, String> nameless = new HashMap<>(KEEN);
        nameless.remove("jobtitle");

        assertThat(values(changes(live(Acme.hubspot()), Map.of(), Standing.unknown(), DEMO, nameless)))
                .containsEntry("mql_ask_for", "job title")
                .hasEntrySatisfying("mql_reason", reason -> assertThat(reason).endsWith("Ask for: job title."));
    }

    private static List<PropertyChange> changes(
            Mapping mapping,
            Map<String, String> ledger,
            Standing standing,
            List<Item.Touch> touches,
            Map<String, String> contact) {
        Records records = records(touches, jane(NOON - 2 * DAY, contact), northwind(NOON - 9 * DAY, COMPANY));
        Facts facts = Acme.facts(mapping, records);
        Evaluation evaluation = EVALUATOR.evaluate(facts, NOON);
        List<Holding> holdings = Holdings.of(mapping).holdings(records, ledger, Set.of());
        Long below = EVALUATOR.belowLeavingSince(facts, NOON, standing.since()).orElse(null);
        Decision decision = Decider.of(DEFINITION, mapping.policy(DEFINITION.zone()))
                .decide(
                        evaluation.outcome(),
                        holdings,
                        standing,
                        Traces.of(DEFINITION, facts, evaluation, below),
                        NOON);
        return PropertyPlan.of(mapping, DEFINITION)
                .changes(facts, evaluation, decision, holdings, records, "http://127.0.0.1/101");
    }

    private static Map<String, String> values(List<PropertyChange> changes) {
        return changes.stream()
                .collect(Collectors.toMap(
                        PropertyChange::property, PropertyChange::value, (one, other) -> other, TreeMap::new));
    }

    private static Mapping withMode(Mapping mapping, Mapping.Mode mode) {
        return new Mapping(
                mapping.crm(),
                mode,
                null,
                mapping.scope(),
                mapping.people(),
                mapping.pace(),
                mapping.facts(),
                mapping.dealsOrNull(),
                mapping.activities(),
                mapping.stages(),
                mapping.targets(),
                mapping.readBack(),
                mapping.mails(),
                mapping.hash());
    }
}
