package dev.mql.app.serve;

import dev.mql.store.Backlog;
import dev.mql.store.Intake;
import dev.mql.store.Journal;
import dev.mql.store.Outbox;
import dev.mql.store.People;
import dev.mql.store.Queue;
import dev.mql.store.Store;
import dev.mql.store.Switches;
import java.util.function.Supplier;

/** A store in which several runs of this process hold a CRM together: the last one lets go. */
final class SharedStore implements Store {

    private final Store store;
    private final SharedSwitches switches;

    SharedStore(Store store) {
        this.store = store;
        this.switches = new SharedSwitches(store.switches());
    }

    /** Does something during which nobody else of this process lets go of the CRM. */
    <T> T holding(String crm, Supplier<T> work) {
        return switches.holding(crm, work);
    }

    @Override
    public Intake intake() {
        return store.intake();
    }

    @Override
    public People people() {
        return store.people();
    }

    @Override
    public Journal journal() {
        return store.journal();
    }

    @Override
    public Backlog backlog() {
        return store.backlog();
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public Queue queue() {
        return store.queue();
    }

    @Override
    public Switches switches() {
        return switches;
    }

    @Override
    public void close() {
        store.close();
    }
}
