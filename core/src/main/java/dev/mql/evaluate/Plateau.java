package dev.mql.evaluate;

import dev.mql.definition.Views;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/** Finds how long engagement has not risen: only something new lifts it, so only those instants are looked at. */
final class Plateau {

    private Plateau() {}

    /**
     * @param engagement micro-points at an instant
     * @return UTC milliseconds of the last rise; {@link Long#MAX_VALUE} if there is no plateau
     */
    static long since(Views views, Facts facts, long asOf, LongUnaryOperator engagement) {
        if (views.plateauTime() <= 0 || engagement.applyAsLong(asOf) < views.plateauFloor()) {
            return Long.MAX_VALUE;
        }
        for (long instant : news(facts, asOf).descendingSet()) {
            if (engagement.applyAsLong(instant) > engagement.applyAsLong(instant - 1)) {
                return instant > asOf - views.plateauTime() ? Long.MAX_VALUE : instant;
            }
        }
        return Long.MAX_VALUE;
    }

    private static NavigableSet<Long> news(Facts facts, long asOf) {
        TreeSet<Long> news = new TreeSet<>();
        for (Activity activity : facts.activities()) {
            news.add(activity.at());
        }
        for (List<Observation> observations : facts.properties().values()) {
            observations.forEach(seen -> news.add(seen.validFrom()));
        }
        return new TreeSet<>(news.headSet(asOf, true));
    }
}
