package dev.mql.app.store;

import dev.mql.store.Store;
import dev.mql.sync.RunContract;

class PostgresSyncTest extends RunContract {

    @Override
    protected Store open() {
        return SqlStore.open(PostgresServer.emptiedUrl());
    }
}
