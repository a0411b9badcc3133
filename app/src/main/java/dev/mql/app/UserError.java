package dev.mql.app;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something the person at the terminal can mend. Printed as {@code error: what (where): remedy}, or as a list for files;
 * never with a stack trace.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    public UserError(String what, String where, String remedy) {
        this(ExitCode.ERROR, "error: " + what + (where.isEmpty() ? "" : " (" + where + ")") + ": " + remedy);
    }

    private UserError(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Mistakes of files, each with its place and remedy, all at once. */
    public static UserError inFiles(List<String> mistakes) {
        String lines = mistakes.stream().map(mistake -> "error: " + mistake).collect(Collectors.joining("\n"));
        return new UserError(ExitCode.ERROR, lines);
    }

    /** Something a person has to do before this can go on. */
    public static UserError waits(String what, String where, String remedy) {
        return new UserError(ExitCode.WAITS, new UserError(what, where, remedy).getMessage());
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
