package dev.mql.decide;

import dev.mql.decide.Decision.Cause;
import dev.mql.model.Stage;
import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened between marketing and sales over one person. Only who was handed over has any: nobody before mql went
 * live, nobody in shadow, nobody in a backfill.
 */
public sealed interface HandoffEvent extends Serializable {

    /** UTC milliseconds. With the person and the kind it tells one event from another. */
    long at();

    Kind kind();

    /** The kinds there are, in the order in which they may happen. */
    enum Kind {
        QUALIFIED,
        WEAKENED,
        BREACHED,
        ACCEPTED,
        REJECTED,
        RECYCLED;

        /** Its name in files and in JSON: {@code qualified}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Sales gets the person.
     *
     * @param raised whether by a raised hand
     * @param answerBy until when sales has promised to answer, in UTC milliseconds, or null where it promised nothing
     */
    record Qualified(long at, boolean raised, @Nullable Long answerBy) implements HandoffEvent {
        @Override
        public Kind kind() {
            return Kind.QUALIFIED;
        }
    }

    /** The person fell below the leaving line for long enough, and the definition wants that flagged. */
    record Weakened(long at) implements HandoffEvent {
        @Override
        public Kind kind() {
            return Kind.WEAKENED;
        }
    }

    /** The promised time has passed without an answer. */
    record Breached(long at) implements HandoffEvent {
        @Override
        public Kind kind() {
            return Kind.BREACHED;
        }
    }

    /**
     * Sales works on the person.
     *
     * @param stage how far sales had got when mql saw it
     * @param inTime whether within the promised time
     */
    record Accepted(long at, Stage stage, boolean inTime) implements HandoffEvent {
        @Override
        public Kind kind() {
            return Kind.ACCEPTED;
        }
    }

    /** @param inTime whether within the promised time */
    record Rejected(long at, boolean inTime) implements HandoffEvent {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }

    /** The person is marketing's again. */
    record Recycled(long at, Cause cause) implements HandoffEvent {
        @Override
        public Kind kind() {
            return Kind.RECYCLED;
        }
    }
}
