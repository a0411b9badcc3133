package dev.mql.insight;

import dev.mql.store.Census;
import dev.mql.store.Handoffs;

/**
 * One report for both teams: marketing answers for the quality of whom it hands over, sales for its answers.
 *
 * @param now where everybody stands
 * @param period what passed between the teams in a period
 */
public record Funnel(Census now, Handoffs period) {

    /**
     * What sales owes: of those it answered, or should have answered by now, how many were answered in time; in percent, or
     * -1 where none was due.
     *
     * @param at in UTC milliseconds
     */
    public int followUp(long at) {
        return percent(period.inTime(), period.answered() + period.overdue(at));
    }

    /** What marketing owes: of those sales answered, how many it accepted; in percent, or -1 where it answered none. */
    public int quality() {
        return percent(period.accepted(), period.answered());
    }

    private static int percent(long part, long whole) {
        return whole == 0 ? -1 : (int) (100 * part / whole);
    }
}
