package dev.mql.evaluate;

/**
 * An upper bound of what the sums of a definition come to when some facts take the best of their values: the smaller of two
 * bounds, one that takes the best of every sum by itself and one that takes the best of gains and losses together but
 * forgets that caps cut gains.
 */
final class Prospect {

    private final Sums.Caps caps;
    private final long[] base;
    private final long[] sums;
    private long fitNet;
    private long engagementNet;

    Prospect(Sums.Caps caps, long[] base) {
        this.caps = caps;
        this.base = base.clone();
        this.sums = base.clone();
    }

    /** @param best the best of each sum; */
    void add(long[] best, long bestFitNet, long bestEngagementNet) {
        for (int i = 0; i < Sums.COUNT; i++) {
            sums[i] += best[i];
        }
        fitNet += bestFitNet;
        engagementNet += bestEngagementNet;
    }

    void add(Section section, long points) {
        Sums.add(sums, section, points);
        if (section == Section.FIT) {
            fitNet += points;
        } else {
            engagementNet += points;
        }
    }

    long fit() {
        long together = Math.min(caps.fit(), base[Sums.FIT_GAINS]) + base[Sums.FIT_LOSSES] + fitNet;
        return Math.max(-caps.fit(), Math.min(caps.fit(sums), together));
    }

    long engagement() {
        long gains = Math.min(caps.engagement(), base[Sums.PRODUCT] + caps.content(base));
        long together = gains + base[Sums.ENGAGEMENT_LOSSES] + engagementNet;
        return Math.max(-caps.engagement(), Math.min(caps.engagement(sums), together));
    }

    long product() {
        return sums[Sums.PRODUCT];
    }

    long score() {
        return Sums.Caps.score(fit(), engagement());
    }
}
