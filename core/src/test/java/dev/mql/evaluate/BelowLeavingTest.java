package dev.mql.evaluate;

import static dev.mql.evaluate.Draft.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.model.Facts;
import dev.mql.proof.Proof;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Meaning 36, against evaluations of the instants before. */
class BelowLeavingTest {

    private static final int CASES = Proof.times(20_000, 300);
    private static final long NOW = RandomPeople.NOW;

    /** A seed's definition and somebody whom it may think of. */
    private record Case(Evaluator evaluator, Definition definition, Facts facts) {

        static Case of(int seed) {
            Random random = new Random(seed);
            Definition definition = new RandomDefinitions(random).definition();
            return new Case(Evaluator.of(definition, "v1:test"), definition, new RandomPeople(random).person());
        }

        boolean isBelow(long instant) {
            return evaluator.outcome(facts, instant).score()
                    < definition.leave().score();
        }

        Optional<Long> since(long earliest) {
            return evaluator.belowLeavingSince(facts, NOW, earliest);
        }

        long firstKnown() {
            TreeSet<Long> news = new TreeSet<>();
            facts.activities().forEach(activity -> news.add(activity.at()));
            facts.properties().values().forEach(seen -> seen.forEach(one -> news.add(one.validFrom())));
            return news.isEmpty() ? NOW : Math.min(NOW, news.first());
        }
    }

    @Test
    void isTheInstantTheLineWasCrossedAndNoneSinceIsAbove() {
        int crossed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Case one = Case.of(seed);
            Optional<Long> since = one.since(Long.MIN_VALUE);
            assertThat(since.isPresent()).as("seed %d", seed).isEqualTo(one.isBelow(NOW));
            if (since.isPresent()) {
                boolean first = since.get() == one.firstKnown();
                assertThat(first || !one.isBelow(since.get() - 1))
                        .as("seed %d: above just before, or nothing known", seed)
                        .isTrue();
                for (long instant = since.get(); instant <= NOW; instant += DAY / 2) {
                    assertThat(one.isBelow(instant))
                            .as("seed %d at %d", seed, instant)
                            .isTrue();
                }
                crossed += first ? 0 : 1;
            }
        }
        assertThat(crossed).as("people who fell below").isGreaterThan(CASES / 20);
        Proof.BELOW_LEAVING.held(CASES + " people, " + crossed + " who fell below");
    }

    @Test
    void looksNoFurtherThanAsked() {
        for (int seed = 0; seed < CASES; seed++) {
            Case one = Case.of(seed);
            for (long earliest : new long[] {NOW - 400 * DAY, NOW - 30 * DAY, NOW - 1, NOW}) {
                assertThat(one.since(earliest))
                        .as("seed %d", seed)
                        .isEqualTo(one.since(Long.MIN_VALUE).map(since -> Math.max(since, earliest)));
            }
        }
    }
}
