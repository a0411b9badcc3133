package dev.mql.evaluate;

import dev.mql.definition.ActivityPattern;
import dev.mql.model.Feed;
import java.util.List;
import java.util.Map;

/** How well each stream is fed, worked out once for all people whose facts come from one mapping (meaning 15). */
final class FeedTable {

    private final Map<String, Feed> feeds;
    private final long[] completeSince;
    private final boolean[] fed;

    FeedTable(Map<String, Feed> feeds, List<List<ActivityPattern>> streams) {
        this.feeds = feeds;
        this.completeSince = new long[streams.size()];
        this.fed = new boolean[streams.size()];
        for (int stream = 0; stream < streams.size(); stream++) {
            long since = Long.MIN_VALUE;
            for (ActivityPattern pattern : streams.get(stream)) {
                Feed feed = feeds.getOrDefault(pattern.type(), Feed.NOT_FED);
                fed[stream] |= feed.how() != Feed.How.NOT_FED;
                since = Math.max(since, feed.how() == Feed.How.FED ? feed.since() : Long.MAX_VALUE);
            }
            completeSince[stream] = since;
        }
    }

    boolean isOf(Map<String, Feed> others) {
        return feeds == others;
    }

    /** Whether any of the stream's types arrives. */
    boolean fed(int stream) {
        return fed[stream];
    }

    /** Whether everything in the window that ends at an instant has arrived, so that not found means not done. */
    boolean complete(int stream, long within, long at) {
        long since = completeSince[stream];
        return since == Long.MIN_VALUE || (within != Long.MAX_VALUE && since <= at - within);
    }
}
