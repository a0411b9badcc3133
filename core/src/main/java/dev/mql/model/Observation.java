package dev.mql.model;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a fact was from an instant on (meaning 8).
 *
 * @param validFrom UTC milliseconds: the CRM's change time where known, else our first read
 * @param valueOrNull the value, or null where the CRM's field was empty (meaning 9)
 * @param origin where it was read, for explanations: {@code companies.numberofemployees}
 */
public record Observation(long validFrom, @Nullable Value valueOrNull, String origin) implements Serializable {

    public Optional<Value> value() {
        return Optional.ofNullable(valueOrNull);
    }
}
