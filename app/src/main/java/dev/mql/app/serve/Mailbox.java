package dev.mql.app.serve;

import dev.mql.crm.Notice;
import dev.mql.store.Queue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where notices are kept before they are acknowledged. All that come in while the disk is busy are kept in the next
 * transaction together, so that a thousand requests cost a few writes to the disk, not a thousand.
 */
final class Mailbox implements AutoCloseable {

    private static final int MOST_WAITING = 2_000;
    private static final int MOST_TOGETHER = 500;

    private final Queue queue;
    private final InstantSource clock;
    private final Duration patience;
    private final BlockingQueue<Letter> letters = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "mailbox");

    private record Letter(List<Notice> notices, CompletableFuture<Boolean> kept) {}

    /** @param patience how long a request may wait to be kept */
    Mailbox(Queue queue, InstantSource clock, Duration patience) {
        this.queue = queue;
        this.clock = clock;
        this.patience = patience;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Keeps notices for good; where it answers that it could not, they may or may not be kept, and will be told again. */
    boolean keep(List<Notice> notices) {
        Letter letter = new Letter(notices, new CompletableFuture<>());
        if (notices.isEmpty()) {
            return true;
        }
        if (!letters.offer(letter)) {
            return false;
        }
        try {
            return letter.kept.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notKept) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        List<Letter> together = new ArrayList<>();
        try {
            while (true) {
                together.add(letters.take());
                letters.drainTo(together, MOST_TOGETHER - 1);
                store(together);
                together.clear();
            }
        } catch (InterruptedException stopped) {
            together.forEach(letter -> letter.kept.complete(false));
        }
    }

    // Whatever the store throws, those who wait must be answered and the next ones kept.
    private void store(List<Letter> together) {
        try {
            List<Notice> notices = new ArrayList<>();
            together.forEach(letter -> notices.addAll(letter.notices));
            queue.add(notices, clock.instant());
            together.forEach(letter -> letter.kept.complete(true));
        } catch (RuntimeException notKept) {
            together.forEach(letter -> letter.kept.completeExceptionally(notKept));
        }
    }

    /** For when nobody comes any more. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
