package dev.mql.sync;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Work that comes in parts, each of which may add further ones; so many at a time. The first trouble ends it: what runs
 * is finished, what waits is dropped.
 */
final class Parts implements AutoCloseable {

    private final ExecutorService threads;
    private final Phaser open = new Phaser(1);
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();

    Parts(int atATime) {
        threads = Executors.newFixedThreadPool(atATime);
    }

    void add(Runnable part) {
        open.register();
        threads.execute(() -> {
            try {
                if (trouble.get() == null) {
                    part.run();
                }
            } catch (RuntimeException | Error e) {
                trouble.compareAndSet(null, e);
            } finally {
                open.arriveAndDeregister();
            }
        });
    }

    /** Waits for the last part; throws the first trouble there was. */
    void finish() {
        open.arriveAndAwaitAdvance();
        Throwable first = trouble.get();
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
    }

    /** Whether there is no use in going on. */
    boolean troubled() {
        return trouble.get() != null;
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.HOURS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
