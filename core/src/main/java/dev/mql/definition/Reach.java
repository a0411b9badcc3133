package dev.mql.definition;

import java.util.List;

/**
 * What each part of the score can be at most, in micro-points, whoever the person is: the sum of what its rules can
 * give, bounded by the caps. An upper bound: rules that exclude each other are added all the same.
 */
record Reach(long fit, long product, long content, long engagement, long score) {

    /** More than every cap; a rule that counts each activity can always give more. */
    static final long UNBOUNDED = 1_000_000_000_000L;

    private static final long SCALE = 100 * 1_000_000L;

    static Reach of(Definition definition) {
        Engagement engagement = definition.engagement();
        long fit = Math.min(definition.fit().cap(), sum(definition.fit().rules()));
        long product = sum(engagement.product());
        long content = Math.min(engagement.contentCap(), sum(engagement.content()));
        long both = Math.min(engagement.cap(), product + content);
        return new Reach(fit, product, content, both, Math.min(SCALE, fit + both));
    }

    static long sum(List<Rule> rules) {
        long sum = 0;
        for (Rule rule : rules) {
            sum = Math.min(UNBOUNDED, sum + most(rule));
        }
        return sum;
    }

    /** The most one rule gives; 0 for one that only takes. */
    static long most(Rule rule) {
        if (rule instanceof Rule.Of of) {
            return of.bands().stream()
                    .mapToLong(Rule.Band::points)
                    .map(points -> Math.max(0, points))
                    .max()
                    .orElse(0);
        } else if (rule instanceof Rule.When when) {
            return Math.max(0, when.points());
        }
        Rule.Did did = (Rule.Did) rule;
        boolean onlyOnce = did.count() instanceof Count.Once || did.count() instanceof Count.AtLeast;
        long most = did.points() <= 0 ? 0 : onlyOnce ? did.points() : UNBOUNDED;
        return Math.min(did.cap(), most);
    }
}
