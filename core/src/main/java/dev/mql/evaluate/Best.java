package dev.mql.evaluate;

import java.util.Arrays;

/** The extremes of what the rules hanging on one fact add up to, over the values the fact may take. */
final class Best {

    final long[] sums = new long[Sums.COUNT];
    long fitNet;
    long engagementNet;
    /** Of gains and losses of all sections together. */
    long net;

    private final boolean highest;

    /** @param highest the most of each; else the least */
    Best(boolean highest) {
        this.highest = highest;
    }

    /** @param orNothing the fact may also stay unknown and give nothing */
    void start(boolean orNothing) {
        long start = orNothing ? 0 : highest ? Long.MIN_VALUE : Long.MAX_VALUE;
        Arrays.fill(sums, start);
        fitNet = start;
        engagementNet = start;
        net = start;
    }

    void consider(long[] candidate) {
        for (int i = 0; i < Sums.COUNT; i++) {
            sums[i] = better(sums[i], candidate[i]);
        }
        long fit = candidate[Sums.FIT_GAINS] + candidate[Sums.FIT_LOSSES];
        long engaged = candidate[Sums.PRODUCT] + candidate[Sums.CONTENT] + candidate[Sums.ENGAGEMENT_LOSSES];
        fitNet = better(fitNet, fit);
        engagementNet = better(engagementNet, engaged);
        net = better(net, fit + engaged);
    }

    private long better(long one, long other) {
        return highest ? Math.max(one, other) : Math.min(one, other);
    }
}
