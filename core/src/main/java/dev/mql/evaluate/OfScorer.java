package dev.mql.evaluate;

import dev.mql.definition.Rule;
import dev.mql.definition.Test;
import dev.mql.model.Folding;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact and a table of points; the first band that is true counts. */
final class OfScorer implements Scorer {

    private final int fact;
    private final Check[] bands;
    private final long[] points;
    private final long low;
    private final long high;
    /** Which band a text finds, where all bands are lists of plain texts: as written and folded. */
    private final @Nullable Map<String, Integer> table;

    OfScorer(int fact, Check[] bands, long[] points, @Nullable Map<String, Integer> table) {
        this.fact = fact;
        this.bands = bands;
        this.points = points;
        this.table = table;
        long least = 0;
        long most = 0;
        for (long band : points) {
            least = Math.min(least, band);
            most = Math.max(most, band);
        }
        this.low = least;
        this.high = most;
    }

    @Override
    public void weigh(Scene scene, Span span, Weight weight) {
        Observation seen = scene.seen[fact];
        if (seen == null) {
            weight.isUnknown(low, high);
            return;
        } else if (table != null && seen.valueOrNull() instanceof Value.Text text) {
            find(table, text.text(), weight);
            return;
        }
        for (int band = 0; band < bands.length; band++) {
            int state = bands[band].of(seen, span);
            if (state == Kleene.TRUE) {
                weight.fires(points[band]);
                return;
            } else if (state != Kleene.FALSE) {
                weighOpen(seen, span, weight, band);
                return;
            }
        }
        weight.isNot();
    }

    private void find(Map<String, Integer> byText, String text, Weight weight) {
        Integer band = byText.get(text);
        if (band == null) {
            String folded = Folding.fold(text);
            band = folded.equals(text) ? null : byText.get(folded);
        }
        if (band == null) {
            weight.isNot();
        } else {
            weight.fires(points[band]);
        }
    }

    /** The table of a rule whose bands are lists of plain texts; null for any other. */
    static @Nullable Map<String, Integer> table(List<Rule.Band> bands) {
        Map<String, Integer> table = new HashMap<>();
        for (int band = 0; band < bands.size(); band++) {
            if (!(bands.get(band).test() instanceof Test.OneOf oneOf)) {
                return null;
            }
            for (String text : oneOf.texts()) {
                if (Glob.isGlob(text)) {
                    return null;
                }
                table.putIfAbsent(text, band);
                table.putIfAbsent(Folding.fold(text), band);
            }
        }
        return table;
    }

    /** From the first band on that is neither true nor false: any of those that are not false may be the one. */
    private void weighOpen(Observation seen, Span span, Weight weight, int from) {
        long possibleLeast = Long.MAX_VALUE;
        long possibleMost = Long.MIN_VALUE;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        boolean unknownOnly = true;
        boolean reachable = true;
        boolean first = true;
        for (int band = from; band < bands.length && reachable; band++) {
            int state = bands[band].of(seen, span);
            if (first && state != Kleene.UNKNOWN) {
                unknownOnly = false;
            }
            first = false;
            if (state != Kleene.FALSE) {
                possibleLeast = Math.min(possibleLeast, points[band]);
                possibleMost = Math.max(possibleMost, points[band]);
            }
            if ((state & Kleene.TRUE) != 0) {
                least = Math.min(least, points[band]);
                most = Math.max(most, points[band]);
            }
            if ((state & Kleene.UNKNOWN) != 0) {
                least = Math.min(least, 0);
                most = Math.max(most, 0);
            }
            reachable = (state & Kleene.FALSE) != 0 || state == Kleene.UNKNOWN;
        }
        if (unknownOnly) {
            weight.isUnknown(possibleLeast, possibleMost);
        } else {
            weight.gives(
                    reachable ? Math.min(least, 0) : least, reachable ? Math.max(most, 0) : most, Kleene.ANY_OF_THEM);
        }
    }

    @Override
    public long reach() {
        return high > 0 ? high : low;
    }
}
