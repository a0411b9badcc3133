package dev.mql.app;

/** What a command's end means to a script. Stable from the first release on. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0),
    /** An error; nothing more was sent. */
    ERROR(1),
    /** A plan with changes waits to be applied. */
    PENDING(2),
    /** Done, but some records failed. */
    FAILED_RECORDS(3),
    /** Stopped by a quota or a limit; goes on by itself. */
    STOPPED(4),
    /** Waits for a person: breaker, approval, drift, pause. */
    WAITS(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
