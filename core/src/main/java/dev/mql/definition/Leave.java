package dev.mql.definition;

import java.io.Serializable;

/**
 * When an MQL stops being one (meaning 36).
 *
 * @param score the line in micro-points; left below it
 * @param time milliseconds below the line, without a break
 */
public record Leave(long score, long time, Then then) implements Serializable {

    public enum Then {
        KEEP,
        FLAG,
        RECYCLE
    }

    /** Nobody leaves by score. */
    public static final Leave NEVER = new Leave(Long.MIN_VALUE, Long.MAX_VALUE, Then.KEEP);
}
