package dev.mql.sync;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.ReadMode;
import dev.mql.crm.Stream;
import dev.mql.model.Ref;
import dev.mql.store.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Once a week all ids are asked for, because some changes leave no trace to read: records deleted for good, merged away,
 * or brought back. What is not listed is fetched by itself and believed only then to be gone; what is listed and was
 * never heard of, or is thought gone, is read.
 *
 * <p>A sweep under way is kept as the reading of a stream of its own, begun with the instant it began at; when it has
 * ended, that instant is noted.
 */
final class Sweeping {

    static final Duration EVERY = Duration.ofDays(7);

    private static final int FETCHED_TOGETHER = 100;
    private static final int ASKED_TOGETHER = 10_000;

    private final Job job;
    private final Guard guard;
    private final SortedMap<String, Long> counted;

    /**
     * @param counted as in {@link Pages}; ids listed as {@code contacts ids}, records found gone or never heard of as
     *     {@code contacts gone} and {@code contacts found}
     */
    Sweeping(Job job, Guard guard, SortedMap<String, Long> counted) {
        this.job = job;
        this.guard = guard;
        this.counted = counted;
    }

    /** Sweeps what is due. What was never read to its end needs none yet. */
    void sweep() {
        job.wanted().read().keySet().stream()
                .filter(object -> job.schema().streams().containsKey(object))
                .filter(object -> intake().reading(job.crmName(), object)
                        .flatMap(Intake.Reading::coveredUntil)
                        .isPresent())
                .sorted()
                .forEach(object -> begun(object).ifPresent(begun -> sweep(object, begun)));
    }

    /** When the sweep began that is under way, or begins now; empty where none is due. */
    private Optional<Instant> begun(String object) {
        Optional<Instant> last =
                job.store().switches().note(job.crmName(), swept(object)).map(Instant::parse);
        Optional<Instant> underWay = intake().reading(job.crmName(), ids(object))
                .map(reading -> Instant.parse(reading.wanted()))
                .filter(begun -> last.isEmpty() || begun.isAfter(last.get()));
        if (underWay.isPresent()) {
            return underWay;
        }
        Instant now = job.clock().instant();
        boolean due = last.isPresent() && !now.isBefore(last.get().plus(EVERY));
        if (due || job.wishes(Orders.Wish.SWEEP)) {
            List<Checkpoint> parts = job.crm().start(new Stream(object), properties(object), new ReadMode.Ids());
            intake().begin(job.crmName(), ids(object), now.toString(), named(parts, ids(object)));
            return Optional.of(now);
        }
        if (last.isEmpty()) {
            note(object, now); // all has just been read
        }
        return Optional.empty();
    }

    private void sweep(String object, Instant begun) {
        List<Checkpoint> unfinished = intake().reading(job.crmName(), ids(object))
                .map(Intake.Reading::unfinished)
                .orElse(List.of());
        AtomicLong found = new AtomicLong();
        new Pages(job, guard, from -> page(object, from, found), counted).read(unfinished, Set.of());
        counted.merge(object + " found", found.get(), Long::sum);
        List<Ref> unseen = intake().unseen(job.crmName(), object, begun, ASKED_TOGETHER);
        while (!unseen.isEmpty()) {
            together(unseen).forEach(few -> look(object, few));
            unseen = intake().unseen(job.crmName(), object, begun, ASKED_TOGETHER);
        }
        note(object, begun);
    }

    /** Finds out what became of records that were not listed. */
    private void look(String object, List<Ref> unseen) {
        guard.pass();
        Instant asked = job.clock().instant();
        List<Item> items = fetched(object, unseen);
        unseen.forEach(ref -> items.add(new Item.Seen(ref))); // whoever is there after all has been seen
        intake().keep(job.crmName(), items, asked, job.identity());
        counted.merge(
                object + " gone",
                items.stream().filter(Item.Gone.class::isInstance).count(),
                Long::sum);
    }

    /** A page of ids, with the rows of those nobody knew and that did not come by themselves. */
    private Page page(String object, Checkpoint from, AtomicLong found) {
        Page page = job.crm().next(named(List.of(from), object).get(0));
        Set<Ref> bare = new LinkedHashSet<>(refs(page, Item.Seen.class));
        bare.removeAll(refs(page, Item.Row.class));
        List<Ref> strangers = intake().unknown(List.copyOf(bare));
        List<Item> items = new ArrayList<>(page.items());
        together(strangers).forEach(few -> items.addAll(fetched(object, few)));
        found.addAndGet(strangers.size());
        return new Page(
                items,
                page.next().map(next -> named(List.of(next), ids(object)).get(0)),
                named(page.more(), ids(object)),
                page.coveredUntil(),
                page.total());
    }

    private static List<Ref> refs(Page page, Class<? extends Item> kind) {
        return page.items().stream().filter(kind::isInstance).map(Item::ref).toList();
    }

    private List<Item> fetched(String object, List<Ref> refs) {
        List<Item> items = new ArrayList<>();
        for (Fetched fetched : job.crm().fetch(refs, properties(object), Set.of())) {
            items.addAll(OnePerson.of(fetched.items(), job.mapping()));
        }
        return items;
    }

    private static List<List<Ref>> together(List<Ref> refs) {
        List<List<Ref>> together = new ArrayList<>();
        for (int i = 0; i < refs.size(); i += FETCHED_TOGETHER) {
            together.add(refs.subList(i, Math.min(i + FETCHED_TOGETHER, refs.size())));
        }
        return together;
    }

    private Set<String> properties(String object) {
        return job.wanted().read().getOrDefault(object, Set.of());
    }

    private void note(String object, Instant at) {
        job.store().switches().note(job.crmName(), swept(object), at.toString());
    }

    private static List<Checkpoint> named(List<Checkpoint> checkpoints, String stream) {
        return checkpoints.stream()
                .map(checkpoint -> new Checkpoint(stream, checkpoint.part(), checkpoint.text()))
                .toList();
    }

    private static String ids(String object) {
        return object + " ids";
    }

    private static String swept(String object) {
        return "swept " + object;
    }

    private Intake intake() {
        return job.store().intake();
    }
}
