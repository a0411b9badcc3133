package dev.mql.store;

/** A store that lasts as long as its process, as strict as the others: for tests, trials and one-off evaluations. */
public final class MemoryStore implements Store {

    private final MemoryState state = new MemoryState();
    private final MemoryOutbox outbox = new MemoryOutbox(state);
    private final Intake intake = new MemoryIntake(state, outbox);
    private final People people = new MemoryPeople(state);
    private final Journal journal = new MemoryJournal(state, outbox);
    private final Backlog backlog = new MemoryBacklog(state);
    private final Switches switches = new MemorySwitches(state);
    private final Queue queue = new MemoryQueue();

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Backlog backlog() {
        return backlog;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Switches switches() {
        return switches;
    }

    @Override
    public Queue queue() {
        return queue;
    }

    @Override
    public void close() {
        // nothing is held outside the heap
    }
}
