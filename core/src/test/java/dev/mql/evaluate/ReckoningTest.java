package dev.mql.evaluate;

import static dev.mql.evaluate.Draft.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.model.Facts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nobody changes what mql thinks without saying so to those who are upgraded. */
class ReckoningTest {

    private static final int PEOPLE = 600;

    /** SHA-256 over what {@link Reckoning#VERSION} thinks of people made up from seeds. */
    private static final String OF_THIS_VERSION = "410f289349df54cab14ea2b04b723fdeaf4caf94fde0e895b3168efeab3e0a53";

    @Test
    void isAnotherVersionWhereverAnyVerdictIsAnother() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int seed = 0; seed < PEOPLE; seed++) {
            Random random = new Random(seed);
            Definition definition = new RandomDefinitions(random).definition();
            Facts facts = new RandomPeople(random).person();
            Evaluator evaluator = Evaluator.of(definition, "v1:test");
            for (int age = 0; age < 3; age++) {
                digest.update(text(evaluator.outcome(facts, RandomPeople.NOW + age * 40L * DAY)));
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("what mql thinks has changed: raise Reckoning.VERSION, and note the new hash here")
                .isEqualTo(OF_THIS_VERSION);
    }

    private static byte[] text(Outcome outcome) {
        String text = String.join(
                " ",
                outcome.verdict().toString(),
                Boolean.toString(outcome.raised()),
                Long.toString(outcome.score()),
                Long.toString(outcome.low()),
                Long.toString(outcome.high()),
                Long.toString(outcome.fit()),
                Long.toString(outcome.product()),
                Long.toString(outcome.content()),
                outcome.grade(),
                new TreeSet<>(outcome.interest()).toString());
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
