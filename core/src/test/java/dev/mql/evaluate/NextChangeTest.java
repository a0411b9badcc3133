package dev.mql.evaluate;

import static dev.mql.evaluate.Draft.DAY;
import static dev.mql.evaluate.Draft.POINT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.definition.Definition;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Feed;
import dev.mql.model.Value;
import dev.mql.proof.Proof;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Meaning 33, against every instant at which anything at all could change. */
class NextChangeTest {

    private static final int CASES = Proof.times(20_000, 200);
    private static final long STEP = 5 * POINT;
    private static final long HORIZON = 3_650 * DAY;

    /** What line 33 compares, told from the public outcome alone. */
    private record Shown(Verdict verdict, String grade, Object interest, long published, boolean below) {

        static Shown at(Evaluator evaluator, Definition definition, Facts facts, long instant) {
            Outcome outcome = evaluator.outcome(facts, instant);
            return new Shown(
                    outcome.verdict(),
                    outcome.grade(),
                    outcome.interest(),
                    outcome.score() / STEP,
                    outcome.score() < definition.leave().score());
        }
    }

    @Test
    void isTheEarliestInstantAtWhichSomethingDiffers() {
        int changes = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Definition definition = new RandomDefinitions(random).definition();
            Facts facts = new RandomPeople(random).person();
            Evaluator evaluator = Evaluator.of(definition, "v1:test");
            NextChange next = evaluator.next(facts, RandomPeople.NOW, STEP);
            long expected = byTryingEveryBreakpoint(evaluator, definition, facts);
            if (next.exact()) {
                assertThat(next.at()).as("seed %d", seed).isEqualTo(expected);
            } else {
                assertThat(next.at()).as("seed %d, not proven", seed).isLessThanOrEqualTo(expected);
            }
            changes += next.at() == Long.MAX_VALUE ? 0 : 1;
        }
        assertThat(changes).as("people whom time changes").isGreaterThan(CASES / 4);
        Proof.NEXT_CHANGE.held(CASES + " people, " + changes + " whom time changes");
    }

    private static long byTryingEveryBreakpoint(Evaluator evaluator, Definition definition, Facts facts) {
        Shown now = Shown.at(evaluator, definition, facts, RandomPeople.NOW);
        for (long instant : breakpoints(facts)) {
            if (!Shown.at(evaluator, definition, facts, instant).equals(now)) {
                return instant;
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * All windows, curves and ages of {@link RandomDefinitions} end on whole days after something happened, was read or
     * began to be fed; after 2,000 days the longest half-life has left nothing.
     */
    private static Set<Long> breakpoints(Facts facts) {
        TreeSet<Long> starts = new TreeSet<>();
        for (Activity activity : facts.activities()) {
            starts.add(activity.at());
        }
        facts.properties()
                .values()
                .forEach(observations -> observations.forEach(seen -> {
                    starts.add(seen.validFrom());
                    if (seen.valueOrNull() instanceof Value.Moment moment) {
                        starts.add(moment.at().toEpochMilli());
                    }
                }));
        for (Feed feed : facts.feeds().values()) {
            if (feed.how() == Feed.How.FED && feed.since() != Long.MIN_VALUE) {
                starts.add(feed.since());
            }
        }
        TreeSet<Long> instants = new TreeSet<>();
        for (long start : starts) {
            long first = Math.max(0, (RandomPeople.NOW - start) / DAY);
            for (long day = first; day <= first + 2_000; day++) {
                long instant = start + day * DAY;
                if (instant > RandomPeople.NOW && instant <= RandomPeople.NOW + HORIZON) {
                    instants.add(instant);
                }
            }
        }
        return instants;
    }
}
