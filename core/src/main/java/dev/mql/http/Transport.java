package dev.mql.http;

import dev.mql.crm.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to one CRM account. Blocks; safe for use by several threads, which share the token, the limits and the
 * counters.
 */
public final class Transport implements AutoCloseable {

    private final Wire wire;
    private final Counting counting;
    private final Retrying retrying;

    /**
     * @param timeout for a whole exchange, the answer's last byte included
     * @param clock with {@code sleeper} and {@code random} all that is not determined by the answers
     */
    public record Settings(
            Vendor vendor,
            Limits limits,
            Duration timeout,
            String agent,
            Exchanges exchanges,
            Clock clock,
            Sleeper sleeper,
            RandomGenerator random) {}

    /** A transport that sends a bearer token. */
    public static Transport authorised(Settings settings, Tokens tokens) {
        return new Transport(settings, tokens);
    }

    /** A transport for what needs no token, such as asking for one. */
    public static Transport open(Settings settings) {
        return new Transport(settings, null);
    }

    /** The layers, innermost first: each send is paced, logged and counted, the one with a renewed token as well. */
    private Transport(Settings settings, @Nullable Tokens tokensOrNull) {
        Vendor vendor = settings.vendor();
        this.wire = new Wire(settings.timeout(), settings.agent());
        this.counting = new Counting(new Logging(wire, vendor.name(), settings.clock()), vendor, settings.exchanges());
        Channel limiting = new Limiting(counting, vendor, settings.limits());
        Channel channel = tokensOrNull == null ? limiting : new Authorising(limiting, vendor, tokensOrNull);
        this.retrying = new Retrying(channel, vendor, counting::again, settings.sleeper(), settings.random());
    }

    /**
     * Sends a call until an answer can be read.
     *
     * @throws dev.mql.crm.CrmException where there is no such answer, named by what to do next
     */
    public <T> T exchange(Call call, Parsing<T> parsing) {
        return retrying.exchange(call, parsing);
    }

    /** Calls sent since it was opened. */
    public Calls calls() {
        return counting.calls();
    }

    /** What the CRM's clock said with the last answer. */
    public Optional<Instant> clock() {
        return counting.clock();
    }

    @Override
    public void close() {
        wire.close();
    }
}
