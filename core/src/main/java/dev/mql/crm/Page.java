package dev.mql.crm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One answer of a stream.
 *
 * @param next where it goes on; empty at the end
 * @param more further parts found while reading, to be read as well
 * @param coveredUntil everything the CRM knew to have changed before it has been answered once the stream has ended
 */
public record Page(List<Item> items, Optional<Checkpoint> next, List<Checkpoint> more, Instant coveredUntil) {
    public Page {
        items = List.copyOf(items);
        more = List.copyOf(more);
    }
}
