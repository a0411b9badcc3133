package dev.mql.sync;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of several streams has been read, and how much there is of them, as far as the CRM tells. One thread's. */
final class HowFar {

    private final Map<String, Stream> streams = new HashMap<>();

    private static final class Stream {
        private final boolean resumed;
        private int open;
        private long done;
        private long told;

        Stream(boolean resumed) {
            this.resumed = resumed;
        }
    }

    /** @param resumed streams of which an earlier process has read a part, so that nobody tells how much is left */
    void begin(List<Checkpoint> parts, Set<String> resumed) {
        parts.forEach(
                part -> streams.computeIfAbsent(part.stream(), name -> new Stream(resumed.contains(name))).open++);
    }

    /** @param rows how many the page brought */
    void read(String name, Page page, long rows) {
        Stream stream = streams.computeIfAbsent(name, unknown -> new Stream(true));
        stream.done += rows;
        stream.told = Math.max(stream.told, page.total());
        stream.open += page.more().size() - (page.next().isPresent() ? 0 : 1);
    }

    long done() {
        return streams.values().stream().mapToLong(stream -> stream.done).sum();
    }

    /** 0 as long as nobody tells it of a stream that is still being read. */
    long total() {
        long total = 0;
        for (Stream stream : streams.values()) {
            if (stream.open > 0 && (stream.resumed || stream.told == 0)) {
                return 0;
            }
            total += stream.open > 0 ? Math.max(stream.told, stream.done) : stream.done;
        }
        return total;
    }
}
