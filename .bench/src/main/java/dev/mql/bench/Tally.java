package dev.mql.bench;

/** What rules of other engines add their points to; then the same caps and lines as everywhere. */
public final class Tally {

    private long gains;
    private long losses;
    private long product;
    private long content;

    /** @param points whole ones */
    public void fit(long points) {
        if (points > 0) {
            gains += points;
        } else {
            losses += points;
        }
    }

    public void act(int type, long at) {
        long age = People.NOW - at;
        long points = Rules.POINTS[type];
        if (Rules.window(type)) {
            points = age < 14 * Rules.DAY ? points : 0;
        } else {
            points = Rules.WORTH[type][(int) (age / Rules.DAY)];
        }
        if (Rules.product(type)) {
            product += points;
        } else {
            content += points;
        }
    }

    /** The score in micro-points, negated where the person is an MQL. */
    long score() {
        long fit = Math.max(-50, Math.min(50, gains) + losses) * Rules.POINT;
        long engagement = Math.min(50 * Rules.POINT, product + Math.min(20 * Rules.POINT, content));
        long score = Math.max(0, Math.min(100 * Rules.POINT, fit + engagement));
        boolean mql = score >= 60 * Rules.POINT && fit >= 25 * Rules.POINT && product >= 10 * Rules.POINT;
        return mql ? -score : score;
    }
}
