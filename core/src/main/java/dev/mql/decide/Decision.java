package dev.mql.decide;

import dev.mql.model.Stage;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What shall become of a person: a difference and its reasons.
 *
 * @param from the stage until now
 * @param to the stage from now on; equal where nobody moves
 * @param status what status properties shall say, where they may be touched
 * @param held status properties left alone although they say something else
 * @param after what the engine remembers from now on
 * @param reviewAt UTC milliseconds at which time alone asks for another look; {@link Long#MAX_VALUE} for never
 * @param events what marketing and sales have to hear of
 */
public record Decision(
        Stage from,
        Stage to,
        Cause cause,
        List<StatusChange> status,
        List<Held> held,
        Standing after,
        long reviewAt,
        List<HandoffEvent> events)
        implements Serializable {

    public Decision {
        status = List.copyOf(status);
        held = List.copyOf(held);
        events = List.copyOf(events);
    }

    /** The same with what is remembered and told beside it, as read from where that was kept apart. */
    public Decision telling(@Nullable Long handedAt, @Nullable String undone, List<HandoffEvent> told) {
        Standing known = after.handed(handedAt).undone(undone);
        return new Decision(from, to, cause, status, held, known, reviewAt, told);
    }

    public boolean moves() {
        return from != to;
    }

    /** Why somebody moves, or why nobody does. */
    public enum Cause {
        /** Nothing to do. */
        NONE,
        /** A raised hand made an MQL. */
        HAND_RAISE,
        /** Score, fit and interest have reached their lines. */
        CROSSED_LINE,
        /** Interested, but sales would have to ask. */
        NEEDS_DATA,
        /** No longer interested enough to ask. */
        FADED,
        /** Below the leaving line for long enough, and nobody answered. */
        LEFT_LINE,
        /** Below the leaving line for long enough; the definition wants that flagged, not moved. */
        WEAKENED,
        /** A {@code never} condition is true. */
        STOPPED,
        /** No {@code never} condition is true any more. */
        CLEARED,
        /** Sales moved the person. */
        SALES,
        /** Sales gave the person back. */
        GIVEN_BACK,
        /** Somebody else changed what mql had written. */
        CHANGED_BY_OTHERS,
        /** The lines are reached again, but not the cool-down, the limit, or without anything new. */
        TOO_SOON,
        /** Somebody had what a run wrote put back. */
        UNDONE;

        /** Its name in files and in JSON: {@code hand_raise}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The property shall hold the value the mapping gives the stage. */
    public record StatusChange(String property, Stage stage) implements Serializable {}

    /** A status left alone. */
    public record Held(String property, String value, Reason reason) implements Serializable {}

    /** Why a status is left alone. */
    public enum Reason {
        SALES_HAS_IT,
        /** Somebody else made the person an MQL; only they take it back. */
        NOT_OURS,
        CHANGED_AFTER_OURS,
        BEFORE_LIVE,
        SHADOW,
        BACKFILL,
        UNMAPPED_VALUE,
        /** Somebody else put another value in place of ours again and again. */
        CONTESTED,
        /** What mql wrote was put back, and nothing has happened since. */
        UNDONE;

        /** Whether somebody's word is enough to write it all the same, once. */
        public boolean releasable() {
            return this == CHANGED_AFTER_OURS
                    || this == BEFORE_LIVE
                    || this == BACKFILL
                    || this == CONTESTED
                    || this == UNDONE;
        }

        /** Its name in files and in JSON: {@code sales_has_it}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
