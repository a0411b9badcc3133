package dev.mql.store;

import dev.mql.crm.Calls;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run: read, plan, apply, record, or a part of that.
 *
 * @param id {@code r-12}
 * @param asOfOrNull the instant reading ended, by which everybody is evaluated; null while reading. Kept when the run is
 *     resumed
 * @param planOrNull its plan, once there is one
 */
public record Run(
        String id,
        Ground ground,
        Instant started,
        @Nullable Instant asOfOrNull,
        @Nullable String planOrNull,
        Progress progress) {

    /** A run about to read. */
    public static Run begun(String id, Ground ground, Instant started) {
        return new Run(id, ground, started, null, null, Progress.NONE);
    }

    /**
     * What it was begun with; a run is resumed on the same ground only.
     *
     * @param definition hash of the definition, and after blanks the version of mql and the hashes of definitions beside
     *     it: {@code name=hash}
     * @param mapping hash of the mapping, and how far it may go
     * @param backfill whether values are written and nobody is handed over
     */
    public record Ground(String crm, Kind kind, String definition, String mapping, boolean backfill) {}

    /**
     * How far it is.
     *
     * @param message why it stopped or waits, with what to do; empty otherwise
     * @param resumesAtOrNull when it goes on by itself; only where stopped
     */
    public record Progress(
            State state,
            Tally tally,
            Calls calls,
            String message,
            @Nullable Instant resumesAtOrNull,
            @Nullable Instant endedOrNull) {

        static final Progress NONE = new Progress(State.READING, Tally.NONE, Calls.NONE, "", null, null);
    }

    public String crm() {
        return ground.crm();
    }

    public Kind kind() {
        return ground.kind();
    }

    public String definition() {
        return ground.definition();
    }

    public String mapping() {
        return ground.mapping();
    }

    public State state() {
        return progress.state();
    }

    public Tally tally() {
        return progress.tally();
    }

    public Calls calls() {
        return progress.calls();
    }

    /** Why it stopped or waits, with what to do; empty otherwise. */
    public String message() {
        return progress.message();
    }

    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOfOrNull);
    }

    public Optional<String> plan() {
        return Optional.ofNullable(planOrNull);
    }

    /** When it goes on by itself; only where stopped. */
    public Optional<Instant> resumesAt() {
        return Optional.ofNullable(progress.resumesAtOrNull());
    }

    public Optional<Instant> ended() {
        return Optional.ofNullable(progress.endedOrNull());
    }

    public Run asOf(Instant instant) {
        return new Run(id, ground, started, instant, planOrNull, progress);
    }

    public Run withPlan(String plan) {
        return new Run(id, ground, started, asOfOrNull, plan, progress);
    }

    /** It is at work. */
    public Run with(State state, Tally tally, Calls calls) {
        return with(new Progress(state, tally, calls, "", null, null));
    }

    /** It is over, or stopped where it can go on. */
    public Run end(State state, String message, @Nullable Instant resumesAt, Instant ended) {
        return with(new Progress(state, tally(), calls(), message, resumesAt, ended));
    }

    private Run with(Progress now) {
        return new Run(id, ground, started, asOfOrNull, planOrNull, now);
    }

    public enum Kind {
        /** Reads and plans; writes nothing. */
        PLAN,
        /** Applies a plan made before. */
        APPLY,
        /** Plan and apply. */
        SYNC,
        /** Puts back what another run wrote; never resumed. */
        UNDO,
        /** Reads, plans and applies for a few people; never resumed, and in nobody's way. */
        CONTACT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum State {
        READING,
        PLANNING,
        APPLYING,
        /** All was done; single records may have failed. */
        DONE,
        /** Stopped by a quota or limit or a killed process; goes on by itself. */
        STOPPED,
        /** Waits for a person: breaker, approval, pause. */
        WAITING,
        /** Ended by an error; the next run begins anew. */
        FAILED;

        /** Whether the next run takes it up where it was. */
        public boolean resumable() {
            return switch (this) {
                case READING, PLANNING, APPLYING, STOPPED -> true;
                case DONE, WAITING, FAILED -> false;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
