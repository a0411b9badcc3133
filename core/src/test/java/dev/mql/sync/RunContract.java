package dev.mql.sync;

import dev.mql.store.OneStore;
import dev.mql.store.Store;
import org.junit.jupiter.api.Nested;

/** All that runs promise on one kind of store. */
public abstract class RunContract extends OneStore {

    @Nested
    class Syncs extends SyncContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class IsInterrupted extends InterruptionContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Sweeps extends SweepContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Backfills extends BackfillContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Contests extends ContestContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Peers extends PeersContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Beside extends BesideContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Undoes extends UndoContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Expires extends RetentionContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }

    @Nested
    class Tells extends ToldContract {

        @Override
        protected Store store() {
            return RunContract.this.store();
        }
    }
}
