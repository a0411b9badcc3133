package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Alignment.Criterion;
import dev.mql.definition.Alignment.How;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    @Test
    void saysOfEachCriterionOfTheSqlHowTheMqlTreatsIt() {
        Definition definition = Definitions.of("""
                definition: Example
                never:
                  not-served: {when: {company.country: {not: [DE, AT]}}, say: Not served, why: No help desk}
                  small: {when: {company.employees: {not: 50+}}, say: Too small, why: Cannot pay}
                sales_needs: [company.country]
                fit:
                  cap: 50
                  seniority: {of: contact.seniority, points: {vp: 50}, why: They sign}
                engagement:
                  cap: 50
                  product:
                    demo: {did: demo_held, points: 50, why: They looked}
                mql: {enter: {score: 60}}
                sql:
                  when: {company.country: [DE, AT], company.employees: 50+, contact.seniority: [c_level, vp], company.industry: software}
                  yes_to: {at_least: 1, of: [bant.budget]}
                  and_one: [demo_held, meeting_held]
                """);

        assertThat(Alignment.of(definition))
                .extracting(Criterion::how)
                .containsExactlyInAnyOrder(
                        How.SAME, // who is elsewhere is stopped, and the country has to be known
                        How.LOOSER, // who is known to be too small is stopped, the others pass
                        How.LOOSER, // points, no line
                        How.MISSING, // industry
                        How.MISSING, // budget
                        How.LOOSER); // a demo gives points
        assertThat(Alignment.of(definition))
                .filteredOn(criterion -> criterion.how() == How.SAME)
                .extracting(Criterion::words)
                .allMatch(words -> words.contains("country"));
    }

    @Test
    void theMeetingHasTwoNamesAndOneMeaning() {
        String text = """
                definition: Example
                fit: {cap: 50, seniority: {of: contact.seniority, points: {vp: 50}, why: They sign}}
                mql: {enter: {score: 10}}
                sql: {yes_to: {at_least: 1, of: [bant.budget]}, %s: [demo_held, meeting_held]}
                """;

        assertThat(DefinitionHash.of(Definitions.of(text.formatted("and_any"))))
                .isEqualTo(DefinitionHash.of(Definitions.of(text.formatted("and_one"))));
    }

    @Test
    void saysNothingWhereSalesAsksForNothing() {
        assertThat(Alignment.of(Definitions.of("""
                definition: Example
                fit: {cap: 50, seniority: {of: contact.seniority, points: {vp: 50}, why: They sign}}
                mql: {enter: {score: 10}}
                """))).isEmpty();
    }
}
