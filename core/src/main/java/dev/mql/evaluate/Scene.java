package dev.mql.evaluate;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Folding;
import dev.mql.model.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What exists of one person at an instant, laid out by the numbers of a {@link Blueprint}. It holds for as long as nothing
 * new happens or is read. Used by one thread, and never seen outside this package.
 */
final class Scene {

    /** What was seen last of each fact; null where it was never read. */
    final @Nullable Observation[] seen;
    /** The activities that count, per stream by time: those of stream s from {@code begin[s]} to {@code begin[s + 1]}. */
    final Activity[] members;

    final long[] at;
    /** Scratch for one rule: the numbers of the members it keeps, newest first. Made when first asked for. */
    private int @Nullable [] kept;

    /** Per stream, once asked for. */
    private final boolean[] @Nullable [] newestOfAssets;

    private final int[] begin;
    private final FeedTable feeds;
    private final boolean @Nullable [] doubted;

    private Scene(@Nullable Observation[] seen, Layout layout, FeedTable feeds) {
        this.seen = seen;
        this.members = layout.members();
        this.at = layout.at();
        this.begin = layout.begin();
        this.doubted = layout.doubted();
        this.feeds = feeds;
        this.newestOfAssets = new boolean[begin.length][];
    }

    static Scene of(Blueprint blueprint, Facts facts, long instant) {
        Layout layout = new Layout(blueprint, counting(blueprint, facts.activities(), instant));
        Sightings sightings = new Sightings(blueprint.factNames, instant);
        facts.properties().forEach(sightings);
        return new Scene(sightings.seen(), layout, blueprint.feeds(facts.feeds()));
    }

    /** What exists and is not ignored, with the opens that clicks imply, in order of time (step 16). */
    private static List<Activity> counting(Blueprint blueprint, List<Activity> all, long instant) {
        int existing = all.size();
        while (existing > 0 && all.get(existing - 1).at() > instant) {
            existing--;
        }
        @Nullable String @Nullable [] dropped = blueprint.sieve.dropped(all, existing);
        if (dropped == null && !blueprint.sieve.derivesOpens()) {
            return existing == all.size() ? all : all.subList(0, existing);
        }
        List<Activity> counting = new ArrayList<>(existing);
        for (int i = 0; i < existing; i++) {
            if (dropped == null || dropped[i] == null) {
                counting.add(all.get(i));
            }
        }
        if (blueprint.sieve.derivesOpens()) {
            List<Activity> implied = Sieve.impliedOpens(counting);
            if (!implied.isEmpty()) {
                counting.addAll(implied);
                counting.sort(Activity.ORDER);
            }
        }
        return counting;
    }

    int[] kept() {
        int[] scratch = kept;
        if (scratch == null) {
            scratch = new int[members.length];
            kept = scratch;
        }
        return scratch;
    }

    /**
     * Of each member of a stream whether no newer one is about the same asset; one whose asset is not known is its own.
     * Newer members are in every window an older one is in, so that this does not hang on the window.
     */
    boolean[] newestOfAssets(int stream) {
        boolean[] known = newestOfAssets[stream];
        if (known == null) {
            known = new boolean[end(stream) - begin(stream)];
            Set<String> assets = new HashSet<>();
            for (int i = known.length - 1; i >= 0; i--) {
                String asset = members[begin(stream) + i].assetOrNull();
                known[i] = asset == null || assets.add(Folding.fold(asset));
            }
            newestOfAssets[stream] = known;
        }
        return known;
    }

    int begin(int stream) {
        return begin[stream];
    }

    int end(int stream) {
        return begin[stream + 1];
    }

    /** The first member of a stream whose age at an instant is below {@code within}; the stream's end if none is. */
    int firstWithin(int stream, long within, long instant) {
        int low = begin[stream];
        int high = begin[stream + 1];
        if (within == Long.MAX_VALUE) {
            return low;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (instant - at[middle] < within) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    boolean fed(int stream) {
        return feeds.fed(stream);
    }

    /** Whether everything in the window ending at an instant is known, so that not found means not done (meaning 15). */
    boolean complete(int stream, long within, long instant) {
        return (doubted == null || !doubted[stream]) && feeds.complete(stream, within, instant);
    }

    /** What "not found" is worth over a span: false where everything was fed, else unknown. */
    int notFound(int stream, long within, Span span) {
        int atFirst = complete(stream, within, span.from()) ? Kleene.FALSE : Kleene.UNKNOWN;
        return span.isInstant()
                ? atFirst
                : atFirst | (complete(stream, within, span.to()) ? Kleene.FALSE : Kleene.UNKNOWN);
    }
}
