package dev.mql.http;

import dev.mql.crm.CrmException;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The outermost layer: sends until there is an answer that can be read, or no hope of one. */
final class Retrying {

    private static final int ATTEMPTS = 5;
    private static final long FIRST_BACKOFF = 500;

    private final Channel channel;
    private final Vendor vendor;
    private final Runnable again;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Retry retry;

    Retrying(Channel channel, Vendor vendor, Runnable again, Sleeper sleeper, RandomGenerator random) {
        this.channel = channel;
        this.vendor = vendor;
        this.again = again;
        this.sleeper = sleeper;
        this.random = random;
        this.retry = Retry.of(
                vendor.name(),
                RetryConfig.<Attempt<?>>custom()
                        .maxAttempts(ATTEMPTS)
                        .retryOnResult(Attempt::again)
                        .intervalBiFunction(this::pause)
                        .build());
    }

    <T> T exchange(Call call, Parsing<T> parsing) {
        // The asynchronous context only counts and computes; waiting is ours, so that tests need not wait.
        Retry.AsyncContext<Attempt<?>> attempts = retry.asyncContext();
        while (true) {
            Attempt<T> attempt = attempt(call, parsing);
            long pause = attempts.onResult(attempt);
            if (pause < 0) {
                attempts.onComplete();
                return attempt.outcome(vendor.name());
            }
            sleeper.sleep(Duration.ofMillis(pause));
            again.run();
        }
    }

    private <T> Attempt<T> attempt(Call call, Parsing<T> parsing) {
        try {
            Reply reply = channel.send(call);
            Ruling ruling = vendor.rule(call, reply);
            if (ruling instanceof Ruling.Deliver) {
                return Attempt.delivered(parsing.parse(reply));
            }
            return Attempt.ruled(ruling, call, reply.status());
        } catch (IOException e) {
            return Attempt.broken(call, e);
        }
    }

    private Long pause(Integer attempt, Either<Throwable, Attempt<?>> outcome) {
        Attempt<?> made = outcome.get();
        long backoff = FIRST_BACKOFF << (attempt - 1);
        long base = made.asked().map(Duration::toMillis).orElse(backoff);
        return base + random.nextLong(Math.max(2, Math.min(base, backoff) / 4));
    }

    /** How a broken exchange ends when it is not worth another attempt. */
    static CrmException unreachable(String vendor, Call call, IOException e) {
        return new CrmException(
                CrmException.Next.TRY_AGAIN,
                vendor + " cannot be reached (" + call.what() + "): " + Unreachable.words(call, e),
                "check the network and the base URL, then run it again; nothing is lost",
                null,
                e);
    }
}
