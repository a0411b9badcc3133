package dev.mql.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mql.app.store.SqlStore;
import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.store.Given;
import dev.mql.store.Intake;
import dev.mql.store.Selection;
import dev.mql.store.Store;
import dev.mql.store.StoreException;
import dev.mql.store.StoreException.Why;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the file, the end is a clear message, and nothing of a half-done step is kept. */
class DamagedStoreTest {

    private static final Checkpoint START = new Checkpoint("contacts", 0, "start");
    private static final Checkpoint SECOND = new Checkpoint("contacts", 0, "second");

    /** Of SQLite, in bytes. */
    private static final int PAGE = 8192;

    @TempDir
    private Path folder;

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhereItWasOnceThereIsRoom() throws IOException {
        try (Store store = open("")) {
            store.intake().begin(Given.CRM, "contacts", "w", List.of(START));
        }
        long pages = Files.size(folder.resolve("mql.db")) / PAGE;
        try (Store store = open("?max_page_count=" + (pages + 5))) {
            StoreException full = refused(() -> keep(store, START, 2_000));
            assertThat(full.why()).isEqualTo(Why.FULL);
            assertThat(full.remedy()).contains("it goes on where it was");
        }
        try (Store store = open("")) {
            assertThat(reading(store).unfinished()).containsExactly(START);
            assertThat(store.people().count(Given.CRM, new Selection.Everyone()))
                    .isZero();
            keep(store, START, 2_000);
            assertThat(reading(store).unfinished()).containsExactly(SECOND);
            assertThat(store.people().count(Given.CRM, new Selection.Everyone()))
                    .isEqualTo(2_000);
        }
    }

    @Test
    void saysThatTheStoreMayOnlyBeRead() {
        try (Store store = open("")) {
            store.intake().begin(Given.CRM, "contacts", "w", List.of(START));
            keep(store, START, 3);
        }
        try (Store store = open("?open_mode=1")) {
            assertThat(store.people().count(Given.CRM, new Selection.Everyone()))
                    .isEqualTo(3);
            StoreException refused = refused(() -> keep(store, SECOND, 1));
            assertThat(refused.why()).isEqualTo(Why.READ_ONLY);
            assertThat(refused.remedy()).contains("right to write");
        }
    }

    @Test
    void saysThatTheFileIsNoStore() throws IOException {
        Files.writeString(folder.resolve("mql.db"), "this is a letter, not a database. ".repeat(300));
        StoreException damaged = refused(() -> open("").close());
        assertThat(damaged.why()).isEqualTo(Why.DAMAGED);
        assertThat(damaged.remedy()).contains("restore a copy").contains("what cannot come back");
    }

    @Test
    void saysThatPagesAreDamaged() throws IOException {
        try (Store store = open("")) {
            store.intake().begin(Given.CRM, "contacts", "w", List.of(START));
        }
        Path file = folder.resolve("mql.db");
        long roots = Files.size(file) / PAGE;
        try (Store store = open("")) {
            keep(store, START, 5_000);
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = roots; page * PAGE < bytes.length(); page += 2) {
                bytes.seek(page * PAGE);
                bytes.write(new byte[PAGE]);
            }
        }
        try (Store store = open("")) {
            StoreException damaged =
                    refused(() -> store.people().each(Given.CRM, new Selection.Everyone(), dossier -> {}));
            assertThat(damaged.why()).isEqualTo(Why.DAMAGED);
            assertThat(damaged.remedy()).contains("mql store rebuild");
        }
    }

    @Test
    void saysThatANewerMqlWroteIt() throws SQLException {
        open("").close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mql.db"))) {
            connection.createStatement().execute("pragma user_version = 99");
        }
        assertThat(refused(() -> open("").close()).why()).isEqualTo(Why.TOO_NEW);
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        StoreException missing = refused(() -> SqlStore.open("jdbc:sqlite:" + folder.resolve("no/such/folder/mql.db"))
                .close());
        assertThat(missing.why()).isEqualTo(Why.UNAVAILABLE);
    }

    private Store open(String settings) {
        return SqlStore.open("jdbc:sqlite:" + folder.resolve("mql.db") + settings);
    }

    private static StoreException refused(ThrowingCallable action) {
        StoreException refused = catchThrowableOfType(StoreException.class, action);
        assertThat(refused).as("a clear refusal").isNotNull();
        return refused;
    }

    private static Intake.Reading reading(Store store) {
        return store.intake().reading(Given.CRM, "contacts").orElseThrow();
    }

    private static void keep(Store store, Checkpoint from, int contacts) {
        List<Item> items = new ArrayList<>();
        for (int id = 1; id <= contacts; id++) {
            items.add(Given.row(Given.contact(id), null, "email", "someone" + id + "@x.example", "jobtitle", "CMO"));
        }
        Page page = new Page(items, Optional.of(SECOND), List.of(), Given.NOON);
        store.intake().keep(Given.CRM, from, page, Given.NOON, Given.IDENTITY);
    }
}
