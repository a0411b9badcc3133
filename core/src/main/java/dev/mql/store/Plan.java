package dev.mql.store;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What shall become of the people looked at.
 *
 * @param moves how many people who had a verdict before change stage, by the stage they come to; none before it is sealed
 */
public record Plan(String id, Basis basis, SortedMap<String, Long> moves, State state) {

    public Plan {
        moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
    }

    public static Plan draft(String id, Basis basis) {
        return new Plan(id, basis, Collections.emptySortedMap(), State.DRAFT);
    }

    public Plan in(State other) {
        return new Plan(id, basis, moves, other);
    }

    public Plan sealed(SortedMap<String, Long> counted) {
        return new Plan(id, basis, counted, State.SEALED);
    }

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
     * @param mapping hash of the mapping, and how far it may go
     * @param schema hash of what the CRM's schema said of mapped properties
     * @param revision what had been read
     * @param covers which people it looked at
     * @param backfill whether values are written and nobody is handed over
     */
    public record Basis(
            String crm,
            String run,
            String definition,
            String mapping,
            String schema,
            Instant asOf,
            long revision,
            Covers covers,
            boolean backfill) {}

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
