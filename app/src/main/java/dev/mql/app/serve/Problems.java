package dev.mql.app.serve;

import dev.mql.app.UserError;
import dev.mql.crm.CrmException;
import dev.mql.store.StoreException;

/** What went wrong, in a sentence without personal data. */
final class Problems {

    private Problems() {}

    /** The message of our own exceptions, which say what to do; of any other one only its kind and place. */
    static String sentence(RuntimeException problem) {
        if (problem instanceof CrmException trouble) {
            return trouble.getMessage() + ": " + trouble.remedy();
        }
        if (problem instanceof StoreException trouble) {
            return trouble.getMessage() + ": " + trouble.remedy();
        }
        if (problem instanceof UserError error) {
            return error.getMessage();
        }
        StackTraceElement[] trace = problem.getStackTrace();
        return "a defect in mql: " + problem.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
