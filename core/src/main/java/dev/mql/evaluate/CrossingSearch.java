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

    /** @param earliest nothing before it is looked at, and it stands for all of that */
    Optional<Long> belowSince(long asOf, long earliest) {
        long since = asOf + 1;
        for (long news : news(asOf).descendingSet()) {
            long from = Math.min(Math.max(news, earliest), asOf);
            since = crossing(Scene.of(definition.blueprint, facts, news), from, since - 1);
            if (since > from || from <= earliest) {
                break;
            }
        }
        return since > asOf ? Optional.empty() : Optional.of(since);
    }

    /**
     * The first instant of the part of a span, up to its end, that lies below the line as a whole; the span's if it all
     * does, and the one after its end if not even that does.
     */
    private long crossing(Scene scene, long start, long end) {
        Steady steady = new Steady(definition, scene);
        if (!isBelow(steady, scene, Span.at(end))) {
            return end + 1;
        }
        long below = end;
        long[] starts = new long[64];
        int open = 0;
        long from = start;
        long to = end;
        while (true) {
            if (isBelow(steady, scene, new Span(from, to))) {
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

    private boolean isBelow(Steady steady, Scene scene, Span span) {
        Judgement judgement = Judgement.of(steady, definition, scene, span);
        return definition.caps.score(judgement.most) < definition.leaveScore;
    }

    /** The instant itself, and before it when something happened or was read. */
    private NavigableSet<Long> news(long asOf) {
        NavigableSet<Long> news = new TreeSet<>();
        news.add(asOf);
        for (Activity activity : facts.activities()) {
            news.add(activity.at());
        }
        facts.properties().values().forEach(seen -> seen.forEach(observation -> news.add(observation.validFrom())));
        return news.headSet(asOf, true);
    }
}
