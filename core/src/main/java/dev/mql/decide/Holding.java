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
 * @param stageOrNull the stage the mapping gives that value, or null where it names none
 * @param owner who may move a person out of this value
 * @param lastWritten what mql wrote last into it, or null where it never did
 */
public record Holding(
        String property,
        String value,
        @Nullable Stage stageOrNull,
        Owner owner,
        @Nullable String lastWritten) implements Serializable {

    public enum Owner {
        ENGINE,
        SALES,
        /** A value the mapping does not name: left alone and reported. */
        UNMAPPED
    }

    public Optional<Stage> stage() {
        return Optional.ofNullable(stageOrNull);
    }

    /** Somebody changed the value after mql wrote it. */
    public boolean changedSinceOurs() {
        return lastWritten != null && !lastWritten.equals(value);
    }
}
