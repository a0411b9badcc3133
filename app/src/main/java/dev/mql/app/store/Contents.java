package dev.mql.app.store;

import dev.mql.store.Plan;
import dev.mql.store.Run;
import java.util.SortedMap;

/** What a link of the chain holds of a plan and of a run: all of it, as text, since nothing of it is about a person. */
final class Contents {

    private Contents() {}

    /** What of a plan never changes once it is sealed. */
    static byte[] of(Plan plan) {
        Plan.Basis basis = plan.basis();
        return Chain.text(String.join(
                "\n",
                plan.id(),
                basis.crm(),
                basis.run(),
                basis.definition(),
                basis.mapping(),
                basis.schema(),
                basis.asOf().toString(),
                basis.covers().name(),
                Boolean.toString(basis.backfill()),
                text(plan.moves())));
    }

    /** What is known of a run once it has ended. */
    static byte[] of(Run run) {
        return Chain.text(String.join(
                "\n",
                run.id(),
                run.crm(),
                run.kind().name(),
                run.definition(),
                run.mapping(),
                run.started().toString(),
                run.asOf().map(Object::toString).orElse(""),
                run.plan().orElse(""),
                run.state().name(),
                run.ended().map(Object::toString).orElse(""),
                text(run.tally().read()),
                text(run.tally().verdicts()),
                run.tally().changed() + " " + run.tally().written() + " "
                        + run.tally().heldBack() + " " + run.tally().failed() + " "
                        + run.tally().left()));
    }

    private static String text(SortedMap<String, Long> counts) {
        return counts.toString();
    }
}
