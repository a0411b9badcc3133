package dev.mql.evaluate;

import dev.mql.definition.Condition;

/** How often something was done in a window, or whether its first or last time lies in it. */
final class DidClause implements Clause {

    private final int stream;
    private final Condition.Which which;
    private final long within;
    private final int atLeast;
    private final int atMost;

    DidClause(int stream, Condition.Did did) {
        this.stream = stream;
        this.which = did.which();
        this.within = did.within();
        this.atLeast = did.atLeast();
        this.atMost = did.atMost();
    }

    @Override
    public int of(Scene scene, Span span) {
        int end = scene.end(stream);
        int most = end - scene.firstWithin(stream, within, span.from());
        int fewest = span.isInstant() ? most : end - scene.firstWithin(stream, within, span.to());
        if (which == Condition.Which.FIRST) {
            return first(scene, span, end - scene.begin(stream), fewest, most);
        }
        int complete = scene.notFound(stream, within, span);
        int result = 0;
        for (int count = fewest; count <= most && result != Kleene.ANY_OF_THEM; count++) {
            result |= (complete & Kleene.FALSE) != 0 ? known(count) : 0;
            result |= (complete & Kleene.UNKNOWN) != 0 ? lowerBound(count) : 0;
        }
        return result;
    }

    private int known(int count) {
        return Kleene.of(count >= atLeast && count <= atMost);
    }

    /** More may have been done than was found. */
    private int lowerBound(int count) {
        if (count > atMost) {
            return Kleene.FALSE;
        }
        return count >= atLeast && atMost == Integer.MAX_VALUE ? Kleene.TRUE : Kleene.UNKNOWN;
    }

    /** What was never fed may have begun earlier than the first one found, but not later. */
    private int first(Scene scene, Span span, int all, int fewest, int most) {
        boolean complete = scene.complete(stream, Long.MAX_VALUE, span.to());
        if (all == 0) {
            return complete ? Kleene.FALSE : Kleene.UNKNOWN;
        }
        int inside = Kleene.between(most == all, fewest == all);
        return complete ? inside : (inside & Kleene.FALSE) | ((inside & Kleene.TRUE) >> 1);
    }
}
