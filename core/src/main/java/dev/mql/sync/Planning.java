package dev.mql.sync;

import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Journal;
import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.store.Selection;
import dev.mql.store.Switches;
import dev.mql.store.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * Step two: everybody whose facts changed, whose time has come, or simply everybody where definition or mapping are new,
 * is evaluated from the store, and every decision is kept before anything is written. Heap does not grow with people.
 */
final class Planning {

    private static final int BATCH = 200;

    private final Job job;
    private final Guard guard;
    private final Judge judge;
    private final Map<Ref, Instant> fetched;

    /** @param fetched the records this run read by themselves, which may be older in the store for having stayed the same */
    Planning(Job job, Guard guard, Judge judge, Map<Ref, Instant> fetched) {
        this.job = job;
        this.guard = guard;
        this.judge = judge;
        this.fetched = fetched;
    }

    /** Whom the run looks at: everybody where definition or mapping differ from those everybody was evaluated by. */
    static Selection selection(Job job, Run run, Instant asOf) {
        if (!job.orders().only().isEmpty()) {
            return new Selection.Only(job.orders().only());
        }
        Switches.Basis basis = new Switches.Basis(run.definition(), run.mapping());
        return job.store().switches().basis(job.crmName()).filter(basis::equals).isPresent()
                ? new Selection.Due(asOf)
                : new Selection.Everyone();
    }

    /** A sealed plan of all that shall be written or kept. */
    Planned plan(Run run, Selection selection, Instant asOf) {
        Journal journal = job.store().journal();
        Plan plan = journal.draft(basis(job, run, covers(selection)));
        Counts counts = new Counts(job.store().people().count(job.crmName(), selection));
        Semaphore room = new Semaphore(job.orders().evaluators() * 2);
        try (Parts parts = new Parts(job.orders().evaluators())) {
            List<Dossier> batch = new ArrayList<>(BATCH);
            job.store().people().each(job.crmName(), selection, dossier -> {
                batch.add(dossier);
                if (batch.size() == BATCH) {
                    send(parts, room, plan, List.copyOf(batch), counts);
                    batch.clear();
                    guard.keep();
                }
            });
            send(parts, room, plan, batch, counts);
            parts.finish();
        }
        return counts.planned(journal.seal(plan.id(), counts.moves()), run.tally());
    }

    /** Waits while the evaluating threads are behind, so that no more than a few batches are in memory. */
    private void send(Parts parts, Semaphore room, Plan plan, List<Dossier> batch, Counts counts) {
        room.acquireUninterruptibly();
        parts.add(() -> {
            try {
                keep(plan, batch, counts);
            } finally {
                room.release();
            }
        });
    }

    private void keep(Plan plan, List<Dossier> batch, Counts counts) {
        long asOf = plan.basis().asOf().toEpochMilli();
        boolean anew = plan.basis().covers() != Plan.Covers.DUE;
        List<PlanItem> items = new ArrayList<>();
        for (Dossier dossier : batch) {
            judge.judge(dossier, asOf).ifPresent(judged -> {
                boolean news = plan.basis().covers() == Plan.Covers.ONLY || judged.isNews();
                boolean kept = news && (anew || !judged.waits(asOf));
                counts.add(judged, kept);
                if (kept) {
                    PlanItem item = judged.item();
                    Instant at = fetched.get(item.ref());
                    items.add(at == null ? item : item.confirmed(at.toEpochMilli()));
                }
            });
        }
        if (!items.isEmpty()) {
            job.store().journal().add(plan.id(), items);
        }
        job.progress()
                .at(
                        "evaluating",
                        counts.passed(batch.size()),
                        counts.total,
                        job.crm().calls());
    }

    private static Plan.Covers covers(Selection selection) {
        return selection instanceof Selection.Only
                ? Plan.Covers.ONLY
                : selection instanceof Selection.Due ? Plan.Covers.DUE : Plan.Covers.EVERYONE;
    }

    /** What a plan this run makes now is made from. */
    static Plan.Basis basis(Job job, Run run, Plan.Covers covers) {
        return new Plan.Basis(
                job.crmName(),
                run.id(),
                run.definition(),
                run.mapping(),
                SchemaPrint.of(job.schema(), job.wanted()),
                run.asOf().orElseThrow(),
                job.store().people().revision(),
                covers,
                run.ground().backfill());
    }

    /** A sealed plan, and what making it has counted. */
    record Planned(Plan plan, Tally tally) {}

    /** Counted by several threads. */
    private static final class Counts {
        private final long total;
        private final SortedMap<String, Long> verdicts = new TreeMap<>();
        private final SortedMap<String, Long> moves = new TreeMap<>();
        private long passed;
        private long evaluated;
        private long changed;
        private long held;

        Counts(long total) {
            this.total = total;
        }

        synchronized void add(Judge.Judged judged, boolean kept) {
            PlanItem item = judged.item();
            evaluated++;
            verdicts.merge(item.verdict().outcome().verdict().kind().word(), 1L, Long::sum);
            held += item.decision().held().isEmpty() ? 0 : 1;
            changed += kept && !item.changes().isEmpty() ? 1 : 0;
            if (judged.moves()) {
                moves.merge(item.decision().to().word(), 1L, Long::sum);
            }
        }

        synchronized long passed(int people) {
            passed += people;
            return passed;
        }

        synchronized SortedMap<String, Long> moves() {
            return new TreeMap<>(moves);
        }

        synchronized Planned planned(Plan plan, Tally before) {
            Tally tally =
                    new Tally(before.read(), evaluated, verdicts, changed, before.written(), held, before.failed(), 0);
            return new Planned(plan, tally);
        }
    }
}
