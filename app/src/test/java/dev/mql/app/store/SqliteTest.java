package dev.mql.app.store;

import dev.mql.store.Store;
import dev.mql.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest extends StoreContract {

    @TempDir
    private Path folder;

    @Override
    protected Store open() {
        return SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"));
    }
}
