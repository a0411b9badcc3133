package dev.mql.crm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One answer of a stream.
 *
 * @param next where it goes on; empty at the end
 * @param more further parts found while reading, to be read as well
 * @param coveredUntil everything the CRM knew to have changed before it has been answered once the stream has ended; the
 *     epoch where it does not let us read the stream, which is then read anew from its beginning
 * @param total how many rows about the whole reading of the stream will bring, with no call made to learn it; 0 where the
 *     CRM has not told
 */
public record Page(
        List<Item> items, Optional<Checkpoint> next, List<Checkpoint> more, Instant coveredUntil, long total) {
    public Page {
        items = List.copyOf(items);
        more = List.copyOf(more);
    }

    /** Of a stream whose size the CRM does not tell. */
    public Page(List<Item> items, Optional<Checkpoint> next, List<Checkpoint> more, Instant coveredUntil) {
        this(items, next, more, coveredUntil, 0);
    }

    /** The end of a stream that the CRM does not let us read. */
    public static Page withheld() {
        return new Page(List.of(), Optional.empty(), List.of(), Instant.EPOCH);
    }
}
