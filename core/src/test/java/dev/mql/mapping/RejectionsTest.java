package dev.mql.mapping;

import static dev.mql.mapping.Acme.DAY;
import static dev.mql.mapping.Acme.NOON;
import static dev.mql.mapping.Acme.jane;
import static dev.mql.mapping.Acme.records;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Records;
import dev.mql.file.Mistakes;
import dev.mql.model.Facts;
import dev.mql.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Meaning 28: a raised hand counts only if it is newer than the last rejection, and that is whenever sales said no. */
class RejectionsTest {

    private static final String MAPPING = """
            crm: hubspot
            facts: {contact.email: contacts.email}
            stages: {hs_lead_status: {engine: {NEW: lead}, sales: {UNQUALIFIED: rejected, CONNECTED: accepted}}}
            read_back: {rejected_why: contacts.why_rejected}
            """;

    @Test
    void aStatusThatMeansSoIsARejectionEachTimeItIsSet() {
        assertThat(rejections(
                        jane(NOON - 9 * DAY, Map.of("hs_lead_status", "UNQUALIFIED")),
                        jane(NOON - 8 * DAY, Map.of("hs_lead_status", "UNQUALIFIED", "city", "Bern")),
                        jane(NOON - 7 * DAY, Map.of("hs_lead_status", "NEW")),
                        jane(NOON - 6 * DAY, Map.of("hs_lead_status", "UNQUALIFIED"))))
                .containsExactly(NOON - 9 * DAY, NOON - 6 * DAY);
    }

    @Test
    void aReasonGivenOrChangedIsARejectionWhateverTheStatusSays() {
        assertThat(rejections(
                        jane(NOON - 9 * DAY, Map.of("hs_lead_status", "NEW")),
                        jane(NOON - 8 * DAY, Map.of("hs_lead_status", "NEW", "why_rejected", "no_budget")),
                        jane(NOON - 7 * DAY, Map.of("hs_lead_status", "CONNECTED", "why_rejected", "no_budget")),
                        jane(NOON - 6 * DAY, Map.of("hs_lead_status", "NEW", "why_rejected", "not_a_fit")),
                        jane(NOON - 5 * DAY, Map.of("hs_lead_status", "NEW"))))
                .containsExactly(NOON - 8 * DAY, NOON - 6 * DAY);
    }

    @Test
    void whoWasNeverRejectedHasNoSuchFact() {
        assertThat(rejections(jane(NOON - 9 * DAY, Map.of("hs_lead_status", "CONNECTED"))))
                .isEmpty();
    }

    private static List<Long> rejections(Records.Version... versions) {
        Mistakes mistakes = new Mistakes("mapping-hubspot.yaml");
        Mapping mapping = MappingFile.read(MAPPING, mistakes).orElseThrow(() -> new AssertionError(mistakes.list()));
        return Acme.facts(mapping, records(versions)).properties().getOrDefault(Facts.REJECTED_AT, List.of()).stream()
                .map(seen -> ((Value.Moment) seen.value().orElseThrow()).at().toEpochMilli())
                .toList();
    }
}
