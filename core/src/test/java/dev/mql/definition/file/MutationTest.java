package dev.mql.definition.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.definition.DefinitionHash;
import dev.mql.definition.Diff;
import dev.mql.definition.PlainWords;
import dev.mql.definition.file.DefinitionFile.Reading;
import dev.mql.file.Mistakes;
import dev.mql.file.Mutations;
import dev.mql.proof.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file: it is read, or refused with a place and a remedy. Never an exception, never a hang. */
class MutationTest {

    /** Far beyond what any of them takes, also on a busy machine. */
    private static final Duration HANG = Duration.ofSeconds(20);

    private static final int ROUNDS = Proof.times(10_000, 1_000);

    @Test
    void aMutatedDefinitionIsReadOrRefusedWithAPlace() {
        Random random = new Random(7);
        Definition acme = Samples.loaded(Samples.acme()).loaded();
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = Mutations.of(round % 2 == 0 ? Samples.EVERYTHING : Samples.acme(), random);
            long begin = System.nanoTime();
            Reading reading = Samples.read(text);
            if (reading.definition().isPresent()) {
                read++;
                Definition definition = reading.definition().get();
                assertThat(DefinitionHash.of(definition)).hasSize("v1:".length() + 64);
                assertThat(PlainWords.of(definition)).isNotEmpty();
                assertThat(Diff.of(acme, definition)).isNotNull();
            } else {
                assertThat(reading.mistakes()).as(text).isNotEmpty().allSatisfy(mistake -> {
                    assertThat(mistake.line()).isPositive();
                    assertThat(mistake.column()).isPositive();
                    assertThat(mistake.what()).isNotBlank();
                    assertThat(mistake.remedy()).isNotBlank();
                });
            }
            assertThat(System.nanoTime() - begin).as(text).isLessThan(HANG.toNanos());
        }
        assertThat(read).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
        Proof.MUTATED_DEFINITIONS.held(ROUNDS + " mutations, " + read + " read");
    }

    @Test
    void mutatedApprovalsAreReadOrRefused() {
        Random random = new Random(8);
        String text = "approvals:\n  - {hash: 'v1:a', team: sales, by: Kim, at: 2026-12-01T09:00:00Z}\n";
        for (int round = 0; round < ROUNDS; round++) {
            Mistakes mistakes = new Mistakes("definition.approvals.yaml");
            Approvals approvals = Approvals.read(Mutations.of(text, random), mistakes);
            assertThat(approvals.list().size()).isLessThan(500);
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        Random random = new Random(9);
        for (int round = 0; round < ROUNDS / 10; round++) {
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(Samples.read(text).definition()).isEmpty();
        }
    }
}
