package dev.mql.sync;

import dev.mql.crm.Calls;
import dev.mql.crm.Fetched;
import dev.mql.crm.Item;
import dev.mql.model.Ref;
import dev.mql.store.Journal;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import dev.mql.store.Run.State;
import dev.mql.store.Selection;
import dev.mql.store.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The steps of a run. Each keeps how far it came, and does nothing where an earlier process has done it. */
final class Steps {

    private static final int FETCHED_TOGETHER = 100;

    private final Job job;
    private final Guard guard;
    private final Meter meter;
    private final Backfills backfills;

    Steps(Job job, Guard guard, Meter meter) {
        this.job = job;
        this.guard = guard;
        this.meter = meter;
        this.backfills = new Backfills(job);
    }

    /** Reads all streams. The run's instant is when that ended. */
    Run read(Run run) {
        if (run.asOf().isPresent()) {
            return run;
        }
        Run reading = kept(run.with(State.READING, run.tally(), calls()));
        SortedMap<String, Long> counted = new TreeMap<>(run.tally().read());
        new Sweeping(job, guard, counted).sweep();
        new Reading(job, guard, counted).read(Streams.of(job.wanted(), job.schema()));
        return asOfNow(reading.with(State.PLANNING, run.tally().withRead(counted), calls()));
    }

    Run asOfNow(Run run) {
        if (run.asOf().isPresent()) {
            return run;
        }
        Instant now = job.clock().instant();
        guard.clock(now);
        return kept(run.asOf(now));
    }

    /** Reads these records alone. */
    Run fetch(Run run, Set<Ref> people) {
        SortedSet<String> properties = new TreeSet<>();
        people.forEach(ref -> properties.addAll(job.wanted().read().getOrDefault(ref.type(), Set.of())));
        SortedMap<String, Long> read = new TreeMap<>(run.tally().read());
        List<Ref> all = List.copyOf(people);
        for (int from = 0; from < all.size(); from += FETCHED_TOGETHER) {
            List<Ref> few = all.subList(from, Math.min(from + FETCHED_TOGETHER, all.size()));
            Instant asked = job.clock().instant();
            List<Item> items = new ArrayList<>();
            for (Fetched fetched : job.crm().fetch(few, properties, Set.of())) {
                items.addAll(fetched.items());
                read.merge(fetched.asked().type(), 1L, Long::sum);
            }
            job.store().intake().keep(job.crmName(), items, asked, job.identity());
        }
        return asOfNow(run.with(State.PLANNING, run.tally().withRead(read), calls()));
    }

    /** Evaluates everybody concerned and keeps the plan. */
    Run plan(Run run) {
        return plan(run, planning(run).selection(run, run.asOf().orElseThrow()));
    }

    Run plan(Run run, Selection selection) {
        Optional<Plan> made = run.plan().flatMap(journal()::plan).filter(Steps::isMade);
        return made.isPresent() ? run : planAnew(run, selection, run.asOf().orElseThrow());
    }

    private static boolean isMade(Plan plan) {
        return plan.state() == Plan.State.SEALED || plan.state() == Plan.State.RECORDED;
    }

    private Run planAnew(Run run, Selection selection, Instant asOf) {
        dropDrafts();
        Planning.Planned planned = planning(run).plan(run, selection, asOf);
        return kept(run.with(State.APPLYING, planned.tally(), calls())
                .withPlan(planned.plan().id()));
    }

    private Planning planning(Run run) {
        Judge judge = Judge.of(
                job.definition(),
                job.definitionHash(),
                job.mapping(),
                job.schema(),
                backfills.policy(run.ground().backfill()));
        return new Planning(job, guard, judge);
    }

    /** A killed process leaves a plan it was still making. */
    private void dropDrafts() {
        journal().plans(job.crmName(), 10).stream()
                .filter(plan -> plan.state() == Plan.State.DRAFT)
                .forEach(plan -> journal().discard(plan.id()));
    }

    /** Applies and records; then once more those whose record somebody else had changed, as it is now. */
    Run finish(Run run) {
        Set<Ref> stale = apply(run);
        return stale.isEmpty() ? run : onceMore(run, stale);
    }

    /** Applies and records exactly the plan. */
    Run applyOnly(Run run) {
        kept(run.with(State.APPLYING, run.tally(), calls()));
        apply(run);
        return run;
    }

    private Run onceMore(Run run, Set<Ref> stale) {
        Run first = run.with(State.PLANNING, meter.tally(run), calls());
        Run fetched = fetch(first, stale);
        Run again = planAnew(fetched, new Selection.Only(stale), job.clock().instant());
        Tally before = first.tally();
        Run counted =
                kept(again.with(State.APPLYING, before.withWritten(before.written(), before.failed(), 0), calls()));
        apply(counted);
        return counted;
    }

    private Set<Ref> apply(Run run) {
        Plan plan = run.plan().flatMap(journal()::plan).orElseThrow();
        if (plan.state() == Plan.State.RECORDED) {
            return Set.of();
        }
        if (!job.unsigned().isEmpty()) {
            throw new Halt(State.WAITING, job.unsigned());
        }
        trip(plan);
        backfills.remember(plan);
        Applying applying = new Applying(job, guard, plan);
        applying.apply();
        journal().record(plan.id(), job.clock().instant());
        if (applying.left() > 0) {
            throw new Halt(
                    State.STOPPED,
                    applying.left() + " people wait for tomorrow: the mapping's pace is "
                            + job.mapping().pace().firstWritesPerDay() + " first writes a day",
                    job.clock().instant().plus(Duration.ofDays(1)));
        }
        return applying.stale();
    }

    private void trip(Plan plan) {
        long people = job.store().people().census(job.crmName()).people();
        SortedMap<String, Long> tripping = job.orders().breaker().tripping(plan.moves(), people);
        if (!tripping.isEmpty() && !job.store().switches().acknowledged(plan.id())) {
            throw new Halt(
                    State.WAITING,
                    "more people would change stage than the "
                            + job.orders().breaker().allowed(people)
                            + " a run may move by itself (" + text(tripping)
                            + "), nothing was written: look at "
                            + plan.id() + ", then mql apply " + plan.id() + " --acknowledge");
        }
    }

    /** {@code mql 250, disqualified 12}. */
    private static String text(SortedMap<String, Long> moves) {
        return moves.entrySet().stream()
                .map(move -> move.getKey() + " " + move.getValue())
                .collect(Collectors.joining(", "));
    }

    private Calls calls() {
        return meter.calls();
    }

    private Run kept(Run run) {
        journal().update(run);
        return run;
    }

    private Journal journal() {
        return job.store().journal();
    }
}
