package dev.mql.sync;

import dev.mql.model.Ref;
import dev.mql.store.Run;
import java.util.List;

/**
 * What became of undoing a run.
 *
 * @param run the one that undid it; its plan says what is put back
 * @param left what cannot be put back
 */
public record Undo(Run run, List<Left> left) {

    public Undo {
        left = List.copyOf(left);
    }

    /** @param property empty where it is about the whole person */
    public record Left(Ref person, String property, Why why) {}

    /** Why something cannot be put back. */
    public enum Why {
        /** Somebody else has set another value. */
        CHANGED_SINCE,
        /** A later run of mql has written it again. */
        WRITTEN_SINCE,
        /** The CRM or the mapping never lets it go back: a lifecycle stage. */
        FORWARD_ONLY,
        /** The record was deleted, merged or converted. */
        GONE,
        /** Sales has been told of the hand-over. */
        TOLD,
        /** A lead was opened for sales; closing it is theirs. */
        LEAD_OPENED;

        /** Its name in files and in JSON: {@code changed_since}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
