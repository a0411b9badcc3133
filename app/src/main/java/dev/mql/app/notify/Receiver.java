package dev.mql.app.notify;

import dev.mql.app.workspace.Settings.Channel;
import dev.mql.crm.CrmException;
import dev.mql.http.Call;
import dev.mql.http.Exchanges;
import dev.mql.http.Limits;
import dev.mql.http.Reply;
import dev.mql.http.Ruling;
import dev.mql.http.Sleeper;
import dev.mql.http.Transport;
import dev.mql.http.Vendor;
import dev.mql.store.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One URL that is told something. Neither the URL nor what is sent appears in a log or an error. */
final class Receiver implements AutoCloseable {

    private static final String AWAY = "next_run";

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** A chat takes about one message a second (https://docs.slack.dev/apis/web-api/rate-limits). */
    private static final String BUCKET = "messages";

    private final Channel channel;
    private final String url;
    private final Transport transport;

    /** @throws dev.mql.app.UserError where the URL needs a variable nobody set */
    Receiver(Channel channel, Clock clock, Sleeper sleeper, RandomGenerator random) {
        this.channel = channel;
        this.url = channel.url().value("notify." + channel.name());
        Limits limits = new Limits(0, "none", 0, clock, sleeper)
                .with(BUCKET, channel.kind() == Channel.Kind.WEBHOOK ? 50 : 1, Duration.ofSeconds(1));
        this.transport = Transport.open(new Transport.Settings(
                new Ruled(channel.name(), clock), limits, TIMEOUT, "mql", Exchanges.UNHEARD, clock, sleeper, random));
    }

    /**
     * Sends until it has arrived, a few times with growing pauses.
     *
     * @return why it has not arrived; empty where it has
     */
    Optional<Failure> send(String json, Map<String, String> headers) {
        Call call = Call.post("tell " + channel.name(), url, Call.Kind.WRITE, BUCKET, json);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        try {
            Reply reply = transport.exchange(call, answer -> answer);
            return reply.successful() ? Optional.empty() : Optional.of(refused(reply.status()));
        } catch (CrmException trouble) {
            return Optional.of(new Failure(AWAY, "NO_ANSWER", String.valueOf(trouble.getMessage())));
        }
    }

    /** Whether there was no answer at all, or only that it cannot answer now. */
    static boolean away(Failure failure) {
        return failure.fix().equals(AWAY);
    }

    private Failure refused(int status) {
        return new Failure(
                "settings",
                Integer.toString(status),
                channel.name() + " answers " + status + ": check its URL and secret under notify in mql.yaml");
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Takes answers as most receivers mean them. */
    private record Ruled(String name, Clock clock) implements Vendor {

        private static final Duration A_SECOND = Duration.ofSeconds(1);

        @Override
        public Ruling rule(Call call, Reply reply) {
            int status = reply.status();
            if (status == 429) {
                return new Ruling.Limited(reply.retryAfter(clock).orElse(A_SECOND));
            }
            return status == 408 || status >= 500 ? new Ruling.Failed() : new Ruling.Deliver();
        }

        @Override
        public void learn(Call call, Reply reply, Limits limits) {
            // receivers tell no limits
        }
    }
}
