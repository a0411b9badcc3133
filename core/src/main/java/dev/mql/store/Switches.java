package dev.mql.store;

import java.time.Instant;
import java.util.Optional;

/** What people and other processes decide over runs. Seen by every process on the store at its next batch. */
public interface Switches {

    /** Stops every run of a CRM before its next batch. */
    void pause(Pause pause);

    Optional<Pause> paused(String crm);

    /** Returns whether it was paused. */
    boolean resume(String crm);

    /**
     * Takes the CRM for this process, or keeps it: called again before each batch. A holder not heard of for the lease's
     * time, or whose process has ended on this machine, has lost it.
     *
     * @throws StoreException {@link StoreException.Why#BUSY}, naming the other process
     */
    void take(String crm, Holder holder, Instant now);

    /** Lets go, where it is this holder's. */
    void letGo(String crm, Holder holder);

    /** Somebody has seen that a plan moves many people, and wants that. */
    void acknowledge(String plan, String by, Instant at);

    boolean acknowledged(String plan);

    /** By what everybody was last evaluated; another definition or mapping means everybody anew. */
    Optional<Basis> basis(String crm);

    /** A text kept under a key: schema seen, say. */
    Optional<String> note(String crm, String key);

    void note(String crm, String key, String text);

    record Pause(String crm, String reason, String by, Instant since) {}

    /** Hashes of definition and mapping. */
    record Basis(String definition, String mapping) {}

    /**
     * A process.
     *
     * @param process its number on the machine
     * @param started when it started, which tells it from a later process of the same number
     */
    record Holder(String machine, long process, Instant started) {}
}
