package dev.mql.app.store;

import dev.mql.store.Store;
import dev.mql.sync.ToldContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class PostgresToldTest extends ToldContract {

    private @Nullable Store store;

    @Override
    protected Store store() {
        if (store == null) {
            store = SqlStore.open(PostgresServer.emptiedUrl());
        }
        return store;
    }

    @AfterEach
    void close() {
        store().close();
    }
}
