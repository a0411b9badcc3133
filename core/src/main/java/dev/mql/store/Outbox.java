package dev.mql.store;

import dev.mql.decide.HandoffEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hand-off events, and to whom they still have to be told. An event enters in the transaction that settles or records the
 * item it comes with, once by its {@link Message#id}; so an event is told if and only if what it tells has happened.
 */
public interface Outbox {

    /**
     * Exactly these channels hear of a CRM's events, each of these kinds: new ones of what happens from now on; what others
     * were waiting for is dropped.
     */
    void subscribe(String crm, Map<String, Set<HandoffEvent.Kind>> channels);

    /** What a channel has not been told and may be tried now, oldest first. */
    List<Message> waiting(String crm, String channel, Instant now, int limit);

    /** They have arrived. */
    void told(String crm, String channel, Collection<String> ids, Instant at);

    /** They have not arrived, and are tried again as a failed write is ({@link Trouble}). */
    void missed(String crm, String channel, Collection<String> ids, Failure failure, Instant at);

    /** When the channel was last told anything. */
    Optional<Instant> toldAt(String crm, String channel);

    /** What could not be told, by channel and reason, in a fixed order. */
    List<Missed> missed(String crm);

    /**
     * Lets the next run tell them, also those given up.
     *
     * @param channel empty for all
     * @return how many
     */
    int retry(String crm, Optional<String> channel);

    /** Every event there was, oldest first. */
    void each(String crm, Consumer<Message> consumer);

    /**
     * Events a channel could not be told for one reason.
     *
     * @param dead how many of them nobody tries again by himself
     */
    record Missed(String channel, Failure failure, long events, long dead) {}
}
