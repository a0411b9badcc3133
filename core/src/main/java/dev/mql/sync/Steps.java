package dev.mql.sync;

import dev.mql.crm.Calls;
import dev.mql.decide.Policy;
import dev.mql.model.Ref;
import dev.mql.store.Journal;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import dev.mql.store.Run.State;
import dev.mql.store.Selection;
import dev.mql.store.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The steps of a run. Each keeps how far it came, and does nothing where an earlier process has done it. */
final class Steps {

    private final Job job;
    private final Guard guard;
    private final Meter meter;
    private final Backfills backfills;
    private final Map<Ref, Instant> fetched = new HashMap<>();

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
        OnePerson.join(job);
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

    /**
     * Reads these records alone.
     *
     * @param erased those of them who asked to be forgotten
     */
    Run fetch(Run run, Set<Ref> records, Set<Ref> erased) {
        SortedMap<String, Long> read = new TreeMap<>(run.tally().read());
        Fetching.whole(job, read, fetched).fetch(records, erased);
        return asOfNow(run.with(State.PLANNING, run.tally().withRead(read), calls()));
    }

    /** Evaluates everybody concerned and keeps the plan. */
    Run plan(Run run) {
        return plan(run, Planning.selection(job, run, run.asOf().orElseThrow()));
    }

    Run plan(Run run, Selection selection) {
        Optional<Plan> made = run.plan().flatMap(journal()::plan).filter(Steps::isMade);
        return made.isPresent() ? run : planAnew(run, selection, run.asOf().orElseThrow());
    }

    private static boolean isMade(Plan plan) {
        return plan.state() == Plan.State.SEALED || plan.state() == Plan.State.RECORDED;
    }

    private Run planAnew(Run run, Selection selection, Instant asOf) {
        dropDrafts(run);
        Planning.Planned planned = planning(run, asOf).plan(run, selection, asOf);
        return kept(run.with(State.APPLYING, planned.tally(), calls())
                .withPlan(planned.plan().id()));
    }

    private Planning planning(Run run, Instant asOf) {
        Policy policy =
                backfills.policy(run.ground().backfill()).handingOverFrom(FirstContact.handsOverFrom(job, asOf));
        return new Planning(job, guard, Judge.of(job, policy), fetched);
    }

    /** A killed process leaves a plan it was still making; this one may be making another at the same time. */
    private void dropDrafts(Run mine) {
        journal().plans(job.crmName(), 10).stream()
                .filter(plan -> plan.state() == Plan.State.DRAFT)
                .filter(plan -> isLeft(journal().run(plan.basis().run()), mine))
                .forEach(plan -> journal().discard(plan.id()));
    }

    /** One process has one long run at a time, and any number of those of a few people. */
    private boolean isLeft(Optional<Run> theirs, Run mine) {
        return theirs.map(run -> run.kind() == Run.Kind.CONTACT
                        ? run.started().isBefore(job.holder().started())
                        : mine.kind() != Run.Kind.CONTACT)
                .orElse(true);
    }

    /** Applies and records; then once more those whose record somebody else had changed, as it is now. */
    Run finish(Run run) {
        Set<Ref> stale = apply(run);
        return stale.isEmpty() ? run : onceMore(run, stale);
    }

    /** Plans to put back what another run wrote. */
    Run undo(Run run, Run undone, Undoing undoing) {
        dropDrafts(run);
        Run begun = asOfNow(run.with(State.PLANNING, run.tally(), calls()));
        Planning.Planned planned = undoing.plan(begun, undone);
        return kept(begun.with(State.APPLYING, planned.tally(), calls())
                .withPlan(planned.plan().id()));
    }

    /** Applies and records exactly the plan. */
    Run applyOnly(Run run) {
        kept(run.with(State.APPLYING, run.tally(), calls()));
        apply(run);
        return run;
    }

    private Run onceMore(Run run, Set<Ref> stale) {
        Run first = run.with(State.PLANNING, meter.tally(run), calls());
        Run fetched = fetch(first, stale, Set.of());
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
        if (!job.agreement().unsigned().isEmpty() && !undoes(plan)) {
            throw new Halt(State.WAITING, job.agreement().unsigned());
        }
        trip(plan);
        backfills.remember(plan);
        Applying applying = new Applying(job, guard, plan);
        applying.apply();
        journal().record(plan.id(), job.clock().instant());
        // What was deleted is known from now on, and not tried again each night until ids are compared.
        Fetching.rows(job, new TreeMap<>()).fetch(applying.gone(), Set.of());
        if (applying.left() > 0) {
            throw new Halt(
                    State.STOPPED,
                    applying.left() + " people wait for tomorrow: the mapping's pace is "
                            + job.mapping().pace().firstWritesPerDay() + " first writes a day",
                    job.clock().instant().plus(Duration.ofDays(1)));
        }
        return applying.stale();
    }

    /** To put back what was takes no signature. */
    private boolean undoes(Plan plan) {
        return journal()
                .run(plan.basis().run())
                .filter(run -> run.kind() == Run.Kind.UNDO)
                .isPresent();
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
