package dev.mql.app.store;

import dev.mql.store.Store;
import dev.mql.store.StoreContract;

class PostgresTest extends StoreContract {

    @Override
    protected Store open() {
        return SqlStore.open(PostgresServer.emptiedUrl());
    }
}
