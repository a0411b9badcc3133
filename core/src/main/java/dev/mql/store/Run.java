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
 * @param definition hash of the definition
 * @param mapping hash of the mapping
 * @param asOfOrNull the instant reading ended, by which everybody is evaluated; null while reading. Kept when the run is
 *     resumed
 * @param planOrNull its plan, once there is one
 * @param message why it stopped or waits, with what to do; empty otherwise
 * @param resumesAtOrNull when it goes on by itself; only where stopped
 */
public record Run(
        String id,
        String crm,
        Kind kind,
        String definition,
        String mapping,
        Instant started,
        @Nullable Instant asOfOrNull,
        @Nullable String planOrNull,
        State state,
        Tally tally,
        Calls calls,
        String message,
        @Nullable Instant resumesAtOrNull,
        @Nullable Instant endedOrNull) {

    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOfOrNull);
    }

    public Optional<String> plan() {
        return Optional.ofNullable(planOrNull);
    }

    public Optional<Instant> resumesAt() {
        return Optional.ofNullable(resumesAtOrNull);
    }

    public Optional<Instant> ended() {
        return Optional.ofNullable(endedOrNull);
    }

    public Run asOf(Instant instant) {
        return new Run(
                id,
                crm,
                kind,
                definition,
                mapping,
                started,
                instant,
                planOrNull,
                state,
                tally,
                calls,
                message,
                resumesAtOrNull,
                endedOrNull);
    }

    public Run with(State newState, Tally newTally, Calls newCalls) {
        return new Run(
                id,
                crm,
                kind,
                definition,
                mapping,
                started,
                asOfOrNull,
                planOrNull,
                newState,
                newTally,
                newCalls,
                "",
                null,
                null);
    }

    public Run withPlan(String plan) {
        return new Run(
                id,
                crm,
                kind,
                definition,
                mapping,
                started,
                asOfOrNull,
                plan,
                state,
                tally,
                calls,
                message,
                resumesAtOrNull,
                endedOrNull);
    }

    /** It is over, or stopped where it can go on. */
    public Run end(State newState, String newMessage, @Nullable Instant resumesAt, Instant ended) {
        return new Run(
                id,
                crm,
                kind,
                definition,
                mapping,
                started,
                asOfOrNull,
                planOrNull,
                newState,
                tally,
                calls,
                newMessage,
                resumesAt,
                ended);
    }

    public enum Kind {
        /** Reads and plans; writes nothing. */
        PLAN,
        /** Applies a plan made before. */
        APPLY,
        /** Plan and apply. */
        SYNC,
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
