package dev.mql.sync;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.store.Identity;
import dev.mql.store.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Step one: every stream is read to its end, page by page, several at a time. Each page and where reading goes on are
 * kept together, so that a killed run goes on there.
 */
final class Reading {

    /** Late commits and an index that lags are read again: lossless within this look-back. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Job job;
    private final Guard guard;
    private final Identity identity;
    private final Set<Checkpoint> passed = ConcurrentHashMap.newKeySet();
    private final SortedMap<String, Long> counted;
    private long items;

    /** @param counted what a run now resumed has read already */
    Reading(Job job, Guard guard, SortedMap<String, Long> counted) {
        this.job = job;
        this.guard = guard;
        this.identity = job.identity();
        this.counted = new TreeMap<>(counted);
    }

    /**
     * @return rows by stream, and touches as {@code activities}
     */
    SortedMap<String, Long> read(Map<String, SortedSet<String>> streams) {
        try (Parts parts = new Parts(job.orders().readers())) {
            streams.forEach((stream, properties) ->
                    begin(stream, properties).forEach(from -> parts.add(() -> next(parts, from))));
            parts.finish();
        }
        return counted;
    }

    private List<Checkpoint> begin(String stream, SortedSet<String> properties) {
        String wanted = String.join(",", properties);
        Intake intake = job.store().intake();
        Intake.Reading before = intake.reading(job.crmName(), stream).orElse(new Intake.Reading("", List.of(), null));
        boolean same = before.wanted().equals(wanted);
        if (same && !before.unfinished().isEmpty()) {
            return before.unfinished();
        }
        ReadMode mode = before.coveredUntil()
                .filter(until -> same)
                .<ReadMode>map(until -> new ReadMode.Since(until.minus(OVERLAP)))
                .orElseGet(ReadMode.All::new);
        List<Checkpoint> parts = job.crm().start(new Stream(stream), properties, mode);
        intake.begin(job.crmName(), stream, wanted, parts);
        return parts;
    }

    private void next(Parts parts, Checkpoint from) {
        guard.pass();
        passed.add(from);
        Instant asked = job.clock().instant();
        Page page = job.crm().next(from);
        page.next().filter(passed::contains).ifPresent(this::refuseLoop);
        Intake.Kept kept = job.store().intake().keep(job.crmName(), from, page, asked, identity);
        count(from.stream(), kept);
        page.next().ifPresent(next -> parts.add(() -> next(parts, next)));
        page.more().forEach(more -> parts.add(() -> next(parts, more)));
    }

    /** Reading on would never end; reading anew, from where the stream was covered, is lossless. */
    private void refuseLoop(Checkpoint next) {
        String stream = next.stream();
        job.store()
                .intake()
                .reading(job.crmName(), stream)
                .ifPresent(reading -> job.store().intake().begin(job.crmName(), stream, reading.wanted(), List.of()));
        throw new CrmException(
                CrmException.Next.PROTOCOL,
                job.crmName() + " leads back to a page of " + stream + " that was read already",
                "run again; it is read anew from where it was complete");
    }

    private synchronized void count(String stream, Intake.Kept kept) {
        counted.merge(stream, (long) kept.rows(), Long::sum);
        counted.merge("activities", (long) kept.touches(), Long::sum);
        items += kept.rows() + kept.touches();
        job.progress().at("reading", items, 0, job.crm().calls());
    }
}
