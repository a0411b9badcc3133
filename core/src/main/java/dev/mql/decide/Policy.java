package dev.mql.decide;

import java.io.Serializable;
import java.util.Set;

/**
 * How far the engine may go in a CRM.
 *
 * @param live whether status properties may be moved at all; else only mql's own properties are written
 * @param liveFrom UTC milliseconds: who became an MQL earlier gets values and no status; {@link Long#MIN_VALUE} for everybody
 * @param standsFor milliseconds for which a value stands that somebody set after mql had written, without new activity
 * @param handsOverFrom UTC milliseconds: who became an MQL earlier is not handed over, so nobody is told and no clock
 *     runs, whatever is written; {@link Long#MAX_VALUE} for nobody
 * @param own status properties that are mql's own, and so are written before going live, too
 */
public record Policy(boolean live, long liveFrom, long standsFor, long handsOverFrom, Set<String> own)
        implements Serializable {

    public Policy {
        own = Set.copyOf(own);
    }

    /** Ninety days, in milliseconds. */
    public static final long STANDS_FOR = 90L * 24 * 60 * 60 * 1000;

    boolean writes(String property) {
        return live || own.contains(property);
    }

    public static Policy shadow() {
        return new Policy(false, Long.MIN_VALUE, STANDS_FOR, Long.MIN_VALUE, Set.of());
    }

    /** Live for everybody, whenever they became an MQL. */
    public static Policy liveForAll() {
        return liveSince(Long.MIN_VALUE);
    }

    public static Policy liveSince(long liveFrom) {
        return new Policy(true, liveFrom, STANDS_FOR, Long.MIN_VALUE, Set.of());
    }

    /** The same, but that nobody is handed over who became an MQL before this instant. */
    public Policy handingOverFrom(long instant) {
        return new Policy(live, liveFrom, standsFor, instant, own);
    }
}
