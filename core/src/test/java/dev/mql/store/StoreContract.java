package dev.mql.store;

import org.junit.jupiter.api.Nested;

/** All that a store promises: what another kind of store must pass. */
public abstract class StoreContract extends OneStore {

    @Nested
    class KeepsWhatWasRead extends IntakeContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KnowsWhoIsWho extends WhoIsWhoContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KnowsHowFarItHasRead extends ReadingContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KeepsWhatWasPlanned extends JournalContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KeepsWhatCameOfIt extends AftermathContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KeepsWhatIsDecided extends SwitchesContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KeepsWhatIsTold extends OutboxContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KeepsWhatItWasToldOf extends QueueContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }

    @Nested
    class KeepsWhoBelongsToWhom extends BelongingContract {

        @Override
        protected Store store() {
            return StoreContract.this.store();
        }
    }
}
