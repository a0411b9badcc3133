package dev.mql.app.sandbox.http;

import java.time.Duration;

/**
 * Something that goes wrong with the next calls. Made by the factory methods and narrowed by {@link #on} and {@link #times};
 * as it is, it hits the next call of all.
 */
public record Fault(Kind kind, String pathPart, int times, int status, String body, Duration delay) {
    /** What goes wrong. */
    public enum Kind {
        /** Answers a status and body of its own; nothing is done. */
        STATUS,
        /** The connection breaks before anything is done. */
        RESET,
        /** Everything is done, then the connection breaks: the caller cannot know. */
        RESET_AFTER,
        /** The answer is right, but comes late. */
        SLOW,
        /** The answer is right and begins at once, but its last byte comes late. */
        DRIP,
        /** The answer stops in the middle of its body, with a length that promised more. */
        TRUNCATED,
        /** The answer stops in the middle, and its length says that this is all. */
        SHORT,
        /** HubSpot: a batch says 200 and COMPLETE, but its results are empty. */
        MISSING_RESULTS
    }

    /** As a gateway fails: in HTML. */
    public static Fault status(int status) {
        return status(status, "<html><body><h1>" + status + "</h1></body></html>");
    }

    public static Fault status(int status, String body) {
        return new Fault(Kind.STATUS, "", 1, status, body, Duration.ZERO);
    }

    public static Fault of(Kind kind) {
        return new Fault(kind, "", 1, 0, "", Duration.ZERO);
    }

    public static Fault slow(Duration delay) {
        return new Fault(Kind.SLOW, "", 1, 0, "", delay);
    }

    public static Fault drip(Duration delay) {
        return new Fault(Kind.DRIP, "", 1, 0, "", delay);
    }

    public Fault on(String newPathPart) {
        return new Fault(kind, newPathPart, times, status, body, delay);
    }

    public Fault times(int newTimes) {
        return new Fault(kind, pathPart, newTimes, status, body, delay);
    }
}
