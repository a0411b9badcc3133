package dev.mql.salesforce;

import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import dev.mql.model.Ref;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A write on its way to a result. Not for several threads. */
final class Pending {

    private final Write write;
    private final SortedMap<String, String> values;
    private long unmodifiedSince;
    private String account = "";
    private @Nullable WriteResult result;

    Pending(Write write) {
        this.write = write;
        this.values = new TreeMap<>(write.values());
        // A second earlier, as the condition knows seconds only.
        this.unmodifiedSince = write.readAt() - 1000;
    }

    Write write() {
        return write;
    }

    Ref ref() {
        return write.ref();
    }

    String id() {
        return write.ref().id();
    }

    String type() {
        return write.ref().type();
    }

    /** What is still to be written. */
    SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    void withhold(String field) {
        values.remove(field);
    }

    /** What the record was when it was compared: UTC milliseconds of its last change, and whose account's it is. */
    void compared(long stamp, String accountId) {
        // The end of that second: a stamp with thousandths is later than the second it is in.
        unmodifiedSince = (stamp + 999) / 1000 * 1000;
        account = accountId;
    }

    long unmodifiedSince() {
        return unmodifiedSince;
    }

    /** Rows of one account lock it for each other, so they go together. */
    String lockedWith() {
        return account.isEmpty() ? id() : account;
    }

    boolean open() {
        return result == null;
    }

    void settle(WriteResult outcome) {
        result = outcome;
    }

    void applied() {
        result = new WriteResult.Applied(ref(), values);
    }

    /** Left to be read again: it has become another record, or is not as it was. */
    void stale() {
        result = new WriteResult.Stale(ref(), Collections.emptySortedMap());
    }

    WriteResult result() {
        return result == null ? new WriteResult.Unknown(ref(), "Salesforce gave no answer for this record") : result;
    }
}
