package dev.mql.app.serve;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes turns at something until it is closed. A turn that fails is logged, and the next one comes. */
final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_A_DEFECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(60);

    /** Does what there is to do, and says how long to wait unless woken. */
    interface Turn {
        Duration take();
    }

    private final Turn turn;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean woken;
    private boolean closed;

    Loop(String name, Turn turn) {
        this.turn = turn;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The next turn comes at once. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (await(taken())) {
            // taken() is what there is to do
        }
    }

    // Whatever a turn throws, the others must come: nobody would restart this thread.
    private Duration taken() {
        try {
            return turn.take();
        } catch (RuntimeException defect) {
            LOG.atError()
                    .addKeyValue("loop", thread.getName())
                    .addKeyValue("problem", Problems.sentence(defect))
                    .log("a turn failed");
            return AFTER_A_DEFECT;
        }
    }

    private boolean await(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!woken && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            return !closed;
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the present turn end. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LONGEST_TURN.toSeconds()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
