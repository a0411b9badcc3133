package dev.mql.sync;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.CrmException;
import dev.mql.crm.Page;
import dev.mql.store.Identity;
import dev.mql.store.Intake;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads pages to their end, several at a time. Each page and where reading goes on are kept together, so that a killed
 * run goes on there.
 */
final class Pages {

    private final Job job;
    private final Guard guard;
    private final Source source;
    private final Identity identity;
    private final Set<Checkpoint> passed = ConcurrentHashMap.newKeySet();
    private final SortedMap<String, Long> counted;
    private final HowFar howFar = new HowFar();

    /** Where a page comes from. */
    interface Source {
        Page next(Checkpoint from);
    }

    /** @param counted what the run has read, by stream, and touches as {@code activities}; counted on */
    Pages(Job job, Guard guard, Source source, SortedMap<String, Long> counted) {
        this.job = job;
        this.guard = guard;
        this.source = source;
        this.identity = job.identity();
        this.counted = counted;
    }

    /**
     * Reads from all of these on to the end.
     *
     * @param resumed streams of which an earlier process has read a part
     */
    void read(List<Checkpoint> from, Set<String> resumed) {
        howFar.begin(from, resumed);
        try (Parts parts = new Parts(job.orders().readers())) {
            from.forEach(each -> parts.add(() -> next(parts, each)));
            parts.finish();
        }
    }

    private void next(Parts parts, Checkpoint from) {
        guard.pass();
        passed.add(from);
        Instant asked = job.clock().instant();
        Page page = OnePerson.of(source.next(from), job.mapping());
        page.next().filter(passed::contains).ifPresent(this::refuseLoop);
        Intake.Kept kept = job.store().intake().keep(job.crmName(), from, page, asked, identity);
        count(from.stream(), page, kept);
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

    private synchronized void count(String stream, Page page, Intake.Kept kept) {
        int many = kept.seen() > 0 ? kept.seen() : kept.rows();
        counted.merge(stream, (long) many, Long::sum);
        counted.merge("activities", (long) kept.touches(), Long::sum);
        howFar.read(stream, page, many > 0 ? many : kept.touches());
        howFar.tell(job.progress(), job.crm().calls());
    }
}
