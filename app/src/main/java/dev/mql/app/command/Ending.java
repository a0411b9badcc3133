package dev.mql.app.command;

import dev.mql.app.ExitCode;
import dev.mql.app.Surroundings;
import dev.mql.app.UserError;
import dev.mql.crm.CrmException;
import dev.mql.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** How a command that cannot go on ends: one clear sentence and a remedy, never a stack trace. */
final class Ending implements IExecutionExceptionHandler {

    private final Surroundings surroundings;

    Ending(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parsed) {
        if (exception instanceof UserError error) {
            say(error.getMessage(), parsed);
            return error.exitCode().code();
        }
        if (exception instanceof CrmException trouble) {
            say("error: " + trouble.getMessage() + ": " + trouble.remedy(), parsed);
            return (trouble.next() == CrmException.Next.RESUME_LATER ? ExitCode.STOPPED : ExitCode.ERROR).code();
        }
        if (exception instanceof StoreException trouble) {
            say("error: " + trouble.getMessage() + ": " + trouble.remedy(), parsed);
            return (trouble.why() == StoreException.Why.BUSY ? ExitCode.STOPPED : ExitCode.ERROR).code();
        }
        Throwable cause = exception instanceof UncheckedIOException wrapped ? wrapped.getCause() : exception;
        if (cause instanceof IOException refused) {
            say("error: " + file(refused), parsed);
            return ExitCode.ERROR.code();
        }
        return defect(exception, surroundings.variables());
    }

    /** What no command foresees of files and folders, and everybody can mend. */
    private static String file(IOException trouble) {
        if (!(trouble instanceof FileSystemException refused)) {
            return "a file cannot be read or written: make room on the disk, or name another folder with --workspace";
        }
        String why = refused instanceof AccessDeniedException
                ? "no right to it"
                : refused instanceof NoSuchFileException
                        ? "it is not there"
                        : Objects.requireNonNullElse(refused.getReason(), "it was refused");
        return "a file or folder cannot be used: " + why + " (" + refused.getFile()
                + "): give this user the right to it, make room on the disk, or name another folder with --workspace";
    }

    private void say(String sentence, ParseResult parsed) {
        surroundings.err().println(Typed.of(sentence, parsed.matchedOptionValue("-w", Path.of(""))));
    }

    private int defect(Exception exception, Map<String, String> variables) {
        StackTraceElement[] trace = exception.getStackTrace();
        String place = trace.length == 0 ? "unknown place" : trace[0].toString();
        surroundings
                .err()
                .println("error: a defect in mql (" + exception.getClass().getSimpleName() + " at " + place
                        + "): nothing more was sent; please report it, with the output of MQL_DEBUG=1");
        if (variables.containsKey("MQL_DEBUG")) {
            exception.printStackTrace(surroundings.err());
        }
        return ExitCode.ERROR.code();
    }
}
