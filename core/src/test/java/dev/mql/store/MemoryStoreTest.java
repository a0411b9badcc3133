package dev.mql.store;

import org.junit.jupiter.api.Nested;

class MemoryStoreTest {

    @Nested
    class KeepsWhatWasRead extends IntakeContract {

        private final Store store = new MemoryStore();

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatWasDone extends JournalContract {

        private final Store store = new MemoryStore();

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatIsDecided extends SwitchesContract {

        private final Store store = new MemoryStore();

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatIsTold extends OutboxContract {

        private final Store store = new MemoryStore();

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatItWasToldOf extends QueueContract {

        private final Store store = new MemoryStore();

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhoBelongsToWhom extends BelongingContract {

        private final Store store = new MemoryStore();

        @Override
        protected Store store() {
            return store;
        }
    }
}
