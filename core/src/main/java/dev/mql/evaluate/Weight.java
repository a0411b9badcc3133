package dev.mql.evaluate;

/** What one rule gives over a span, in micro-points: filled by a {@link Scorer}, one a run through the rules. */
final class Weight {

    /** A state beside those of {@link Kleene}: no mapping feeds the rule. */
    static final int NOT_FED = 8;

    /** The least and the most it gives in the span, an unknown rule giving nothing. Equal at an instant. */
    long least;

    long most;

    /** At an instant: the least and the most it could give if what is unknown were known (meaning 26). */
    long low;

    long high;

    /** A {@link Kleene} value or {@link #NOT_FED}; over a span it says nothing. */
    int state;

    void fires(long points) {
        set(Kleene.TRUE, points, points, points, points);
    }

    void gives(long least, long most, int state) {
        set(state, least, most, least, most);
    }

    void isNot() {
        set(Kleene.FALSE, 0, 0, 0, 0);
    }

    void isNotFed() {
        set(NOT_FED, 0, 0, 0, 0);
    }

    void isUnknown(long low, long high) {
        set(Kleene.UNKNOWN, 0, 0, Math.min(0, low), Math.max(0, high));
    }

    private void set(int newState, long newLeast, long newMost, long newLow, long newHigh) {
        this.state = newState;
        this.least = newLeast;
        this.most = newMost;
        this.low = newLow;
        this.high = newHigh;
    }
}
