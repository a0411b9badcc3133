package dev.mql.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did, counted.
 *
 * @param read rows and touches by stream or source
 * @param evaluated people evaluated
 * @param verdicts those by verdict: {@code mql}, {@code needs_data}, {@code nurture}, {@code disqualified}
 * @param changed people for whom a property shall be written
 * @param written people for whom one was, or was found to be there
 * @param heldBack statuses left alone
 * @param failed people whose write failed
 * @param left people not written because of a stop, a limit or a pace
 */
public record Tally(
        SortedMap<String, Long> read,
        long evaluated,
        SortedMap<String, Long> verdicts,
        long changed,
        long written,
        long heldBack,
        long failed,
        long left) {

    public static final Tally NONE = new Tally(new TreeMap<>(Map.of()), 0, new TreeMap<>(Map.of()), 0, 0, 0, 0, 0);

    public Tally {
        read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }

    public Tally withRead(SortedMap<String, Long> newRead) {
        return new Tally(newRead, evaluated, verdicts, changed, written, heldBack, failed, left);
    }

    public Tally withWritten(long newWritten, long newFailed, long newLeft) {
        return new Tally(read, evaluated, verdicts, changed, newWritten, heldBack, newFailed, newLeft);
    }
}
