package dev.mql.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each exchange in words and counts: no address, no header, no body, so no secret and nobody's data. */
final class Logging implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(Logging.class);

    private final Channel next;
    private final String vendor;
    private final Clock clock;

    Logging(Channel next, String vendor, Clock clock) {
        this.next = next;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    public Reply send(Call call) throws IOException {
        Instant began = clock.instant();
        try {
            Reply reply = next.send(call);
            if (LOG.isDebugEnabled()) {
                LOG.debug(
                        "{} {}: {} in {} ms, {} bytes",
                        vendor,
                        call,
                        reply.status(),
                        since(began),
                        reply.body().length);
            }
            return reply;
        } catch (IOException e) {
            LOG.debug("{} {}: {} after {} ms", vendor, call, e.getClass().getSimpleName(), since(began));
            throw e;
        }
    }

    private long since(Instant began) {
        return Duration.between(began, clock.instant()).toMillis();
    }
}
