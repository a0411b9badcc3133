package dev.mql.decide;

import dev.mql.model.Stage;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a status property of the CRM holds now, and what that means.
 *
 * @param property {@code hs_lead_status}
 * @param value the CRM's text; empty where the property is empty
 * @param since UTC milliseconds from which it is known to hold this value without a break
 * @param stageOrNull the stage the mapping gives that value, or null where it names none
 * @param owner who may move a person out of this value
 * @param lastWritten what mql wrote last into it, or null where it never did
 * @param released whether somebody told mql to write it once although it would hold it back
 */
public record Holding(
        String property,
        String value,
        long since,
        @Nullable Stage stageOrNull,
        Owner owner,
        @Nullable String lastWritten,
        boolean released)
        implements Serializable {

    public enum Owner {
        ENGINE,
        SALES,
        /** A value the mapping does not name: left alone and reported. */
        UNMAPPED
    }

    public Optional<Stage> stage() {
        return Optional.ofNullable(stageOrNull);
    }

    /** The value is the one mql wrote last. */
    public boolean ours() {
        return value.equals(lastWritten);
    }

    /** Somebody changed the value after mql wrote it. */
    public boolean changedSinceOurs() {
        return lastWritten != null && !ours();
    }
}
