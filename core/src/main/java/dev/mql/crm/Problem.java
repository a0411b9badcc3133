package dev.mql.crm;

/**
 * Something the mapping wants and the CRM does not give.
 *
 * @param subject what it is about: {@code contacts.jobtitle}
 * @param message what is wrong, with the property's label where it has one
 * @param remedy what to do, in the words of the CRM's own screens
 * @param stops how much of a run cannot be done with it
 */
public record Problem(String subject, String message, String remedy, Stops stops) {

    /** From the least to the most. */
    public enum Stops {
        NOTHING,
        /** What would be refused when it is written, and what bootstrapping may mend before. */
        WRITING,
        /** What no bootstrapping mends: a property of another type than what is read from it or written to it. */
        PLANNING
    }

    /** @param fatal whether a sync would fail */
    public Problem(String subject, String message, String remedy, boolean fatal) {
        this(subject, message, remedy, fatal ? Stops.WRITING : Stops.NOTHING);
    }

    /** Whether a sync would fail. */
    public boolean fatal() {
        return stops != Stops.NOTHING;
    }
}
