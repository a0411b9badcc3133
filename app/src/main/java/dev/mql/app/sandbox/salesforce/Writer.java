package dev.mql.app.sandbox.salesforce;

/**
 * Who saves a record and how: the user's number, the client named in Sforce-Call-Options, whether assignment rules run, and
 * whether an alert of a duplicate rule is overridden.
 */
record Writer(int user, String client, boolean autoAssign, boolean allowDuplicates) {
    static final int INTEGRATION = 1;

    static Writer user(int number) {
        return new Writer(number, "", false, true);
    }
}
