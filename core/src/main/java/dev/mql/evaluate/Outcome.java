package dev.mql.evaluate;

import java.io.Serializable;
import java.util.Set;

/**
 * The result without its reasons: what a run over everybody needs. Points are micro-points (meaning 2).
 *
 * @param low the least the score can be, whatever the unknown facts are (meaning 26)
 * @param high the most it can be
 * @param raised whether a raised hand made it an MQL
 * @param grade letter of the fit and number of the engagement: {@code B2}
 */
public record Outcome(
        Verdict verdict,
        boolean raised,
        long score,
        long low,
        long high,
        long fit,
        long engagement,
        long product,
        long content,
        String grade,
        Set<Interest> interest)
        implements Serializable {}
