package dev.mql.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.file.Mistakes;
import dev.mql.file.Mutations;
import dev.mql.file.Schemas;
import dev.mql.proof.Proof;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Whatever stands in a mapping: it is read, or refused with a place and a remedy; and so is what its schema refuses. */
class MappingMutationTest {

    private static final Duration HANG = Duration.ofSeconds(20);
    private static final int ROUNDS = Proof.times(10_000, 300);

    private static final Map<String, String> JANE = Map.of(
            "email", "jane@northwind.example",
            "jobtitle", "Head of Sales",
            "numemployees", "51-200",
            "annualrevenue", "1M-10M",
            "hs_analytics_source", "REFERRALS");

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "salesforce"})
    void aMutatedMappingIsReadOrRefusedWithAPlace(String crm) throws Exception {
        Random random = new Random(13);
        Schemas schema = new Schemas("mapping-" + crm + ".json");
        String example = Files.readString(Acme.EXAMPLES.resolve("mapping-" + crm + ".yaml"));
        int accepted = 0;
        int refusedBySchema = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = Mutations.of(example, random);
            Mistakes mistakes = new Mistakes("mapping.yaml");
            long begin = System.nanoTime();
            Optional<Mapping> mapping = MappingFile.read(text, mistakes);
            if (mapping.isPresent()) {
                accepted++;
                Normaliser normaliser = Normaliser.of(mapping.get(), Acme.PLAIN, Acme.BERLIN);
                assertThat(normaliser.normalise(Acme.records(Acme.jane(Acme.NOON, JANE))))
                        .isNotNull();
            } else {
                assertThat(mistakes.list()).as(text).isNotEmpty().allSatisfy(mistake -> {
                    assertThat(mistake.line()).isPositive();
                    assertThat(mistake.column()).isPositive();
                    assertThat(mistake.what()).isNotBlank();
                    assertThat(mistake.remedy()).isNotBlank();
                });
            }
            assertThat(System.nanoTime() - begin).as(text).isLessThan(HANG.toNanos());
            if (refuses(schema, text)) {
                refusedBySchema++;
                assertThat(mapping).as(schema.refusals(text) + "\n" + text).isEmpty();
            }
        }
        assertThat(accepted).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
        assertThat(refusedBySchema).isGreaterThan(ROUNDS / 20);
        Proof.MUTATED_MAPPINGS.held(crm + ": " + ROUNDS + " mutations, " + accepted + " read");
    }

    private static boolean refuses(Schemas schema, String text) {
        try {
            return !schema.refusals(text).isEmpty();
        } catch (JacksonException | IndexOutOfBoundsException noYaml) {
            return false;
        }
    }
}
