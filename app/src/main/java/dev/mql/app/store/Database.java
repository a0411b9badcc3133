package dev.mql.app.store;

import dev.mql.store.StoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The file: one connection that writes, and as many that read as are needed at once.
 *
 * <p>Write-ahead log, so that readers never wait, and {@code synchronous=FULL}, so that what was committed survives a
 * power cut (https://sqlite.org/pragma.html#pragma_synchronous).
 */
final class Database implements AutoCloseable {

    /** The newest migration. */
    private static final long VERSION = 1;

    private final String url;
    private final Sql writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Sql> readers = new ConcurrentLinkedDeque<>();
    private final Words words = new Words(this);

    Database(String url) {
        this.url = url;
        writer = new Sql(connect(false));
        migrate();
    }

    Words words() {
        return words;
    }

    /** Does something as one transaction: as a whole or not at all. */
    <T> T write(Function<Sql, T> work) {
        if (writing.isHeldByCurrentThread()) {
            return work.apply(writer);
        }
        writing.lock();
        try {
            writer.update("begin immediate");
            T result;
            try {
                result = work.apply(writer);
                writer.update("commit");
            } catch (RuntimeException | Error e) {
                undo(e);
                throw e;
            }
            return result;
        } finally {
            writing.unlock();
        }
    }

    private void undo(Throwable cause) {
        words.undo();
        try {
            writer.update("rollback");
        } catch (StoreException e) {
            cause.addSuppressed(e); // some faults, a full disk among them, have rolled back already
        }
    }

    /** Reads one state of the store, whatever is written meanwhile. */
    <T> T read(Function<Sql, T> work) {
        @Nullable Sql free = readers.poll();
        Sql sql = free == null ? new Sql(connect(true)) : free;
        try {
            sql.update("begin");
            try {
                return work.apply(sql);
            } finally {
                sql.update("rollback");
            }
        } finally {
            readers.push(sql);
        }
    }

    /** The connection of the transaction this thread is in. */
    Sql writing() {
        if (!writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("not in a transaction that writes");
        }
        return writer;
    }

    @Override
    public void close() {
        readers.forEach(Sql::close);
        readers.clear();
        writer.close();
    }

    private Connection connect(boolean queriesOnly) {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", "10000");
        settings.setProperty("cache_size", "-16384"); // 16 MB
        settings.setProperty("query_only", Boolean.toString(queriesOnly));
        try {
            return DriverManager.getConnection(url, settings);
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    /** Brings the file's tables to this version. One already there costs one question. */
    private void migrate() {
        long found = writer.number("pragma user_version");
        if (found > VERSION) {
            throw new StoreException(
                    StoreException.Why.TOO_NEW,
                    "a newer mql wrote this store (version " + found + ", this one knows " + VERSION + ")",
                    "use the newer mql");
        }
        if (found < VERSION) {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(url, null, null)
                    .locations("classpath:dev/mql/app/store")
                    .load()
                    .migrate();
            writer.update("pragma user_version = " + VERSION);
        }
    }
}
