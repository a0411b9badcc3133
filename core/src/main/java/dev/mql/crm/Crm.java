package dev.mql.crm;

import dev.mql.model.Ref;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A CRM, as far as qualification needs it. Calls block. One instance may be used by several threads; its limits and its
 * token are shared by all of them.
 *
 * <p>Trouble with one record is a value in the answer. Trouble with the CRM as a whole is a {@link CrmException}, named
 * by what to do next.
 */
public interface Crm extends AutoCloseable {

    /** {@code hubspot}, {@code salesforce}: the {@link Ref#crm()} of everything it answers. */
    String name();

    /** What it can do that not every CRM can. Costs no call. */
    Set<Capability> capabilities();

    /**
     * What there is: objects, properties, streams, catalogue, account, rights. Costs a few calls; keep the answer.
     */
    Schema describe();

    /**
     * The same for a mapping that wants this: what it needs is asked for anew, all else stays as it was. Costs a call for
     * each thing wanted at most.
     *
     * @param before what was answered earlier, for this mapping or another one
     */
    default Schema describe(Wanted wanted, Schema before) {
        return describe();
    }

    /**
     * Reminds the adapter of what {@link #describe} answered earlier, so that nothing of it has to be asked for again.
     * Costs no call.
     *
     * @return whether it can work with that; where it cannot it has to be asked to describe
     */
    default boolean recall(Schema schema) {
        return false;
    }

    /** Every problem with what the mapping wants, at once, each with the CRM's own words as remedy. Costs no call. */
    List<Problem> check(Wanted wanted, Schema schema);

    /**
     * Where to begin reading a stream: one checkpoint, or several parts that may be read in parallel.
     *
     * @param properties the properties wanted of each row, by the CRM's names
     */
    List<Checkpoint> start(Stream stream, Set<String> properties, ReadMode mode);

    /**
     * How many records of an object there are, and how many of them have each of the properties. The CRM counts, so that
     * nothing has to be read for it; costs one call and at most one more for each property. What it cannot count is left out.
     */
    Filled filled(String object, Set<String> properties);

    /** One page. Repeatable: the same checkpoint gives the same or newer items. */
    Page next(Checkpoint checkpoint);

    /**
     * What of the reading done spares calls at the next one, as opaque text of the adapter's; for who has kept all pages.
     * Costs no call.
     */
    default String memory() {
        return "";
    }

    /** Reminds the adapter of what {@link #memory} told, in place of what it knew. Costs no call. */
    default void remember(String memory) {}

    /**
     * These records fresh, merged ones followed: the row found, or {@link Item.Gone}, for each. Of one converted to a
     * record of another type, whose properties are others, only that.
     *
     * @param historyOf properties whose latest setting is wanted too; empty where nobody asks who set what
     */
    List<Fetched> fetch(List<Ref> refs, Set<String> properties, Set<String> historyOf);

    /**
     * These records as {@link #fetch} gives them, with what of the streams belongs to them: what people did, a company's
     * deals. Of a stream it is what reading the stream gives, so that reading it afterwards finds nothing new. What would
     * cost further calls may be left to the stream; an adapter whose records bring along what belongs to them has nothing
     * to add.
     *
     * @param streams by name, each with the properties wanted of its rows
     */
    default List<Fetched> fetchWhole(
            List<Ref> refs, Set<String> properties, Map<String, ? extends Set<String>> streams) {
        return fetch(refs, properties, Set.of());
    }

    /** The person's records with this e-mail address; empty where there is none. */
    List<Fetched> find(String email, Set<String> properties);

    /**
     * Writes absolute values. One result per write, in order. Sending a write again changes nothing. Throws only where
     * nothing can be known about any of them.
     */
    List<WriteResult> write(List<Write> writes);

    /** How many writes are best handed over at once. A killed run repeats so many at most. */
    default int batch() {
        return 100;
    }

    /**
     * Whether a request comes from the CRM, and what it tells. Pure, and costs no call. An adapter that nothing is sent to
     * refuses everything.
     */
    default Hearing notices(Delivery delivery) {
        return new Hearing.Refused(404, name() + " sends nothing here");
    }

    /** How much of the CRM's limits is left; costs no call where the answers so far told it. */
    List<Limit> limits();

    /** What the CRM's own clock said with the last answer; empty where it told none. */
    default Optional<Instant> clock() {
        return Optional.empty();
    }

    /** Calls made since this instance was opened. */
    Calls calls();

    /** What bootstrapping needs: steps done, or to be done by hand. Writes to the CRM only with {@code apply}. */
    List<Preparation> prepare(Wanted wanted, boolean apply);

    @Override
    void close();
}
