package dev.mql.app.store;

import dev.mql.store.StoreException;
import dev.mql.store.StoreException.Why;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Says what a fault of the database means and what to do. */
final class Faults {

    /** SQLite's primary result codes (https://sqlite.org/rescode.html). */
    private static final int BUSY = 5;

    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int IO = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private static final String DAMAGED_REMEDY =
            "restore a copy, or name a new file or database in mql.yaml and run mql store rebuild, which hands nobody over and"
                    + " says first what cannot come back";

    private Faults() {}

    static StoreException of(SQLException fault) {
        String state = fault.getSQLState();
        return state == null ? ofSqlite(fault) : ofPostgres(fault, state);
    }

    /** Of what makes the tables, which wraps what the database has said. */
    static StoreException of(FlywayException fault) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return of(said);
            }
        }
        return new StoreException(
                Why.DAMAGED,
                "the store's tables are not those this mql makes",
                "name an empty file or database, or restore a copy",
                fault);
    }

    /** By the five letters of https://www.postgresql.org/docs/current/errcodes-appendix.html. */
    private static StoreException ofPostgres(SQLException fault, String state) {
        if (state.equals("55P03") || state.equals("57014") || state.startsWith("40")) {
            return busy(fault);
        }
        if (state.equals("25006") || state.equals("42501") || state.equals("3F000")) {
            return fault(
                    Why.READ_ONLY,
                    "the store may not be written to",
                    "on the primary server, give this user the right to create and change tables in the schema, best of all a"
                            + " schema of its own: create schema mql authorization USER, and ?currentSchema=mql in the URL",
                    fault);
        }
        if (state.equals("53100")) {
            return full(fault);
        }
        if (state.startsWith("XX")) {
            return fault(Why.DAMAGED, "the database says it is damaged", DAMAGED_REMEDY, fault);
        }
        if (state.startsWith("28") || state.startsWith("3D") || state.equals("08004")) {
            return fault(
                    Why.UNAVAILABLE,
                    "the database does not let mql in (its code " + state + ")",
                    "look at its URL, user and password: is there such a database, and may this user connect to it?",
                    fault);
        }
        if (state.equals("53300")) {
            return fault(
                    Why.BUSY,
                    "the database takes no more connections",
                    "end what holds them, or raise its max_connections, then run again: it goes on where it was",
                    fault);
        }
        return fault(
                Why.UNAVAILABLE,
                "the database cannot be reached or failed (its code " + state + ")",
                "look whether it runs and whether its URL names host and port rightly, then run again: it goes on where it"
                        + " was",
                fault);
    }

    private static StoreException ofSqlite(SQLException fault) {
        return switch (fault.getErrorCode() & 0xFF) {
            case BUSY, LOCKED -> busy(fault);
            case READ_ONLY ->
                fault(
                        Why.READ_ONLY,
                        "the store may not be written to",
                        "give this user the right to write to the file and its folder",
                        fault);
            case FULL -> full(fault);
            case IO ->
                fault(
                        Why.UNAVAILABLE,
                        "the store's file could not be read or written",
                        "look whether the disk is full or failing, then run again: it goes on where it was",
                        fault);
            case CORRUPT, NOT_A_DATABASE -> fault(Why.DAMAGED, "the store's file is damaged", DAMAGED_REMEDY, fault);
            case CANNOT_OPEN ->
                fault(
                        Why.UNAVAILABLE,
                        "the store's file cannot be opened",
                        "look whether its folder exists and may be written to",
                        fault);
            default ->
                fault(
                        Why.UNAVAILABLE,
                        "the store failed with SQLite's code " + fault.getErrorCode(),
                        "run again; if it stays, look at the disk",
                        fault);
        };
    }

    private static StoreException busy(SQLException fault) {
        return fault(
                Why.BUSY,
                "another process has been writing to the store for too long",
                "wait for it to end, or end it",
                fault);
    }

    private static StoreException full(SQLException fault) {
        return fault(
                Why.FULL,
                "no room is left for the store; nothing of this step was kept",
                "make room on the disk and run again: it goes on where it was",
                fault);
    }

    static StoreException damaged(String what) {
        return new StoreException(Why.DAMAGED, "the store's file is damaged: " + what, DAMAGED_REMEDY);
    }

    private static StoreException fault(Why why, String message, String remedy, SQLException cause) {
        return new StoreException(why, message, remedy, cause);
    }
}
