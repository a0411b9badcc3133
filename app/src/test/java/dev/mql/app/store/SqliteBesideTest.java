package dev.mql.app.store;

import dev.mql.store.Store;
import dev.mql.sync.BesideContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteBesideTest extends BesideContract {

    @TempDir
    private Path folder;

    private @Nullable Store store;

    @Override
    protected Store store() {
        if (store == null) {
            store = SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"));
        }
        return store;
    }

    @AfterEach
    void close() {
        store().close();
    }
}
