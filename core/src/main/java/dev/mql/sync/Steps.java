package dev.mql.sync;

import dev.mql.crm.Calls;
import dev.mql.model.Ref;
import dev.mql.store.Journal;
import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.store.Run.State;
import dev.mql.store.Selection;
import dev.mql.store.Switches;
import dev.mql.store.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps of a run. Each keeps how far it came, and does nothing where an earlier process has done it. */
final class Steps {

    private static final Set<PlanItem.State> DONE = EnumSet.of(PlanItem.State.APPLIED, PlanItem.State.UNCHANGED);
    private static final Set<PlanItem.State> FAILED = EnumSet.of(PlanItem.State.REFUSED, PlanItem.State.UNKNOWN);

    private final Job job;
    private final Guard guard;
    private Calls callsBefore = Calls.NONE;
    private Calls callsOfRun = Calls.NONE;

    Steps(Job job, Guard guard) {
        this.job = job;
        this.guard = guard;
    }

    /**
     * Takes a run up.
     *
     * @param before what this process had called until then
     * @return the run without what its present plan counts, which is counted anew at its end
     */
    Run takeUp(Run run, Calls before) {
        callsBefore = before;
        callsOfRun = run.calls();
        Tally whole = run.tally();
        return run.ended().isEmpty()
                ? run
                : run.with(
                        run.state(),
                        whole.withWritten(whole.written() - count(run, DONE), whole.failed() - count(run, FAILED), 0),
                        run.calls());
    }

    /** Reads all streams. The run's instant is when that ended. */
    Run read(Run run) {
        if (run.asOf().isPresent()) {
            return run;
        }
        Run reading = kept(run.with(State.READING, run.tally(), calls()));
        SortedMap<String, Long> read =
                new Reading(job, guard, run.tally().read()).read(Streams.of(job.wanted(), job.schema()));
        return asOfNow(reading.with(State.PLANNING, run.tally().withRead(read), calls()));
    }

    Run asOfNow(Run run) {
        return run.asOf().isPresent() ? run : kept(run.asOf(job.clock().instant()));
    }

    /**
     * Reads these records alone.
     *
     * @param erased those of them who asked to be forgotten
     */
    Run fetch(Run run, Set<Ref> records, Set<Ref> erased) {
        SortedMap<String, Long> read = new TreeMap<>(run.tally().read());
        new Fetching(job, read).fetch(records, erased);
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

    private Judge judge(Instant asOf) {
        return Judge.of(
                job.definition(),
                job.definitionHash(),
                job.mapping(),
                job.schema(),
                FirstContact.handsOverFrom(job, asOf));
    }

    private static boolean isMade(Plan plan) {
        return plan.state() == Plan.State.SEALED || plan.state() == Plan.State.RECORDED;
    }

    private Run planAnew(Run run, Selection selection, Instant asOf) {
        dropDrafts(run);
        Planning.Planned planned = new Planning(job, guard, judge(asOf)).plan(run, selection, asOf);
        String plan = planned.plan().id();
        switches().note(job.crmName(), movesOf(plan), Breaker.text(planned.moves()));
        return kept(run.with(State.APPLYING, planned.tally(), calls()).withPlan(plan));
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

    /** Applies and records exactly the plan. */
    Run applyOnly(Run run) {
        kept(run.with(State.APPLYING, run.tally(), calls()));
        apply(run);
        return run;
    }

    private Run onceMore(Run run, Set<Ref> stale) {
        Run first = run.with(State.PLANNING, tally(run), calls());
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
        if (!job.unsigned().isEmpty()) {
            throw new Halt(State.WAITING, job.unsigned());
        }
        trip(plan);
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
        String moves = switches().note(job.crmName(), movesOf(plan.id())).orElse("");
        long people = job.store().people().census(job.crmName()).people();
        SortedMap<String, Long> tripping = job.orders().breaker().tripping(moves, people);
        if (!tripping.isEmpty() && !switches().acknowledged(plan.id())) {
            throw new Halt(
                    State.WAITING,
                    "more people would change stage than the "
                            + job.orders().breaker().allowed(people)
                            + " a run may move by itself (" + Breaker.text(tripping)
                            + "), nothing was written: look at "
                            + plan.id() + ", then mql apply " + plan.id() + " --acknowledge");
        }
    }

    private static String movesOf(String plan) {
        return "moves of " + plan;
    }

    /** A plan is applied on the ground it was made on, or not at all. */
    void refuseOutdated(Plan plan, Run run) {
        outdated(plan, run).ifPresent(why -> {
            throw new Halt(
                    State.FAILED, "plan " + plan.id() + " is not applied, " + why + ": mql plan makes a new one");
        });
    }

    private Optional<String> outdated(Plan plan, Run run) {
        Plan.Basis basis = plan.basis();
        if (plan.state() != Plan.State.SEALED) {
            return Optional.of("it has been applied or given up");
        }
        if (!basis.definition().equals(run.definition())) {
            return Optional.of("the definition has changed since");
        }
        if (!basis.mapping().equals(run.mapping())) {
            return Optional.of("the mapping has changed since");
        }
        return basis.schema().equals(SchemaPrint.of(job.schema(), job.wanted()))
                ? Optional.empty()
                : Optional.of("the CRM's properties have changed since");
    }

    /** What the run did so far. Writes are counted in the journal, so that a resumed run tells the whole. */
    Tally tally(Run run) {
        Tally before = run.tally();
        return run.kind() == Run.Kind.PLAN
                ? before
                : before.withWritten(
                        before.written() + count(run, DONE),
                        before.failed() + count(run, FAILED),
                        count(run, Applying.OPEN));
    }

    private long count(Run run, Set<PlanItem.State> states) {
        return run.plan()
                .flatMap(journal()::plan)
                .map(plan -> journal().count(plan.id(), states))
                .orElse(0L);
    }

    Calls calls() {
        return callsOfRun.plus(job.crm().calls().minus(callsBefore));
    }

    private Run kept(Run run) {
        journal().update(run);
        return run;
    }

    private Journal journal() {
        return job.store().journal();
    }

    private Switches switches() {
        return job.store().switches();
    }
}
