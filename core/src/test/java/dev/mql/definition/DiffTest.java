package dev.mql.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.file.DefinitionFile;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiffTest {

    @Test
    void saysWhatChangedInPlainWords() {
        assertThat(diff("51-200: 8", "51-200: 9"))
                .containsExactly("changed fit size: company employees is 51 to 200: +8 -> +9");
        assertThat(diff("{score: 60, fit: 25, product: 10}", "{score: 61, fit: 25}"))
                .containsExactly(
                        "changed mql score: at least 60 -> at least 61", "removed mql product interest: at least 10");
        assertThat(diff("[DE, AT, CH, FR,", "[DE, AT, PT, FR,"))
                .containsExactly(
                        "changed never not-served: without CH -> with PT",
                        "changed list served: without CH -> with PT");
        assertThat(diff("half in 30d", "half in 20d"))
                .containsExactly("changed engagement fading: fades to half in 30 days -> fades to half in 20 days");
    }

    @Test
    void aRuleThatMovedIsGoneHereAndNewThere() {
        assertThat(diff("  free-mail:\n", "  private-mail:\n"))
                .containsExactly(
                        "removed fit free-mail: contact email kind is free: -10",
                        "added fit private-mail: contact email kind is free: -10");
    }

    @Test
    void saysNothingOfWords() {
        assertThat(diff("Four of five deals", "All deals")).isEmpty();
        assertThat(diff("edition: 2026-Q4", "edition: 2027-Q1")).isEmpty();
        assertThat(diff("fit: {A: 40, B: 30, C: 20, D: 0}", "fit: {D: 0, C: 20, B: 30, A: 40}"))
                .isEmpty();
        assertThat(diff("served: [DE,", "served: [de,")).noneMatch(line -> line.contains("never"));
    }

    /** Nobody can change a verdict by a change that the diff does not show. */
    @Test
    void isEmptyExactlyWhenTheHashIsTheSame() {
        String acme = Definitions.acme();
        Definition before = Definitions.of(acme);
        Random random = new Random(3);
        int different = 0;
        for (int round = 0; round < 500; round++) {
            Optional<Definition> after = DefinitionFile.read(mutated(acme, random), "d.yaml", Glossary.STANDARD)
                    .definition();
            if (after.isPresent()) {
                boolean same = DefinitionHash.of(before).equals(DefinitionHash.of(after.get()));
                List<Diff.Change> changes = Diff.of(before, after.get()).stream()
                        .filter(change -> !change.section().equals("list"))
                        .toList();
                assertThat(changes.isEmpty()).as("%s", changes).isEqualTo(same);
                different += same ? 0 : 1;
            }
        }
        assertThat(different).isGreaterThan(50);
    }

    /** Another digit, or one word instead of another. */
    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        while (true) {
            int at = random.nextInt(text.length());
            char c = text.charAt(at);
            if (Character.isDigit(c)) {
                mutated.setCharAt(at, (char) ('0' + random.nextInt(10)));
                return mutated.toString();
            } else if (Character.isLetter(c) && random.nextInt(10) == 0) {
                mutated.setCharAt(at, (char) ('a' + random.nextInt(26)));
                return mutated.toString();
            }
        }
    }

    private static List<String> diff(String what, String by) {
        String acme = Definitions.acme();
        assertThat(acme).contains(what);
        return Diff.of(Definitions.of(acme), Definitions.of(acme.replace(what, by))).stream()
                .map(Diff.Change::toString)
                .toList();
    }
}
