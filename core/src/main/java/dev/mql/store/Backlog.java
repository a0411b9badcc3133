package dev.mql.store;

import dev.mql.model.Ref;
import java.util.List;
import java.util.Optional;

/** What was not written: failures, by the CRM's message, and statuses held back. Whoever is gone is not among them. */
public interface Backlog {

    /** Failures in groups of one message, the largest first. */
    List<Group> failed(String crm);

    /**
     * Lets the next run try again, also those given up.
     *
     * @param group the id of one group, or empty for all
     * @return how many people
     */
    int retry(String crm, Optional<String> group);

    /** What is held back, in a fixed order. */
    List<Held> held(String crm, int limit);

    long heldCount(String crm);

    /** Lets the next run write a status once that it would hold back. Returns whether it was held back. */
    boolean release(Ref person, String property);

    /**
     * People who failed for one reason.
     *
     * @param id names the group on the command line: {@code record/INVALID_OPTION-3f9a}
     * @param dead how many of them nobody tries again by himself
     * @param example one of them
     */
    record Group(String id, Failure failure, long people, long dead, Ref example) {}

    /**
     * @param value what the CRM holds
     * @param reason as in {@link dev.mql.decide.Decision.Held}
     * @param since UTC milliseconds
     */
    record Held(Ref person, String property, String value, String reason, long since) {}
}
