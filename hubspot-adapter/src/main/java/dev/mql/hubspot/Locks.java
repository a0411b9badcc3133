package dev.mql.hubspot;

import dev.mql.crm.WriteResult.Fix;
import dev.mql.http.Reply;
import dev.mql.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits for records that other work holds. HubSpot refuses the whole call then, without effect, and wants to be left alone
 * for at least two seconds (HubSpot's page "Error handling", 423).
 */
final class Locks {

    static final int TRIES = 5;
    private static final int LOCKED = 423;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Clock clock;
    private final Sleeper sleeper;

    Locks(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** The answer of the first try that meets no lock, or of the last one. */
    Reply outwait(int tries, Supplier<Reply> call) {
        Reply reply = call.get();
        for (int tried = 1; tried < tries && met(reply); tried++) {
            Duration asked = reply.retryAfter(clock).orElse(PAUSE);
            sleeper.sleep(asked.compareTo(PAUSE) < 0 ? PAUSE : asked);
            reply = call.get();
        }
        return reply;
    }

    static boolean met(Reply reply) {
        return reply.status() == LOCKED;
    }

    static void refuse(Pending row) {
        row.refused(
                Fix.NEXT_RUN, "LOCKED", "other work holds the record in HubSpot: it is tried again by the next run");
    }
}
