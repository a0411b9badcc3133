package dev.mql.sync;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.mapping.Sites;
import dev.mql.store.Intake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** Step one: every stream is read to its end, from where it was left or from what it was covered until. */
final class Reading {

    /** Late commits and an index that lags are read again: lossless within this look-back. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final String MEMORY = "memory-of-reading";

    private final Job job;
    private final Pages pages;

    /** @param counted as in {@link Pages} */
    Reading(Job job, Guard guard, SortedMap<String, Long> counted) {
        this.job = job;
        this.pages = new Pages(job, guard, job.crm()::next, counted);
    }

    /** What the adapter remembers of it is kept once all pages are: none that got lost passes for read. */
    void read(Map<String, SortedSet<String>> streams) {
        String before = job.store().switches().note(job.crmName(), MEMORY).orElse("");
        job.crm().remember(before);
        List<Checkpoint> from = new ArrayList<>();
        Set<String> resumed = new HashSet<>();
        streams.forEach((stream, properties) -> from.addAll(begin(stream, properties, resumed)));
        pages.read(from, resumed);
        String memory = job.crm().memory();
        if (!memory.equals(before)) {
            job.store().switches().note(job.crmName(), MEMORY, memory);
        }
    }

    private List<Checkpoint> begin(String stream, SortedSet<String> properties, Set<String> resumed) {
        // Rows already kept get their links only by being read anew.
        String wanted = String.join(",", properties)
                + Sites.of(job.mapping()).map(sites -> sites.ground(stream)).orElse("");
        Intake intake = job.store().intake();
        Intake.Reading before = intake.reading(job.crmName(), stream).orElse(new Intake.Reading("", List.of(), null));
        boolean goesOn = before.wanted().equals(wanted) && !job.wishes(Orders.Wish.FULL);
        if (goesOn && !before.unfinished().isEmpty()) {
            resumed.add(stream);
            return before.unfinished();
        }
        ReadMode mode = before.coveredUntil()
                .filter(until -> goesOn)
                .<ReadMode>map(until -> new ReadMode.Since(until.minus(OVERLAP)))
                .orElseGet(ReadMode.All::new);
        List<Checkpoint> parts = job.crm().start(new Stream(stream), properties, mode);
        intake.begin(job.crmName(), stream, wanted, parts);
        return parts;
    }
}
