package dev.mql.app.serve;

import dev.mql.crm.CrmException;
import dev.mql.model.Ref;
import dev.mql.store.Queue;
import dev.mql.store.Queue.Waiting;
import dev.mql.store.Run;
import dev.mql.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the records a CRM told of, a hundred at a time. Where the CRM or the store cannot be used all stay in their
 * places; where one record cannot be looked at, it alone is left aside.
 */
final class Clerk implements Loop.Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);

    private static final int TOGETHER = 100;

    /** One thing somebody does is often told of in several requests. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration FORGETTING = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 9;
    private static final int HOURS_OF_A_DAY = 24;

    private final Workplace place;
    private final InstantSource clock;
    private final Telemetry telemetry;
    private final Runnable review;
    private Duration pause = FIRST_PAUSE;
    private int alone;

    /** @param review asks for a look at those whom companies and deals concern */
    Clerk(Workplace place, InstantSource clock, Telemetry telemetry, Runnable review) {
        this.place = place;
        this.clock = clock;
        this.telemetry = telemetry;
        this.review = review;
    }

    @Override
    public Duration take() {
        Instant now = clock.instant();
        telemetry.queue(place.crm(), queue().length(place.crm()), now);
        List<Waiting> waiting = queue().next(place.crm(), alone > 0 ? 1 : TOGETHER, now.minus(GATHERING));
        if (waiting.isEmpty()) {
            return GATHERING;
        }
        Duration next = look(waiting);
        alone = Math.max(0, alone - 1);
        return next;
    }

    private Duration look(List<Waiting> waiting) {
        try {
            Set<Ref> all = waiting.stream().map(Waiting::ref).collect(Collectors.toSet());
            Set<Ref> erased =
                    waiting.stream().filter(Waiting::erased).map(Waiting::ref).collect(Collectors.toSet());
            Run run = place.told(all, erased);
            if (run.state() != Run.State.DONE) {
                return later(run.message(), run.resumesAt().orElse(Instant.MIN));
            }
            settle(waiting);
            pause = FIRST_PAUSE;
            return Duration.ZERO;
        } catch (CrmException unusable) {
            return later(Problems.sentence(unusable), unusable.resumesAt().orElse(Instant.MIN));
        } catch (StoreException unusable) {
            return later(Problems.sentence(unusable), Instant.MIN);
        } catch (RuntimeException defect) {
            return aside(waiting, defect);
        }
    }

    private void settle(List<Waiting> waiting) {
        Instant now = clock.instant();
        List<Waiting> there = waiting.stream().filter(this::isStillThere).toList();
        queue().postpone(there, now.plus(FORGETTING));
        List<Waiting> done = new ArrayList<>(waiting);
        done.removeAll(there);
        queue().done(done);
        done.forEach(looked -> telemetry.looked(place.crm(), Duration.between(looked.since(), now)));
        if (done.stream()
                .anyMatch(looked -> place.store().people().dossier(looked.ref()).isEmpty())) {
            review.run();
        }
    }

    /** The CRM says first that somebody is to be forgotten, and then forgets them. */
    private boolean isStillThere(Waiting waiting) {
        return waiting.erased()
                && waiting.tries() < HOURS_OF_A_DAY
                && place.store().people().dossier(waiting.ref()).isPresent();
    }

    /** @param until when it goes on, where that is known */
    private Duration later(String why, Instant until) {
        Duration left = Duration.between(clock.instant(), until.isAfter(Instant.EPOCH) ? until : Instant.EPOCH);
        Duration wait = left.compareTo(pause) > 0 ? left : pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        LOG.atWarn()
                .addKeyValue("crm", place.crm())
                .addKeyValue("again_in", wait)
                .log("what was told of waits: {}", why);
        return wait;
    }

    /** A defect with some record must not keep the others waiting: each is looked at alone, and that one later. */
    private Duration aside(List<Waiting> waiting, RuntimeException defect) {
        LOG.atError()
                .addKeyValue("crm", place.crm())
                .addKeyValue("records", waiting.size())
                .log("could not be looked at: {}", Problems.sentence(defect));
        if (waiting.size() > 1) {
            alone = waiting.size() + 1;
        } else {
            long minutes = 1L << Math.min(waiting.get(0).tries(), MOST_DOUBLINGS);
            queue().postpone(waiting, clock.instant().plus(Duration.ofMinutes(minutes)));
        }
        return Duration.ZERO;
    }

    private Queue queue() {
        return place.store().queue();
    }
}
