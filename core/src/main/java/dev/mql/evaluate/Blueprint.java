package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.model.Feed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which facts and activities a definition speaks of, each with its number: what a {@link Scene} is laid out by. */
final class Blueprint {

    final String[] factNames;
    final Map<String, Integer> types;
    final List<List<ActivityPattern>> streams;
    final Streams.Listener[][] listeners;
    /** The streams of the listeners of each type ... */
    final int[][] listening;
    /** ... and which of those take every activity of it. */
    final boolean[][] wantsAll;

    final int mostListeners;
    final Sieve sieve;

    /** The last one used; people of one mapping share their feeds, and working them out again gives the same. */
    private volatile @Nullable FeedTable lastFeeds;

    Blueprint(List<String> sortedFactNames, Streams numbered, Sieve sieve) {
        this.factNames = sortedFactNames.toArray(new String[0]);
        this.types = numbered.types();
        this.streams = numbered.patterns();
        this.listeners = numbered.listeners();
        this.wantsAll = new boolean[listeners.length][];
        this.listening = new int[listeners.length][];
        int most = 0;
        for (int type = 0; type < listeners.length; type++) {
            wantsAll[type] = new boolean[listeners[type].length];
            listening[type] = new int[listeners[type].length];
            for (int i = 0; i < listeners[type].length; i++) {
                wantsAll[type][i] = listeners[type][i].wantsAll();
                listening[type][i] = listeners[type][i].stream();
            }
            most = Math.max(most, listeners[type].length);
        }
        this.mostListeners = most;
        this.sieve = sieve;
    }

    FeedTable feeds(Map<String, Feed> feeds) {
        FeedTable last = lastFeeds;
        if (last == null || !last.isOf(feeds)) {
            last = new FeedTable(feeds, streams);
            lastFeeds = last;
        }
        return last;
    }
}
