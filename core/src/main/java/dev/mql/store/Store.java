package dev.mql.store;

/**
 * What mql remembers, cut into facets by who needs them. May be used by several threads; one process works on a CRM at a
 * time ({@link Switches#take}).
 *
 * <p>Every method is one transaction: done as a whole or not at all, and kept once it has returned. Trouble with the
 * store itself is a {@link StoreException}.
 */
public interface Store extends AutoCloseable {

    /** What was read. */
    Intake intake();

    /** Whom it is about, and what is thought of them. */
    People people();

    /** What was planned, sent and answered. */
    Journal journal();

    /** What could not be written and waits for somebody. */
    Backlog backlog();

    /** What marketing and sales have to be told. */
    Outbox outbox();

    /** What people and other processes decide over runs. */
    Switches switches();

    /** Whom to look at because the CRM said so. */
    Queue queue();

    @Override
    void close();
}
