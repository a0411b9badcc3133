package dev.mql.app.sandbox.salesforce;

/**
 * Something that goes wrong with the next records written, one by one, while their neighbours in the same call are saved.
 * {@code id} empty hits any record of the object.
 */
public record RowFault(String object, String id, int times, String code, String message) {
    private static final String LOCKED = "unable to obtain exclusive access to this record";

    public static RowFault of(String object, String code, String message) {
        return new RowFault(object, "", 1, code, message);
    }

    /** Somebody else holds the row. */
    public static RowFault locked(String object) {
        return of(object, "UNABLE_TO_LOCK_ROW", LOCKED + " or 1 records: 0015g00000000001AAA");
    }

    /** The same, wrapped into the failure of a trigger. */
    public static RowFault lockedInTrigger(String object) {
        return of(
                object,
                "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                object + "Trigger: execution of BeforeUpdate caused by: System.DmlException: Update failed. First"
                        + " exception on row 0; first error: UNABLE_TO_LOCK_ROW, " + LOCKED + ": []");
    }

    /** The same, wrapped into the failure of a flow. */
    public static RowFault lockedInFlow(String object) {
        return of(
                object,
                "CANNOT_EXECUTE_FLOW_TRIGGER",
                "We can't save this record because the \"" + object + " Router\" process failed. Give your Salesforce"
                        + " admin these details. UNABLE_TO_LOCK_ROW: " + LOCKED);
    }

    public RowFault on(String newId) {
        return new RowFault(object, newId, times, code, message);
    }

    public RowFault times(int newTimes) {
        return new RowFault(object, id, newTimes, code, message);
    }

    Problem problem() {
        return Problem.of(code, message);
    }
}
