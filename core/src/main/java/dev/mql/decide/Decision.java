package dev.mql.decide;

import dev.mql.model.Stage;
import java.io.Serializable;
import java.util.List;

/**
 * What shall become of a person: a difference and its reasons.
 *
 * @param from the stage until now
 * @param to the stage from now on; equal where nobody moves
 * @param cause why, as a word: {@code hand_raise}, {@code crossed_line}, {@code left_line}, {@code stopped}, {@code none}
 * @param status what the status properties shall say: a stage, or the reason it must not be touched
 * @param after what the engine remembers from now on
 * @param reviewAt UTC milliseconds at which time alone asks for another look; {@link Long#MAX_VALUE} for never
 */
public record Decision(
        Stage from, Stage to, String cause, List<StatusChange> status, List<Held> held, Standing after, long reviewAt)
        implements Serializable {

    public Decision {
        status = List.copyOf(status);
        held = List.copyOf(held);
    }

    public boolean moves() {
        return from != to;
    }

    /** The property shall hold the value the mapping gives the stage. */
    public record StatusChange(String property, Stage stage) implements Serializable {}

    /**
     * A status left alone.
     *
     * @param reason {@code sales_has_it}, {@code changed_after_ours}, {@code before_live}, {@code shadow}, {@code unmapped_value}
     */
    public record Held(String property, String value, String reason) implements Serializable {}
}
