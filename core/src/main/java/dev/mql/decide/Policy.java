package dev.mql.decide;

import java.io.Serializable;
import java.util.Set;

/**
 * How far the engine may go in a CRM.
 *
 * @param reach which status properties may be moved at all
 * @param liveFrom UTC milliseconds: who became an MQL earlier gets values and no status; {@link Long#MIN_VALUE} for everybody
 * @param standsFor milliseconds for which a value stands that somebody set after mql had written, without new activity
 * @param handsOverFrom UTC milliseconds: who became an MQL earlier is not handed over, so nobody is told and no clock
 *     runs, whatever is written; {@link Long#MAX_VALUE} for nobody
 * @param own status properties that are mql's own, and so are written before going live, too
 */
public record Policy(Reach reach, long liveFrom, long standsFor, long handsOverFrom, Set<String> own)
        implements Serializable {

    public Policy {
        own = Set.copyOf(own);
    }

    /** Ninety days, in milliseconds. */
    public static final long STANDS_FOR = 90L * 24 * 60 * 60 * 1000;

    /** How much is written. */
    public enum Reach {
        /** mql's own properties. */
        SHADOW,
        /** Values, as if live, but nobody is handed over: for a CRM full of people nobody waits for. */
        BACKFILL,
        /** Everything. */
        LIVE
    }

    boolean live() {
        return reach == Reach.LIVE;
    }

    boolean writes(String property) {
        return live() || own.contains(property);
    }

    /** Why a status property that may not be moved is left alone. */
    Decision.Reason unwritten() {
        return reach == Reach.BACKFILL ? Decision.Reason.BACKFILL : Decision.Reason.SHADOW;
    }

    /** For a backfill: nobody's status is moved. */
    public Policy backfilling() {
        return new Policy(live() ? Reach.BACKFILL : reach, liveFrom, standsFor, handsOverFrom, own);
    }

    /** Who was an MQL before this instant keeps values and gets no status, either. */
    public Policy notBefore(long instant) {
        return new Policy(reach, Math.max(liveFrom, instant), standsFor, handsOverFrom, own);
    }

    public static Policy shadow() {
        return new Policy(Reach.SHADOW, Long.MIN_VALUE, STANDS_FOR, Long.MIN_VALUE, Set.of());
    }

    /** Live for everybody, whenever they became an MQL. */
    public static Policy liveForAll() {
        return liveSince(Long.MIN_VALUE);
    }

    public static Policy liveSince(long liveFrom) {
        return new Policy(Reach.LIVE, liveFrom, STANDS_FOR, Long.MIN_VALUE, Set.of());
    }

    /** The same, but that nobody is handed over who became an MQL before this instant. */
    public Policy handingOverFrom(long instant) {
        return new Policy(reach, liveFrom, standsFor, instant, own);
    }
}
