package dev.mql.evaluate;

import dev.mql.model.Activity;
import dev.mql.model.Facts;
import dev.mql.model.Observation;
import java.util.ArrayList;
import java.util.List;
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
    /** Scratch for one rule: the numbers of the members it keeps, newest first. */
    final int[] kept;

    private final int[] begin;
    private final FeedTable feeds;
    private final boolean @Nullable [] doubted;

    private Scene(
            @Nullable Observation[] seen,
            Activity[] members,
            int[] begin,
            FeedTable feeds,
            boolean @Nullable [] doubted) {
        this.seen = seen;
        this.members = members;
        this.begin = begin;
        this.feeds = feeds;
        this.doubted = doubted;
        this.at = new long[members.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = members[i].at();
        }
        this.kept = new int[members.length];
    }

    static Scene of(Blueprint blueprint, Facts facts, long instant) {
        List<Activity> counting = counting(blueprint, facts.activities(), instant);
        int size = counting.size();
        int[] types = new int[size];
        int[] begin = new int[blueprint.streams.size() + 1];
        int[][] wanted = blueprint.narrows ? new int[size][] : NONE;
        boolean @Nullable [] doubted = null;
        for (int i = 0; i < size; i++) {
            Integer type = blueprint.types.get(counting.get(i).type());
            types[i] = type == null ? -1 : type;
            if (type == null) {
                continue;
            }
            Streams.Listener[] listeners = blueprint.listeners[type];
            boolean[] all = blueprint.wantsAll[type];
            int[] answers = blueprint.narrows ? new int[listeners.length] : NOTHING;
            for (int k = 0; k < listeners.length; k++) {
                int wants = all[k] ? Kleene.TRUE : listeners[k].wants(counting.get(i));
                if (wants == Kleene.TRUE) {
                    begin[listeners[k].stream() + 1]++;
                } else if (wants == Kleene.UNKNOWN) {
                    doubted = doubted == null ? new boolean[begin.length] : doubted;
                    doubted[listeners[k].stream()] = true;
                }
                if (blueprint.narrows) {
                    answers[k] = wants;
                }
            }
            if (blueprint.narrows) {
                wanted[i] = answers;
            }
        }
        for (int stream = 1; stream < begin.length; stream++) {
            begin[stream] += begin[stream - 1];
        }
        Activity[] members = new Activity[begin[begin.length - 1]];
        int[] next = begin.clone();
        for (int i = 0; i < size; i++) {
            if (types[i] < 0) {
                continue;
            }
            Streams.Listener[] listeners = blueprint.listeners[types[i]];
            for (int k = 0; k < listeners.length; k++) {
                if (!blueprint.narrows || wanted[i][k] == Kleene.TRUE) {
                    members[next[listeners[k].stream()]++] = counting.get(i);
                }
            }
        }
        Sightings sightings = new Sightings(blueprint.factNames, instant);
        facts.properties().forEach(sightings);
        return new Scene(sightings.seen(), members, begin, blueprint.feeds(facts.feeds()), doubted);
    }

    private static final int[] NOTHING = {};
    private static final int[][] NONE = {};

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
