package dev.mql.sync;

import dev.mql.crm.CrmException;
import dev.mql.model.Ref;
import dev.mql.store.Journal;
import dev.mql.store.Plan;
import dev.mql.store.Run;
import dev.mql.store.Run.Kind;
import dev.mql.store.Run.State;
import dev.mql.store.Selection;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The runs there are. Each is the same few steps in the same order: read, plan, guard, apply, record.
 *
 * <p>A run stopped or killed is taken up where it was, with the instant it evaluates by. Trouble with the CRM or a guard
 * ends it as a value: a {@link Run} whose state and message say what to do. Trouble with the store is thrown, and leaves
 * the run as it is: the next one takes it up. One instance makes one run.
 */
public final class Runs {

    private final Job job;
    private final Guard guard;
    private final Steps steps;
    private final Meter meter;

    public Runs(Job asked) {
        this.job = asked.drifted();
        this.guard = new Guard(job);
        this.meter = new Meter(job);
        this.steps = new Steps(job, guard, meter);
    }

    /** Reads and plans; writes nothing to the CRM. The plan waits to be applied. */
    public Run plan() {
        return run(Kind.PLAN, run -> steps.plan(steps.read(run)));
    }

    /** Reads, plans and applies. */
    public Run sync() {
        return run(Kind.SYNC, run -> steps.finish(steps.plan(steps.read(run))));
    }

    /** Plans from what is kept, without reading, and applies: for those whose time has come, and after a new definition. */
    public Run review() {
        return run(Kind.SYNC, run -> steps.finish(steps.plan(steps.asOfNow(run))));
    }

    /** Applies a plan made before: exactly that, or nothing where its ground has changed. */
    public Run apply(String planId) {
        return run(Kind.APPLY, run -> {
            Plan plan = journal()
                    .plan(planId)
                    .orElseThrow(() -> new Halt(State.FAILED, "there is no plan " + planId + ": mql plan makes one"));
            new Ground(job).hold(plan, run);
            return steps.applyOnly(run.asOf(plan.basis().asOf()).withPlan(planId));
        });
    }

    /**
     * Puts back what a run wrote, wherever the CRM still holds it. Whom something is put back of is left alone until their
     * facts or the definition change.
     *
     * @param write whether it is done; otherwise the plan waits to be applied
     */
    public Undo undo(String runId, boolean write) {
        Undoing undoing = new Undoing(job, guard);
        Run run = run(Kind.UNDO, begun -> {
            Run undone = journal()
                    .run(runId)
                    .filter(known -> known.crm().equals(job.crmName()))
                    .orElseThrow(() -> new Halt(State.FAILED, "there is no run " + runId + ": mql status names them"));
            Run planned = steps.undo(begun, undone, undoing);
            return write ? steps.applyOnly(planned) : planned;
        });
        return new Undo(run, undoing.left());
    }

    /** Reads these people fresh, then plans and applies for them alone. */
    public Run one(Set<Ref> people) {
        return told(people, Set.of());
    }

    /**
     * Reads these records fresh, then plans and applies for the people among them. Whom another record concerns, such as
     * those of a company, is marked and looked at by the next {@link #review}.
     *
     * @param erased those of them who asked to be forgotten
     */
    public Run told(Set<Ref> records, Set<Ref> erased) {
        return run(
                Kind.CONTACT,
                run -> steps.finish(steps.plan(steps.fetch(run, records, erased), new Selection.Only(records))));
    }

    private interface Course {
        Run from(Run run);
    }

    private Run run(Kind kind, Course course) {
        guard.enter();
        try {
            Run run = meter.takeUp(taken(kind));
            try {
                guard.clock(job.clock().instant());
                guard.pass();
                guard.reads();
                if (kind != Kind.PLAN) {
                    guard.fits();
                }
                Run done = ended(course.from(run), State.DONE, job.drift().sentence(), null);
                if (kind == Kind.PLAN || kind == Kind.SYNC) {
                    job.drift()
                            .remember(
                                    job.crmName(),
                                    job.wanted(),
                                    job.schema(),
                                    job.store().switches());
                }
                if (kind == Kind.SYNC) {
                    expire();
                }
                return done;
            } catch (Halt halt) {
                return ended(
                        latest(run),
                        halt.state(),
                        halt.sentence(),
                        halt.resumesAt().orElse(null));
            } catch (CrmException trouble) {
                return ended(
                        latest(run),
                        state(trouble),
                        trouble.getMessage() + ": " + trouble.remedy(),
                        trouble.resumesAt().orElse(null));
            }
        } finally {
            guard.leave();
        }
    }

    /** The unfinished run of the same kind, definition and mapping, or a new one; an unfinished other one is given up. */
    private Run taken(Kind kind) {
        boolean backfill = job.wishes(Orders.Wish.BACKFILL);
        Optional<Run> unfinished = kind == Kind.CONTACT
                ? Optional.empty()
                : journal().unfinished(job.crmName()).filter(run -> !isOver(run));
        if (unfinished.isPresent()) {
            Run run = unfinished.get();
            boolean same = run.kind() == kind
                    && isResumed(kind)
                    && run.definition().equals(job.agreement().ground())
                    && run.mapping().equals(job.mappingGround())
                    && (run.ground().backfill() || !backfill)
                    && job.orders().only().isEmpty();
            if (same) {
                return run;
            }
            giveUp(run);
        }
        Run.Ground ground =
                new Run.Ground(job.crmName(), kind, job.agreement().ground(), job.mappingGround(), backfill);
        return journal().open(ground, job.clock().instant());
    }

    /** It stopped with nothing to go on with: what its pace has left is marked, and planned anew. */
    private boolean isOver(Run run) {
        return run.ended().isPresent()
                && run.plan()
                        .flatMap(journal()::plan)
                        .filter(plan -> plan.state() == Plan.State.RECORDED)
                        .isPresent();
    }

    /** A plan somebody has seen stays, to be applied again. */
    private static boolean isResumed(Kind kind) {
        return kind == Kind.PLAN || kind == Kind.SYNC;
    }

    private void giveUp(Run run) {
        if (isResumed(run.kind())) {
            run.plan()
                    .flatMap(journal()::plan)
                    .filter(plan -> plan.state() == Plan.State.SEALED)
                    .ifPresent(plan -> journal().discard(plan.id()));
        }
        journal()
                .update(run.end(
                        State.FAILED,
                        "given up: another run was begun",
                        null,
                        job.clock().instant()));
    }

    private Run ended(Run run, State state, String message, @Nullable Instant resumesAt) {
        Run ended = run.with(state, meter.tally(run), meter.calls())
                .end(state, message, resumesAt, job.clock().instant());
        journal().update(ended);
        return ended;
    }

    private void expire() {
        Instant now = job.clock().instant();
        Retention retention = job.orders().retention();
        journal().expire(job.crmName(), now.minus(retention.explanations()), now.minus(retention.journal()));
        if (!retention.everything()) {
            new LettingGo(job).step(now);
        }
    }

    private Run latest(Run run) {
        return journal().run(run.id()).orElse(run);
    }

    private Journal journal() {
        return job.store().journal();
    }

    private static State state(CrmException trouble) {
        return switch (trouble.next()) {
            case RESUME_LATER, TRY_AGAIN -> State.STOPPED;
            case FIX_CREDENTIAL, FIX_SETTINGS, PROTOCOL -> State.FAILED;
        };
    }
}
