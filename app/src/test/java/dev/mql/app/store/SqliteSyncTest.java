package dev.mql.app.store;

import dev.mql.store.Store;
import dev.mql.sync.BackfillContract;
import dev.mql.sync.BesideContract;
import dev.mql.sync.ContestContract;
import dev.mql.sync.PeersContract;
import dev.mql.sync.RetentionContract;
import dev.mql.sync.SweepContract;
import dev.mql.sync.SyncContract;
import dev.mql.sync.UndoContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteSyncTest extends SyncContract {

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

    @Nested
    class Sweeps extends SweepContract {

        @Override
        protected Store store() {
            return SqliteSyncTest.this.store();
        }
    }

    @Nested
    class Backfills extends BackfillContract {

        @Override
        protected Store store() {
            return SqliteSyncTest.this.store();
        }
    }

    @Nested
    class Contests extends ContestContract {

        @Override
        protected Store store() {
            return SqliteSyncTest.this.store();
        }
    }

    @Nested
    class Peers extends PeersContract {

        @Override
        protected Store store() {
            return SqliteSyncTest.this.store();
        }
    }

    @Nested
    class Beside extends BesideContract {

        @Override
        protected Store store() {
            return SqliteSyncTest.this.store();
        }
    }

    @Nested
    class Undoes extends UndoContract {

        @Override
        protected Store store() {
            return SqliteSyncTest.this.store();
        }
    }

    @Nested
    class Expires extends RetentionContract {

        @Override
        protected Store store() {
            return SqliteSyncTest.this.store();
        }
    }
}
