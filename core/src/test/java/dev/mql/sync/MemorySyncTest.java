package dev.mql.sync;

import dev.mql.store.MemoryStore;
import dev.mql.store.Store;

class MemorySyncTest extends RunContract {

    @Override
    protected Store open() {
        return new MemoryStore();
    }
}
