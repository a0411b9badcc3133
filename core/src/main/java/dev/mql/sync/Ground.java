package dev.mql.sync;

import dev.mql.store.Plan;
import dev.mql.store.Run;
import java.util.Optional;

/** A plan is applied on the ground it was made on, or not at all. */
final class Ground {

    private final Job job;

    Ground(Job job) {
        this.job = job;
    }

    /** Stops the run where something the plan was made from has changed. */
    void hold(Plan plan, Run run) {
        changed(plan, run).ifPresent(why -> {
            throw new Halt(
                    Run.State.FAILED, "plan " + plan.id() + " is not applied, " + why + ": mql plan makes a new one");
        });
    }

    private Optional<String> changed(Plan plan, Run run) {
        Plan.Basis basis = plan.basis();
        if (plan.state() != Plan.State.SEALED) {
            return Optional.of("it has been applied or given up");
        }
        if (run.ground().backfill() && !basis.backfill()) {
            return Optional.of("it was not made with --backfill");
        }
        if (!basis.definition().equals(run.definition())) {
            return Optional.of(
                    Agreement.reckonedAlike(basis.definition(), run.definition())
                            ? "the definition has changed since"
                            : "this mql decides differently from the one that made it");
        }
        if (!basis.mapping().equals(run.mapping())) {
            String drifted = job.drift().sentence();
            return Optional.of(drifted.isEmpty() ? "the mapping has changed since" : drifted);
        }
        return basis.schema().equals(SchemaPrint.of(job.schema(), job.wanted()))
                ? Optional.empty()
                : Optional.of("the CRM's properties have changed since");
    }
}
