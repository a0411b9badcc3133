package dev.mql.sync;

import dev.mql.store.MemoryStore;
import dev.mql.store.Store;

class MemoryBesideTest extends BesideContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
