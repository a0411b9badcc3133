package dev.mql.sync;

import java.time.Duration;

/**
 * How long the past is kept.
 *
 * @param explanations earlier verdicts; the present one stays
 * @param journal runs and plans, with what became of them
 */
public record Retention(Duration explanations, Duration journal) {

    /** Longer than a year, so that it can be compared with the last one; and what auditors ask for. */
    public static final Retention USUAL = new Retention(Duration.ofDays(400), Duration.ofDays(730));
}
