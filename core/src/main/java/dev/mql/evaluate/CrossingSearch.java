package dev.mql.evaluate;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Looks back for the last instant at which the score was not yet below the leaving line: as {@link ChangeSearch} by
 * bounds over spans of time, from now to the first thing known of the person (meaning 36).
 */
final class CrossingSearch {

    private final Compiled definition;
    private final Facts facts;
    private int steps;

    CrossingSearch(Compiled definition, Facts facts) {
        this.definition = definition;
        this.facts = facts;
    }

    Optional<Long> belowSince(long asOf) {
        if (!isBelow(asOf)) {
            return Optional.empty();
        }
        long to = asOf;
        for (long from : news(asOf).descendingSet()) {
            Scene scene = Scene.of(definition.blueprint, facts, from);
            long crossed = crossing(scene, from, to);
            if (crossed > from) {
                return Optional.of(crossed);
            }
            if (!isBelow(from - 1)) {
                return Optional.of(from);
            }
            to = from - 1;
        }
        // Nothing was known before, and so there was no score above any line.
        return Optional.of(Math.min(to + 1, asOf));
    }

    private boolean isBelow(long instant) {
        Judgement judgement =
                Judgement.of(definition, Scene.of(definition.blueprint, facts, instant), Span.at(instant));
        return definition.caps.score(judgement.least) < definition.leaveScore;
    }

    /** The first instant of the part of a span, up to its end, that lies below the line as a whole; the span's if it all does. */
    private long crossing(Scene scene, long start, long end) {
        long below = end + 1;
        Steady steady = new Steady(definition, scene);
        long[] starts = new long[64];
        int open = 0;
        long from = start;
        long to = end;
        while (true) {
            Judgement judgement = Judgement.of(steady, definition, scene, new Span(from, to));
            if (definition.caps.score(judgement.most) < definition.leaveScore) {
                below = from;
                if (open == 0) {
                    return below;
                }
                to = from - 1;
                from = starts[--open];
            } else if (from == to || ++steps > ChangeSearch.MOST_STEPS) {
                return below;
            } else {
                starts[open++] = from;
                from = to - (to - from) / 2;
            }
        }
    }

    /** When something happened or was read, up to an instant. */
    private NavigableSet<Long> news(long asOf) {
        NavigableSet<Long> news = new TreeSet<>();
        for (Activity activity : facts.activities()) {
            news.add(activity.at());
        }
        facts.properties().values().forEach(seen -> seen.forEach(observation -> news.add(observation.validFrom())));
        return news.headSet(asOf, true);
    }
}
