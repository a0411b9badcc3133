package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Holding.Owner;
import dev.mql.file.Mistake;
import dev.mql.file.Mistakes;
import dev.mql.model.Stage;
import dev.mql.model.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

    private static final String SMALL = """
            crm: hubspot
            facts: {contact.email: contacts.email}
            """;

    @Test
    void readsTheHubSpotExampleAsItsCommentsSay() {
        Mapping mapping = Acme.hubspot();

        assertThat(mapping.mode()).isEqualTo(Mapping.Mode.SHADOW);
        assertThat(mapping.liveFrom()).hasToString("Optional[2026-12-07]");
        assertThat(mapping.stages().properties().get(0).values())
                .containsEntry("", new Stages.Meaning(Stage.LEAD, Owner.ENGINE))
                .containsEntry("CONNECTED", new Stages.Meaning(Stage.ACCEPTED, Owner.SALES));
        assertThat(mapping.targets().values().get(0))
                .isEqualTo(new Targets.Value("mql_score", Targets.What.SCORE, 5, Targets.Policy.ALWAYS, ""));
        assertThat(Telling.scoreStep(mapping, "")).isEqualTo(5 * Value.MICROS);
    }

    @Test
    void readsTheSalesforceExampleAsItsCommentsSay() {
        Mapping mapping = Acme.mapping("mapping-salesforce.yaml");

        assertThat(mapping.people().contactWins()).isTrue();
        assertThat(mapping.people().accountByDomain()).contains(new Path("Account", "Website"));
        assertThat(mapping.pace()).isEqualTo(new Mapping.Pace(20_000, 200));
        assertThat(mapping.stages().deals())
                .contains(new Stages.Deals("Opportunity", Stage.OPPORTUNITY, Stage.CUSTOMER));
        assertThat(mapping.readBack().owner())
                .containsExactly(new Path("Lead", "OwnerId"), new Path("Contact", "OwnerId"));
    }

    @Test
    void hashChangesWithMeaningNotWithCommentsOrderModeOrPace() {
        String other = """
                # a comment
                facts: {contact.email: contacts.email}
                mode: live
                live_from: 2027-01-01
                crm: hubspot
                """;

        assertThat(mapping(other).hash()).isEqualTo(mapping(SMALL).hash());
        assertThat(mapping(SMALL + "activities: {forms: {demo_request: Demo*}}").hash())
                .isNotEqualTo(mapping(SMALL).hash());
    }

    @Test
    void tellsAllMistakesAtOnceWithTheirPlaceAndRemedy() {
        List<Mistake> mistakes = mistakes("""
                crm: hubspot
                mode: lve
                facts:
                  contact.email: contact.email
                  company.employees: {from: contacts.numemployees, as: rnge, currency: account}
                  company.country: {form: contacts.country}
                activities:
                  forms: {Demo: ["Demo*"], trial: []}
                  otherwise: drop
                stages:
                  hs_lead_status: {engine: {NEW: laed, BUSY: accepted}, sales: {NEW: accepted}}
                write:
                  hs_lead_status: {stages: {mql: MQL, sql: IN_PROGRESS}, policy: sometimes}
                  mql_score: {value: points}
                  ours: [mql_verdikt]
                tempo: {batch: 5}
                """);

        assertThat(mistakes).extracting(mistake -> mistake.at().line()).contains(2, 4, 5, 6, 8, 9, 11, 13, 14, 15, 16);
        assertThat(mistakes).allSatisfy(mistake -> assertThat(mistake.remedy()).isNotBlank());
        assertThat(mistakes.toString())
                .contains(
                        "`lve` is not known here",
                        "off, shadow, live",
                        "`sql`".replace("`", ""),
                        "unknown key `tempo`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            facts: {}                                                        | the key `crm` is missing
            crm: pipedrive                                                   | no CRM is called `pipedrive`
            crm: hubspot                                                     | the key `facts` is missing
            {crm: hubspot, facts: {contact.email: email}}                    | does not name a property
            {crm: salesforce, facts: {contact.email: Lead.Email}}            | a field per object
            {crm: hubspot, facts: {}, live_from: tomorrow}                   | is no day
            {crm: hubspot, facts: {}, scope: {created_within: 3 years}}      | expected a time
            {crm: hubspot, facts: {x: {count: tickets}}}                     | cannot be counted
            """)
    void namesWhatIsWrong(String text, String expected) {
        assertThat(mistakes(text).toString()).contains(expected);
    }

    @Test
    void refusesToWriteAValueItWouldNotKnowAgain() {
        assertThat(mistakes(SMALL + """
                        stages: {hs_lead_status: {engine: {NEW: lead}}}
                        write: {hs_lead_status: {stages: {mql: MQL}}}
                        """).toString()).contains("mql would write `MQL` and not know it again");
    }

    @Test
    void givesEachDefinitionPropertiesOfItsOwn() {
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        Mapping mapping = MappingFile.read(SMALL + """
                        write:
                          points: {value: score, steps_of: 5, definition: desk}
                          ours: [mql_score, mql_desk_verdict, mql_all_in_grade]
                        """, Set.of("desk", "all-in"), mistakes)
                .orElseThrow();
        assertThat(mapping.targets().of("desk"))
                .extracting(Targets.Value::property)
                .containsExactly("points", "mql_desk_verdict");
        assertThat(mapping.targets().of("all-in"))
                .extracting(Targets.Value::what)
                .containsExactly(Targets.What.GRADE);
        assertThat(mapping.targets().of("")).extracting(Targets.Value::property).containsExactly("mql_score");
        assertThat(Telling.scoreStep(mapping, "desk")).isEqualTo(5 * Value.MICROS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {p: {value: score}, P: {value: fit, definition: desk}} | `P` is written twice, for two definitions
            {mql_desk_score: {value: score}, ours: [mql_desk_score]} | `mql_desk_score` is written twice, for two definitions
            {p: {value: score, definition: dsk}}                   | did you mean `desk`?
            {ours: [mql_dsk_score]}                                | mql has no property called `mql_dsk_score`
            {p: {value: stage, definition: desk}}                  | only the definition that moves the status has a stage
            """)
    void refusesOutputsThatAreNobodysOrTwoDefinitions(String write, String expected) {
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        assertThat(MappingFile.read(SMALL + "write: " + write, Set.of("desk"), mistakes))
                .isEmpty();
        assertThat(mistakes.list())
                .singleElement()
                .asString()
                .contains(expected)
                .matches("mapping-hubspot.yaml:\\d+:\\d+: .*");
    }

    private static Mapping mapping(String text) {
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        Mapping mapping = MappingFile.read(text, mistakes).orElse(null);
        assertThat(mistakes.list()).isEmpty();
        assertThat(mapping).isNotNull();
        return java.util.Objects.requireNonNull(mapping);
    }

    private static List<Mistake> mistakes(String text) {
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        assertThat(MappingFile.read(text, mistakes)).isEmpty();
        return mistakes.list();
    }
}
