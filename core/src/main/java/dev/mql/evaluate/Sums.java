package dev.mql.evaluate;

/**
 * What rules add up to before any section's cap, in micro-points. Fit, engagement and score rise with each of these sums,
 * so the least sums give the least score and the most sums the most.
 */
final class Sums {

    static final int FIT_GAINS = 0;
    static final int FIT_LOSSES = 1;
    static final int PRODUCT = 2;
    static final int CONTENT = 3;
    static final int ENGAGEMENT_LOSSES = 4;
    static final int COUNT = 5;

    /** Over a hundred there is no score (meaning 25). */
    static final long HIGHEST_SCORE = 100_000_000L;

    /** The caps of a definition, in micro-points (meaning 23, 24). */
    record Caps(long fit, long engagement, long content) {

        long fit(long[] sums) {
            return Math.max(-fit, Math.min(fit, sums[FIT_GAINS]) + sums[FIT_LOSSES]);
        }

        long content(long[] sums) {
            return Math.min(content, sums[CONTENT]);
        }

        long engagement(long[] sums) {
            long gains = Math.min(engagement, sums[PRODUCT] + content(sums));
            return Math.max(-engagement, gains + sums[ENGAGEMENT_LOSSES]);
        }

        static long score(long fit, long engagement) {
            return Math.max(0, Math.min(HIGHEST_SCORE, fit + engagement));
        }

        long score(long[] sums) {
            return score(fit(sums), engagement(sums));
        }
    }

    private Sums() {}

    static void add(long[] sums, Section section, long points) {
        sums[points > 0 ? section.gains() : section.losses()] += points;
    }

    /** Undoes {@link #add}. */
    static void take(long[] sums, Section section, long points) {
        sums[points > 0 ? section.gains() : section.losses()] -= points;
    }
}
