package dev.mql.evaluate;

import dev.mql.definition.Count;

/** Points for activities: which lie in the window, which of those are kept, what each is still worth (meaning 18-22). */
final class DidScorer implements Scorer {

    /** More members than this leaving a window within one span are not told apart; a shorter span will. */
    private static final int TOLD_APART = 8;

    /** More than any cap; what a rule without a cap of its own could give for want of a feed. */
    private static final long UNBOUNDED = 1_000_000_000_000L;

    private final int stream;
    private final long within;
    private final Keeping keeping;
    private final int atLeast;
    private final Curve curve;
    private final long cap;
    private final long reach;
    /** All in the window are kept, and each gives points. */
    private final boolean simple;

    DidScorer(int stream, long within, Count count, long points, Curve curve, long cap) {
        this.stream = stream;
        this.within = within;
        this.keeping = Keeping.of(count);
        this.atLeast = Keeping.atLeast(count);
        this.curve = curve;
        this.cap = cap;
        this.simple = count instanceof Count.Each;
        boolean once = atLeast > 0 || count instanceof Count.Once;
        long size = Math.min(cap, once ? Math.abs(points) : UNBOUNDED);
        this.reach = points < 0 ? -size : size;
    }

    @Override
    public void weigh(Scene scene, Span span, Weight weight) {
        int end = scene.end(stream);
        int first = scene.firstWithin(stream, within, span.from());
        if (span.isInstant()) {
            weighAt(scene, span, first, end, weight);
            return;
        }
        if (first == end) {
            weight.gives(0, 0, Kleene.ANY_OF_THEM);
            return;
        }
        int last = scene.firstWithin(stream, within, span.to());
        if (last - first > TOLD_APART) {
            weighLoosely(scene, span, first, end, weight);
            return;
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int start = first; start <= last; start++) {
            int kept = keep(scene, start, end);
            long smallest = sum(scene, span, kept, false);
            long largest = sum(scene, span, kept, true);
            least = Math.min(least, Math.min(smallest, largest));
            most = Math.max(most, Math.max(smallest, largest));
        }
        weight.gives(least, most, Kleene.ANY_OF_THEM);
    }

    private void weighAt(Scene scene, Span instant, int first, int end, Weight weight) {
        if (simple && first < end) {
            long sum = 0;
            for (int member = first; member < end; member++) {
                sum += curve.at(instant.from() - scene.at[member]);
            }
            weight.fires(capped(sum));
            return;
        }
        int kept = keep(scene, first, end);
        if (kept > 0) {
            weight.fires(sum(scene, instant, kept, true));
        } else if (scene.complete(stream, within, instant.from())) {
            weight.isNot();
        } else if (scene.fed(stream)) {
            weight.isUnknown(reach, reach);
        } else {
            weight.isNotFed();
        }
    }

    /** Whatever is kept, it is some of those in the window at the span's beginning. */
    private void weighLoosely(Scene scene, Span span, int first, int end, Weight weight) {
        long sum = 0;
        for (int member = first; member < end; member++) {
            sum += curve.largest(span.from() - scene.at[member], span.to() - scene.at[member]);
        }
        sum = capped(sum);
        weight.gives(Math.min(0, sum), Math.max(0, sum), Kleene.ANY_OF_THEM);
    }

    /** How many members of {@link Scene#kept()} give points, newest first. */
    int keep(Scene scene, int from, int end) {
        int kept = from == end ? 0 : keeping.keep(scene, stream, from);
        if (atLeast == 0) {
            return kept;
        }
        return kept < atLeast ? 0 : 1;
    }

    private long sum(Scene scene, Span span, int kept, boolean largest) {
        long sum = 0;
        for (int i = 0; i < kept; i++) {
            long at = scene.at[scene.kept()[i]];
            sum += largest
                    ? curve.largest(span.from() - at, span.to() - at)
                    : curve.smallest(span.from() - at, span.to() - at);
        }
        return capped(sum);
    }

    private long capped(long sum) {
        return Math.max(-cap, Math.min(cap, sum));
    }

    @Override
    public long reach() {
        return reach;
    }

    int stream() {
        return stream;
    }

    long within() {
        return within;
    }

    int atLeast() {
        return atLeast;
    }

    Keeping keeping() {
        return keeping;
    }

    Curve curve() {
        return curve;
    }
}
