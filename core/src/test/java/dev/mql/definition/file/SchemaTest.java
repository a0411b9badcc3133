package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.file.Mutations;
import dev.mql.file.Schemas;
import dev.mql.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

/** What an editor underlines by the schema, mql refuses; so nobody mends a file that was right. */
class SchemaTest {

    private static final Schemas SCHEMA = new Schemas("definition.json");

    @Test
    void acceptsTheExample() throws IOException {
        assertThat(SCHEMA.refusals(Files.readString(Samples.ACME))).isEmpty();
    }

    @Test
    void acceptsTheWholeGrammar() {
        assertThat(Samples.read(Samples.EVERYTHING).mistakes()).isEmpty();
        assertThat(SCHEMA.refusals(Samples.EVERYTHING)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("misspelt")
    void refusesWhatAnEditorCanSee(String text) {
        assertThat(SCHEMA.refusals(Samples.SMALL + text)).isNotEmpty();
        assertThat(Samples.read(Samples.SMALL + text).mistakes()).isNotEmpty();
    }

    static Stream<String> misspelt() {
        return Stream.of(
                "hand_riase: {did: demo_request}",
                "fit: {r: {of: company.employees, pionts: {1+: 3}}}",
                "fit: {r: {of: company.employees, points: {1+: three}}}",
                "fit: {r: {when: {contact.title: {matches: a, nto: b}}, points: 1}}",
                "engagement: {product: {r: {did: email_click, points: 1, fades: slowly}}}",
                "engagement: {product: {r: {did: email_click, points: 1, at_most: 3}}}",
                "never: {a: {say: no}}",
                "sales_needs: {a: b}",
                "handoff: {again: {after: 3}}",
                "never:");
    }

    @Test
    void refusesNothingThatTheReaderAccepts() {
        Random random = new Random(5);
        int rounds = Proof.times(10_000, 500);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            String text = Mutations.of(round % 2 == 0 ? Samples.EVERYTHING : Samples.acme(), random);
            if (schemaRefuses(text)) {
                refused++;
                assertThat(Samples.read(text).mistakes()).as(text).isNotEmpty();
            }
        }
        assertThat(refused).isGreaterThan(rounds / 20);
        Proof.SCHEMA.held(rounds + " mutations, " + refused + " refused");
    }

    private static boolean schemaRefuses(String text) {
        try {
            return !SCHEMA.refusals(text).isEmpty();
        } catch (JacksonException | IndexOutOfBoundsException e) {
            // No YAML, or the parser's trouble with an emoji at the end of its buffer, which our reader works around.
            return false;
        }
    }
}
