package dev.mql.crm;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The CRM as a whole cannot be used; the kind says what to do next. The message is one sentence without a secret or
 * personal data, the remedy another one.
 */
public final class CrmException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Next next;
    private final String remedy;
    private final @Nullable Instant resumesAt;

    public CrmException(Next next, String message, String remedy) {
        this(next, message, remedy, null, null);
    }

    public CrmException(
            Next next, String message, String remedy, @Nullable Instant resumesAt, @Nullable Throwable cause) {
        super(message, cause);
        this.next = next;
        this.remedy = remedy;
        this.resumesAt = resumesAt;
    }

    public Next next() {
        return next;
    }

    public String remedy() {
        return remedy;
    }

    /** When a run may go on; only with {@link Next#RESUME_LATER}. */
    public Optional<Instant> resumesAt() {
        return Optional.ofNullable(resumesAt);
    }

    public enum Next {
        /** A quota is used up or the CRM asks to wait longer than a run should: stop, go on by itself later. */
        RESUME_LATER,
        /** Unreachable or failing in spite of retries: the next run tries again. */
        TRY_AGAIN,
        /** The credential is missing, refused or lacks a right: a person has to act. */
        FIX_CREDENTIAL,
        /** What was asked for does not exist or does not fit: mapping or settings have to change. */
        FIX_SETTINGS,
        /** The CRM answered something this adapter does not understand. */
        PROTOCOL
    }
}
