package dev.mql.store;

import java.time.Instant;

/** What shall become of the people looked at. */
public record Plan(String id, Basis basis, State state) {

    /** Refuses what only a plan in another state allows. */
    public void require(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("plan " + id + " is " + state + ", not " + wanted);
        }
    }

    public static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException("there is no plan " + id);
    }

    /**
     * What it was made from. It is applied as long as that holds.
     *
     * @param run the run that made it
     * @param definition hash of the definition
     * @param mapping hash of the mapping
     * @param schema hash of what the CRM's schema said of mapped properties
     * @param revision what had been read
     * @param covers which people it looked at
     */
    public record Basis(
            String crm,
            String run,
            String definition,
            String mapping,
            String schema,
            Instant asOf,
            long revision,
            Covers covers) {}

    /** Which people a plan looked at. */
    public enum Covers {
        EVERYONE,
        /** All that were marked or due. */
        DUE,
        /** A few named ones; marks of others stay. */
        ONLY
    }

    public enum State {
        DRAFT,
        SEALED,
        RECORDED,
        DISCARDED
    }
}
