package dev.mql.store;

/** The store cannot be used for what was asked. Message and remedy are one sentence each, without personal data. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Why why;
    private final String remedy;

    public StoreException(Why why, String message, String remedy) {
        super(message);
        this.why = why;
        this.remedy = remedy;
    }

    public StoreException(Why why, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.why = why;
        this.remedy = remedy;
    }

    /** Another account's token was given for a store that already holds records of one. */
    public static StoreException otherAccount(String crm, String known, String account) {
        return new StoreException(
                Why.OTHER_ACCOUNT,
                "this store holds " + crm + " account " + known + ", and the token belongs to account " + account,
                "use the token of account " + known + ", or another store for account " + account);
    }

    public Why why() {
        return why;
    }

    public String remedy() {
        return remedy;
    }

    public enum Why {
        /** It should be empty, and is not. */
        OCCUPIED,
        /** It holds the records of another account of the same CRM. */
        OTHER_ACCOUNT,
        /** Another process works on this CRM, or holds the store for too long. */
        BUSY,
        /** No room is left to write. */
        FULL,
        /** It may be read, not written. */
        READ_ONLY,
        /** Its pages do not make sense; what was read can be read again, what was decided cannot. */
        DAMAGED,
        /** A newer mql wrote it. */
        TOO_NEW,
        /** It cannot be reached or opened. */
        UNAVAILABLE
    }
}
