package dev.mql.hubspot;

import dev.mql.crm.Write;
import dev.mql.crm.WriteResult;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One write on its way: what is still to be sent, to which record, and in the end what became of it. One thread's. */
final class Pending {

    private final Write write;
    private final SortedMap<String, String> values;
    private final SortedMap<String, String> known;
    private String id;
    private boolean clearFirst;
    private int leftOut;
    private @Nullable WriteResult result;

    Pending(Write write) {
        this.write = write;
        this.values = new TreeMap<>(write.values());
        this.known = new TreeMap<>(write.expected());
        this.id = write.ref().id();
    }

    Write write() {
        return write;
    }

    /** What a lead shall hold that is to be open for the person; empty where none is asked for. */
    SortedMap<String, String> lead() {
        return write.lead();
    }

    /** The record to write to: another one than asked for after a merge. */
    String id() {
        return id;
    }

    void follow(String winner) {
        id = winner;
    }

    /** What is left to be sent. */
    SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    void withhold(String property) {
        values.remove(property);
    }

    /** What the record is believed to have now, by property. */
    SortedMap<String, String> known() {
        return Collections.unmodifiableSortedMap(known);
    }

    void read(Map<String, String> current) {
        known.putAll(current);
    }

    boolean clearFirst() {
        return clearFirst;
    }

    void clearingFirst() {
        clearFirst = true;
    }

    /** How often HubSpot has left it out of an answer, this time included. */
    int leftOut() {
        return ++leftOut;
    }

    boolean open() {
        return result == null;
    }

    void settle(WriteResult outcome) {
        result = outcome;
    }

    /** Answered, with what the record says of everything that was to be written. */
    void applied(Map<String, String> answered) {
        SortedMap<String, String> said = new TreeMap<>();
        for (String property : write.values().keySet()) {
            String value = answered.get(property);
            if (value != null) {
                said.put(property, value);
            } else if (!values.containsKey(property)) {
                // Not sent: it is as it was.
                said.put(property, known.getOrDefault(property, ""));
            }
        }
        settle(new WriteResult.Applied(Rows.ref(write.ref().type(), id), said));
    }

    void refused(WriteResult.Fix fix, String code, String remedy) {
        settle(new WriteResult.Refused(write.ref(), fix, code, remedy));
    }

    /** An open one was not sent, or HubSpot did not confirm it. */
    WriteResult result() {
        if (result == null) {
            return new WriteResult.Refused(write.ref(), WriteResult.Fix.NEXT_RUN, "NOT_SENT", "the next run writes it");
        }
        return result;
    }
}
