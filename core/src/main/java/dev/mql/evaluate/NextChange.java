package dev.mql.evaluate;

import java.io.Serializable;

/**
 * The earliest instant at which time alone changes something (meaning 33).
 *
 * @param at UTC milliseconds; {@link Long#MAX_VALUE} if nothing changes within ten years
 * @param exact false where the search gave up: then {@code at} is early, never late
 */
public record NextChange(long at, boolean exact) implements Serializable {

    public static final NextChange NEVER = new NextChange(Long.MAX_VALUE, true);
}
