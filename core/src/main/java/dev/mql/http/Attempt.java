package dev.mql.http;

import dev.mql.crm.CrmException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One try: what it gave, or why it gave nothing and whether another try may help. */
final class Attempt<T> {

    private final @Nullable T value;
    private final boolean again;
    private final @Nullable Duration asked;
    private final @Nullable Function<String, CrmException> failure;

    private Attempt(
            @Nullable T value,
            boolean again,
            @Nullable Duration asked,
            @Nullable Function<String, CrmException> failure) {
        this.value = value;
        this.again = again;
        this.asked = asked;
        this.failure = failure;
    }

    static <T> Attempt<T> delivered(T value) {
        return new Attempt<>(value, false, null, null);
    }

    static <T> Attempt<T> broken(Call call, IOException e) {
        return new Attempt<>(null, call.repeatable(), null, vendor -> Retrying.unreachable(vendor, call, e));
    }

    static <T> Attempt<T> ruled(Ruling ruling, Call call, int status) {
        if (ruling instanceof Ruling.Limited limited) {
            return new Attempt<>(null, true, limited.pause(), vendor -> refused(vendor, call, status));
        } else if (ruling instanceof Ruling.Wait wait) {
            return new Attempt<>(null, true, wait.pause(), vendor -> refused(vendor, call, status));
        } else if (ruling instanceof Ruling.Renew renew) {
            return new Attempt<>(null, false, null, vendor -> renew.otherwise());
        } else if (ruling instanceof Ruling.Stop stop) {
            return new Attempt<>(null, false, null, vendor -> stop.why());
        }
        return new Attempt<>(null, call.repeatable(), null, vendor -> refused(vendor, call, status));
    }

    private static CrmException refused(String vendor, Call call, int status) {
        return new CrmException(
                CrmException.Next.TRY_AGAIN,
                vendor + " answers " + status + " again and again (" + call.what() + ")",
                "wait a few minutes and run it again; nothing is lost");
    }

    boolean again() {
        return again;
    }

    Optional<Duration> asked() {
        return Optional.ofNullable(asked);
    }

    T outcome(String vendor) {
        if (failure != null) {
            throw failure.apply(vendor);
        }
        if (value == null) {
            throw new IllegalStateException("an attempt without outcome");
        }
        return value;
    }
}
