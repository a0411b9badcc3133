package dev.mql.app.store;

import dev.mql.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One connection that writes, and as many that read as are needed at once. One that broke is replaced at its next use. */
final class Database implements AutoCloseable {

    private final Engine engine;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Sql> readers = new ConcurrentLinkedDeque<>();
    private final Words words = new Words(this);

    /** Only for the thread that is writing. */
    private @Nullable Sql writer;

    Database(Engine engine) {
        this.engine = engine;
        Sql first = connect(false);
        engine.migrate(first);
        writer = first;
    }

    Words words() {
        return words;
    }

    /** Does something as one transaction: as a whole or not at all. */
    <T> T write(Function<Sql, T> work) {
        if (writing.isHeldByCurrentThread()) {
            return work.apply(writing());
        }
        writing.lock();
        try {
            Sql sql = writer == null ? connect(false) : writer;
            writer = sql;
            engine.beginWriting(sql);
            T result = work.apply(sql);
            sql.update("commit");
            return result;
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        } finally {
            writing.unlock();
        }
    }

    /** Leaves nothing in the log of what was erased. */
    void scrub() {
        writing.lock();
        try {
            Sql sql = writer == null ? connect(false) : writer;
            writer = sql;
            engine.scrub(sql);
        } finally {
            writing.unlock();
        }
    }

    private void undo(Throwable cause) {
        words.undo();
        Sql sql = writer;
        if (sql != null && !undone(sql, cause)) {
            writer = null;
        }
    }

    /** Reads one state of the store, whatever is written meanwhile. */
    <T> T read(Function<Sql, T> work) {
        @Nullable Sql free = readers.poll();
        Sql sql = free == null ? connect(true) : free;
        try {
            engine.beginReading(sql);
            T result = work.apply(sql);
            sql.update("rollback");
            readers.push(sql);
            return result;
        } catch (RuntimeException | Error e) {
            if (undone(sql, e)) {
                readers.push(sql);
            }
            throw e;
        }
    }

    /** Ends a transaction that failed. Returns whether the connection may be used again; it is closed where not. */
    private static boolean undone(Sql sql, Throwable cause) {
        try {
            sql.update("rollback"); // fails too where a fault, a full disk among them, has ended the transaction
            return true;
        } catch (StoreException e) {
            cause.addSuppressed(e);
            try {
                sql.close();
            } catch (StoreException unclosed) {
                cause.addSuppressed(unclosed);
            }
            return false;
        }
    }

    /** The connection of the transaction this thread is in. */
    Sql writing() {
        if (!writing.isHeldByCurrentThread() || writer == null) {
            throw new IllegalStateException("not in a transaction that writes");
        }
        return writer;
    }

    @Override
    public void close() {
        readers.forEach(Sql::close);
        readers.clear();
        Sql sql = writer;
        if (sql != null) {
            sql.close();
        }
    }

    private Sql connect(boolean readsOnly) {
        try {
            return new Sql(engine.connect(readsOnly));
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }
}
