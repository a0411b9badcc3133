package dev.mql.sync;

import dev.mql.store.Run;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run cannot go on for a reason that is no defect: it waits for a person, or for a time. */
final class Halt extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Run.State state;
    private final String sentence;
    private final @Nullable Instant resumesAt;

    Halt(Run.State state, String message) {
        this(state, message, null);
    }

    Halt(Run.State state, String message, @Nullable Instant resumesAt) {
        super(message, null, false, false);
        this.state = state;
        this.sentence = message;
        this.resumesAt = resumesAt;
    }

    Run.State state() {
        return state;
    }

    /** Why, and what to do. */
    String sentence() {
        return sentence;
    }

    Optional<Instant> resumesAt() {
        return Optional.ofNullable(resumesAt);
    }
}
