package dev.mql.app.store;

import dev.mql.store.BelongingContract;
import dev.mql.store.IntakeContract;
import dev.mql.store.JournalContract;
import dev.mql.store.OutboxContract;
import dev.mql.store.QueueContract;
import dev.mql.store.Store;
import dev.mql.store.SwitchesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Nested
    class KeepsWhatWasRead extends IntakeContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatWasDone extends JournalContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatIsDecided extends SwitchesContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatIsTold extends OutboxContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhatItWasToldOf extends QueueContract {

        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class KeepsWhoBelongsToWhom extends BelongingContract {

        @Override
        protected Store store() {
            return store;
        }
    }
}
