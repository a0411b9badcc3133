package dev.mql.sync;

import dev.mql.crm.Calls;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Page;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far reading several streams is: of the one with the most left, as far as the CRM tells how much there is of any; else
 * how much has been read of all. One thread's.
 */
final class HowFar {

    private static final String READING = "reading";

    private final Map<String, Stream> streams = new HashMap<>();

    private static final class Stream {
        private final String name;
        private final boolean resumed;
        private int open;
        private long done;
        private long told;

        Stream(String name, boolean resumed) {
            this.name = name;
            this.resumed = resumed;
        }

        long left() {
            return open == 0 || resumed ? 0 : Math.max(0, told - done);
        }
    }

    /** @param resumed streams of which an earlier process has read a part, so that nobody tells how much is left */
    void begin(List<Checkpoint> parts, Set<String> resumed) {
        parts.forEach(part -> stream(part.stream(), resumed.contains(part.stream())).open++);
    }

    private Stream stream(String name, boolean resumed) {
        return streams.computeIfAbsent(name, unknown -> new Stream(name, resumed));
    }

    /** @param rows how many the page brought */
    void read(String name, Page page, long rows) {
        Stream stream = stream(name, true);
        stream.done += rows;
        stream.told = Math.max(stream.told, page.total());
        stream.open += page.more().size() - (page.next().isPresent() ? 0 : 1);
    }

    void tell(Progress progress, Calls calls) {
        streams.values().stream()
                .filter(stream -> stream.left() > 0)
                .max(Comparator.comparingLong(Stream::left).thenComparing(stream -> stream.name))
                .ifPresentOrElse(
                        stream -> progress.at(READING + " " + stream.name, stream.done, stream.told, calls),
                        () -> progress.at(READING, done(), 0, calls));
    }

    private long done() {
        return streams.values().stream().mapToLong(stream -> stream.done).sum();
    }
}
