package dev.mql.evaluate;

import java.io.Serializable;
import java.util.List;

/**
 * What one rule gives.
 *
 * @param section {@code fit}, {@code product}, {@code content} or {@code against}
 * @param points what the rule gives, in micro-points, after its own cap
 * @param of what it gives at most (or takes), in micro-points
 * @param state whether it fired, did not, is unknown, or has no source
 * @param say the rule's words, filled in
 * @param detail in which value or activities it lies, and each activity's arithmetic
 */
public record Part(
        String rule, String section, long points, long of, State state, String say, String why, Detail detail)
        implements Serializable {

    public enum State {
        FIRED,
        NOT,
        UNKNOWN,
        NOT_FED
    }

    /**
     * The evidence.
     *
     * @param value the fact's value as text; empty where there is none
     * @param origin where the value was read
     * @param since UTC milliseconds from which the value is valid; 0 where not known
     * @param kept the activities that count, newest first
     */
    public record Detail(String value, String origin, long since, int found, List<Kept> kept) implements Serializable {

        public static final Detail NONE = new Detail("", "", 0, 0, List.of());
    }

    /**
     * One activity that counts: {@code points x factor = contribution}.
     *
     * @param factor in millionths, cut
     */
    public record Kept(String type, String asset, long at, long days, long points, long factor, long contribution)
            implements Serializable {}
}
