package dev.mql.evaluate;

import dev.mql.model.Activity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts activities into the streams that want them, each in order of time: two passes over plain arrays. */
final class Layout {

    private final Activity[] members;
    private final long[] at;
    private final int[] begin;
    private boolean @Nullable [] doubted;

    Layout(Blueprint blueprint, List<Activity> counting) {
        int size = counting.size();
        int[] streams = new int[size * blueprint.mostListeners];
        int[] places = new int[streams.length];
        this.begin = new int[blueprint.streams.size() + 1];
        int count = 0;
        for (int place = 0; place < size; place++) {
            Activity activity = counting.get(place);
            Integer type = blueprint.types.get(activity.type());
            if (type == null) {
                continue;
            }
            int[] listening = blueprint.listening[type];
            for (int i = 0; i < listening.length; i++) {
                if (wants(blueprint, type, i, activity)) {
                    begin[listening[i] + 1]++;
                    streams[count] = listening[i];
                    places[count++] = place;
                }
            }
        }
        this.members = new Activity[count];
        this.at = new long[count];
        fill(counting, streams, places);
    }

    private boolean wants(Blueprint blueprint, int type, int listener, Activity activity) {
        if (blueprint.wantsAll[type][listener]) {
            return true;
        }
        Streams.Listener one = blueprint.listeners[type][listener];
        int wants = one.wants(activity);
        if (wants == Kleene.UNKNOWN) {
            doubted = doubted == null ? new boolean[begin.length] : doubted;
            doubted[one.stream()] = true;
        }
        return wants == Kleene.TRUE;
    }

    private void fill(List<Activity> counting, int[] streams, int[] places) {
        for (int stream = 1; stream < begin.length; stream++) {
            begin[stream] += begin[stream - 1];
        }
        for (int i = 0; i < members.length; i++) {
            int slot = begin[streams[i]]++;
            Activity activity = counting.get(places[i]);
            members[slot] = activity;
            at[slot] = activity.at();
        }
        // Every beginning has moved to the end of its stream, which is where the next one begins.
        System.arraycopy(begin, 0, begin, 1, begin.length - 1);
        begin[0] = 0;
    }

    Activity[] members() {
        return members;
    }

    long[] at() {
        return at;
    }

    int[] begin() {
        return begin;
    }

    /** The streams that may have missed an activity, whose attribute asked for is not known; null if none has. */
    boolean @Nullable [] doubted() {
        return doubted;
    }
}
