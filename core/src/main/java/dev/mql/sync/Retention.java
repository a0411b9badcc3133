package dev.mql.sync;

import java.time.Duration;

/**
 * How long the past is kept.
 *
 * @param explanations earlier verdicts; the present one stays
 * @param journal runs and plans, with what became of them
 * @param everything whether what people touched is kept also where no rule looks back so far
 */
public record Retention(Duration explanations, Duration journal, boolean everything) {

    /** Longer than a year, so that it can be compared with the last one; and what auditors ask for. */
    public static final Retention USUAL = new Retention(Duration.ofDays(400), Duration.ofDays(730), false);
}
