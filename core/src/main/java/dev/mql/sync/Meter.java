package dev.mql.sync;

import dev.mql.crm.Calls;
import dev.mql.store.Plan;
import dev.mql.store.PlanItem;
import dev.mql.store.Run;
import dev.mql.store.Tally;
import java.util.EnumSet;
import java.util.Set;

/** Counts what a run did, over all the processes that worked on it. */
final class Meter {

    private static final Set<PlanItem.State> DONE = EnumSet.of(PlanItem.State.APPLIED, PlanItem.State.UNCHANGED);
    private static final Set<PlanItem.State> FAILED = EnumSet.of(PlanItem.State.REFUSED, PlanItem.State.UNKNOWN);

    private final Job job;
    private Calls callsOfRun = Calls.NONE;

    Meter(Job job) {
        this.job = job;
    }

    /** Takes a run up: without what its present plan counts, which is counted anew at its end. */
    Run takeUp(Run run) {
        callsOfRun = run.calls();
        Tally whole = run.tally();
        return run.ended().isEmpty()
                ? run
                : run.with(
                        run.state(),
                        whole.withWritten(whole.written() - count(run, DONE), whole.failed() - count(run, FAILED), 0),
                        run.calls());
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
                .flatMap(job.store().journal()::plan)
                .map(Plan::id)
                .map(plan -> job.store().journal().count(plan, states))
                .orElse(0L);
    }

    Calls calls() {
        return callsOfRun.plus(job.crm().calls().minus(job.callsBefore()));
    }
}
