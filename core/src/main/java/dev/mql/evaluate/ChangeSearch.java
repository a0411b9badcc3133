package dev.mql.evaluate;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the earliest instant at which time alone changes what others see, by evaluating whole spans of time: one in
 * which every bound is equal proves that nothing changes in it, any other is halved, down to a millisecond (meaning 33).
 * Between two instants at which something new happens or is read a span never reaches.
 */
final class ChangeSearch {

    static final long HORIZON = 3_650 * Curve.DAY;
    static final int MOST_STEPS = 10_000;

    private final Compiled definition;
    private final Facts facts;
    private final long step;
    private final Face before;
    private final Scene now;
    private int steps;

    /** @param judgement of the instant to search from */
    ChangeSearch(Judgement judgement, Facts facts, long step) {
        this.definition = judgement.definition;
        this.facts = facts;
        this.step = step;
        this.before = Face.at(judgement, step);
        this.now = judgement.scene;
    }

    NextChange after(long asOf) {
        long horizon = asOf + HORIZON;
        NavigableSet<Long> news = news(asOf, horizon);
        long from = asOf + 1;
        long world = asOf;
        while (from <= horizon) {
            Long nextNews = news.higher(from - 1);
            if (nextNews != null && nextNews == from) {
                world = from;
                nextNews = news.higher(from);
            }
            long to = nextNews == null ? horizon : nextNews - 1;
            NextChange found = within(world == asOf ? now : Scene.of(definition.blueprint, facts, world), from, to);
            if (found != null) {
                return found;
            }
            from = to + 1;
        }
        return NextChange.NEVER;
    }

    private @Nullable NextChange within(Scene scene, long start, long end) {
        Steady steady = new Steady(definition, scene);
        // The ends of the spans still to be looked at, the nearest last; halving 2^63 ms leaves at most 64 of them.
        long[] ends = new long[64];
        int open = 0;
        long from = start;
        long to = end;
        while (true) {
            if (++steps > MOST_STEPS) {
                return new NextChange(from, false);
            }
            switch (before.over(Judgement.of(steady, definition, scene, new Span(from, to)), step)) {
                case DIFFERENT -> {
                    return new NextChange(from, true);
                }
                case SAME -> {
                    if (open == 0) {
                        return null;
                    }
                    from = to + 1;
                    to = ends[--open];
                }
                case PERHAPS -> {
                    ends[open++] = to;
                    to = from + (to - from) / 2;
                }
            }
        }
    }

    /** When something happens or is read after an instant that replays know of already. */
    private NavigableSet<Long> news(long asOf, long horizon) {
        TreeSet<Long> news = new TreeSet<>();
        for (Activity activity : facts.activities()) {
            if (activity.at() > asOf && activity.at() <= horizon) {
                news.add(activity.at());
            }
        }
        for (String fact : definition.blueprint.factNames) {
            facts.properties().getOrDefault(fact, List.of()).forEach(observation -> {
                if (observation.validFrom() > asOf && observation.validFrom() <= horizon) {
                    news.add(observation.validFrom());
                }
            });
        }
        return news;
    }
}
