package dev.mql.app.store;

import dev.mql.store.StoreException;
import dev.mql.store.StoreException.Why;
import java.sql.SQLException;

/** Says what a fault of the database means and what to do. */
final class Faults {

    /** SQLite's primary result codes (https://sqlite.org/rescode.html). */
    private static final int BUSY = 5;

    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NOT_A_DATABASE = 26;

    private static final String DAMAGED_REMEDY =
            "restore a copy of the file, or begin with a new one: what was read is read again; what mql last wrote, the "
                    + "history of verdicts and held or failed lists are lost";

    private Faults() {}

    static StoreException of(SQLException fault) {
        return switch (fault.getErrorCode() & 0xFF) {
            case BUSY, LOCKED ->
                fault(
                        Why.BUSY,
                        "another process has been writing to the store for too long",
                        "wait for it to end, or end it",
                        fault);
            case READ_ONLY ->
                fault(
                        Why.READ_ONLY,
                        "the store may not be written to",
                        "give this user the right to write to the file and its folder",
                        fault);
            case FULL ->
                fault(
                        Why.FULL,
                        "no room is left for the store; nothing of this step was kept",
                        "make room on the disk and run again: it goes on where it was",
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

    static StoreException damaged(String what) {
        return new StoreException(Why.DAMAGED, "the store's file is damaged: " + what, DAMAGED_REMEDY);
    }

    private static StoreException fault(Why why, String message, String remedy, SQLException cause) {
        return new StoreException(why, message, remedy, cause);
    }
}
