package dev.mql.app.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Changes that are made now and become visible later, as those of a long transaction do: what is committed carries the
 * SystemModstamp of when it was made, so that somebody who has read up to now misses it.
 */
public final class Transaction {
    private final Org org;
    private final Acting acting;
    private final long begun;
    private final List<Runnable> edits = new ArrayList<>();

    Transaction(Org org, Acting acting) {
        this.org = org;
        this.acting = acting;
        this.begun = org.now();
        org.open().add(this);
    }

    long begun() {
        return begun;
    }

    public void edit(String object, String id, Map<String, String> values) {
        long stamp = org.now();
        edits.add(() -> acting.edit(object, id, values, stamp));
    }

    public void create(String object, Map<String, String> values) {
        long stamp = org.now();
        edits.add(() -> acting.create(object, values, stamp));
    }

    /** Now the others see it. */
    public void commit() {
        synchronized (org) {
            edits.forEach(Runnable::run);
            edits.clear();
            org.open().remove(this);
        }
    }
}
