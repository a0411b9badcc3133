package dev.mql.app.serve;

import dev.mql.app.workspace.ScheduleNotes;
import dev.mql.app.workspace.Timetable;
import dev.mql.store.Run;
import dev.mql.store.Selection;
import dev.mql.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long runs over one CRM, one after the other: those of the timetable, those asked for, those that were stopped and go
 * on, and a look at people whose time has come. What has been run is kept in the store, so that a run missed while
 * nobody was there is made up once, and two servers on one store make it once between them.
 */
final class Agenda implements Loop.Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration REVIEWS = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Workplace place;
    private final Optional<Timetable> timetable;
    private final InstantSource clock;
    private final ScheduleNotes notes;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Instant review;
    private Instant notBefore = Instant.MIN;
    private Duration pause = FIRST_PAUSE;

    Agenda(Workplace place, Optional<Timetable> timetable, InstantSource clock) {
        this.place = place;
        this.timetable = timetable;
        this.clock = clock;
        this.review = clock.instant();
        this.notes = new ScheduleNotes(place.store(), place.crm());
        if (notes.slot().isEmpty()) {
            notes.slot(clock.instant());
        }
    }

    /** A run as soon as the present one has ended. */
    void ask() {
        asked.set(true);
    }

    /** A look at those marked, as soon as the present run has ended. */
    void reviewSoon() {
        review = clock.instant().plus(SOON);
    }

    @Override
    public Duration take() {
        Instant now = clock.instant();
        if (asked.getAndSet(false)) {
            sync("asked for");
        } else if (now.isBefore(notBefore)) {
            return GLANCE;
        } else if (goesOn(now)) {
            sync("goes on");
        } else if (isDue(now)) {
            notes.slot(now);
            sync("scheduled");
        } else if (!now.isBefore(review)) {
            review = now.plus(REVIEWS);
            if (isAnybodyDue(now)) {
                run("review", place::review);
            }
        }
        return GLANCE;
    }

    private boolean isDue(Instant now) {
        return timetable
                .flatMap(times -> times.next(notes.slot().orElse(now)))
                .filter(slot -> !slot.isAfter(now))
                .isPresent();
    }

    /** A run that a limit or the end of a process has stopped, and whose time has come. */
    private boolean goesOn(Instant now) {
        return unfinished()
                .filter(run -> !run.resumesAt().orElse(Instant.MIN).isAfter(now))
                .isPresent();
    }

    private boolean isAnybodyDue(Instant now) {
        return unfinished().isEmpty() && place.store().people().count(place.crm(), new Selection.Due(now)) > 0;
    }

    private Optional<Run> unfinished() {
        return place.store()
                .journal()
                .unfinished(place.crm())
                .filter(run -> run.kind() == Run.Kind.SYNC && run.state().resumable());
    }

    private void sync(String why) {
        run(why, place::sync);
    }

    private interface Course {
        Run run();
    }

    // Trouble with CRM or store is told and tried again later; nobody would restart this thread.
    private void run(String why, Course course) {
        try {
            Run run = course.run();
            LOG.atInfo()
                    .addKeyValue("crm", run.crm())
                    .addKeyValue("run", run.id())
                    .addKeyValue("why", why)
                    .addKeyValue("evaluated", run.tally().evaluated())
                    .addKeyValue("written", run.tally().written())
                    .addKeyValue("calls", run.calls().total())
                    .log("run {} {}", run.state().word(), run.message());
            ended(run.state() == Run.State.DONE, run.message());
        } catch (RuntimeException trouble) {
            LOG.atWarn().addKeyValue("crm", place.crm()).log("no run: {}", Problems.sentence(trouble));
            if (why.equals("scheduled") && !isBusy(trouble)) {
                notes.slot(Instant.EPOCH);
            }
            ended(false, Problems.sentence(trouble));
        }
    }

    /** Another process is at work on the CRM, which is as good. */
    private static boolean isBusy(RuntimeException trouble) {
        return trouble instanceof StoreException store && store.why() == StoreException.Why.BUSY;
    }

    private void ended(boolean well, String why) {
        notes.held(well ? "" : why);
        notBefore = well ? Instant.MIN : clock.instant().plus(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = well ? FIRST_PAUSE : doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
