package dev.mql.app.command;

import dev.mql.app.Surroundings;
import dev.mql.app.screen.Lines;
import dev.mql.app.screen.Times;
import dev.mql.crm.Calls;
import dev.mql.sync.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says how far a run is on one line that is written over, twice a second at most; silent where nobody sits there. */
final class TerminalProgress implements Progress, AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int WIDTH = 100;

    private final Surroundings surroundings;
    private final Instant started;
    private Instant shown;
    private String step = "";
    private Instant stepStarted;
    private long doneBefore;
    private boolean any;

    TerminalProgress(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.started = surroundings.clock().instant();
        this.shown = started;
        this.stepStarted = started;
    }

    @Override
    public synchronized void at(String now, long done, long total, Calls calls) {
        Instant instant = surroundings.clock().instant();
        if (!now.equals(step)) {
            step = now;
            stepStarted = instant;
            doneBefore = done;
        }
        // The first two seconds are silent: what ends by then needs no progress.
        if (!surroundings.interactive()
                || Duration.between(started, instant).toSeconds() < 2
                || Duration.between(shown, instant).compareTo(PAUSE) < 0) {
            return;
        }
        shown = instant;
        any = true;
        surroundings.err().print("\r" + line(done, total, calls, Duration.between(stepStarted, instant)));
        surroundings.err().flush();
    }

    private String line(long done, long total, Calls calls, Duration took) {
        double rate = (done - doneBefore) / Math.max(0.1, took.toMillis() / 1000.0);
        String left = total > done && rate > 0
                ? ", " + Times.length(Duration.ofSeconds((long) ((total - done) / rate))) + " left"
                : "";
        String text = String.format(
                Locale.ROOT,
                "%s %s%s, %.0f/s%s · %,d calls",
                step,
                Lines.count(done),
                total > 0 ? " of " + Lines.count(total) : "",
                rate,
                left,
                calls.total());
        return String.format(Locale.ROOT, "%-" + WIDTH + "s", text);
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away, so that results begin on an empty one. */
    synchronized void clear() {
        if (any) {
            surroundings.err().print("\r" + " ".repeat(WIDTH) + "\r");
            surroundings.err().flush();
            any = false;
        }
    }
}
