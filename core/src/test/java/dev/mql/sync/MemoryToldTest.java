package dev.mql.sync;

import dev.mql.store.MemoryStore;
import dev.mql.store.Store;

class MemoryToldTest extends ToldContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }
}
