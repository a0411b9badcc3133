package dev.mql.sync;

import dev.mql.store.MemoryStore;
import dev.mql.store.Store;
import org.junit.jupiter.api.Nested;

class MemorySyncTest extends SyncContract {

    private final Store store = new MemoryStore();

    @Override
    protected Store store() {
        return store;
    }

    @Nested
    class Sweeps extends SweepContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Backfills extends BackfillContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Contests extends ContestContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Peers extends PeersContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Beside extends BesideContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Undoes extends UndoContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Expires extends RetentionContract {

        @Override
        protected Store store() {
            return store;
        }
    }
}
