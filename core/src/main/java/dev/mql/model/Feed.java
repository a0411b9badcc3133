package dev.mql.model;

import java.io.Serializable;

/**
 * How well an activity type is fed by the mapping (meaning 15).
 *
 * @param how whether its activities arrive at all, and whether all of them do
 * @param since UTC milliseconds from which on the feed is complete; {@link Long#MIN_VALUE} where it always was
 */
public record Feed(How how, long since) implements Serializable {

    /** A type no mapping feeds: conditions on it are unknown, its rules count nothing and are named. */
    public static final Feed NOT_FED = new Feed(How.NOT_FED, Long.MAX_VALUE);

    /** A type whose every activity arrives. */
    public static final Feed FED = new Feed(How.FED, Long.MIN_VALUE);

    public enum How {
        FED,
        /** A counter with a last date: a lower bound of what happened. */
        SAMPLED,
        NOT_FED
    }
}
