package dev.mql.app.serve;

/**
 * Something somebody should know.
 *
 * @param what tells it from others of the same CRM: {@code failed}, {@code stopped}, {@code waits}, {@code dead},
 *     {@code silent}
 * @param text what it is and what to do, without personal data
 */
record Alarm(String what, Severity severity, String text) {

    enum Severity {
        /** Somebody has to act. */
        ERROR,
        /** It goes on by itself, or can wait. */
        WARNING
    }
}
