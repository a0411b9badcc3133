package dev.mql.evaluate;

import dev.mql.definition.Lines;
import org.jspecify.annotations.Nullable;

/** The lines to reach, all of them, in micro-points; a line not asked for lies below everything (meaning 29). */
record Threshold(long score, long fit, long product, long engagement) {

    static Threshold of(Lines.Line line) {
        // Without a line for it, product interest must still be more than none.
        return new Threshold(
                orNone(line.score()),
                orNone(line.fit()),
                line.product() == null ? 1 : line.product(),
                orNone(line.engagement()));
    }

    private static long orNone(@Nullable Long line) {
        return line == null ? Long.MIN_VALUE : line;
    }

    /** A set of {@link Kleene} values, from what the rules add up to at least and at most. */
    int reached(Sums.Caps caps, long[] least, long[] most) {
        long fit = caps.fit(least);
        long engaged = caps.engagement(least);
        boolean certain = reached(Sums.Caps.score(fit, engaged), fit, least[Sums.PRODUCT], engaged);
        if (certain || least == most) {
            return Kleene.of(certain);
        }
        long fitMost = caps.fit(most);
        long engagedMost = caps.engagement(most);
        return Kleene.between(
                reached(Sums.Caps.score(fitMost, engagedMost), fitMost, most[Sums.PRODUCT], engagedMost), false);
    }

    boolean reached(long scored, long fits, long productPoints, long engaged) {
        return scored >= score && fits >= fit && productPoints >= product && engaged >= engagement;
    }
}
