package dev.mql.sync;

import dev.mql.decide.Decision;
import dev.mql.decide.Standing;
import dev.mql.evaluate.Evaluation;
import dev.mql.store.Dossier;
import dev.mql.store.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Leaves a person alone of whom mql's writing was undone, for as long as their facts and the definition are the same. What
 * others do with them is seen all the same.
 */
final class LeftUndone {

    private static final Set<Decision.Cause> OTHERS =
            Set.of(Decision.Cause.SALES, Decision.Cause.GIVEN_BACK, Decision.Cause.CHANGED_BY_OTHERS);

    private final Standing standing;
    private final Set<String> released;

    private LeftUndone(Standing standing, Set<String> released) {
        this.standing = standing;
        this.released = released;
    }

    static LeftUndone of(Dossier dossier, Evaluation now) {
        Standing standing = dossier.standing();
        boolean same = ground(now.factsHash(), now.definitionHash()).equals(standing.undone());
        return new LeftUndone(same ? standing : standing.undone(null), dossier.released());
    }

    /** Of what nothing is written again: these facts by this definition. */
    static String ground(String facts, String definition) {
        return facts + " " + definition;
    }

    /** What is remembered, without an undoing that does not hold any more. */
    Standing standing() {
        return standing;
    }

    /** Whether nothing of this is written. */
    boolean keepsBack(List<PlanItem.Change> changes) {
        return standing.undone() != null
                && changes.stream().map(PlanItem.Change::property).noneMatch(released::contains);
    }

    /** What is decided of somebody left alone. */
    Decision decision(Decision wanted, List<PlanItem.Change> changes) {
        List<Decision.Held> held = new ArrayList<>(wanted.held());
        changes.forEach(
                change -> held.add(new Decision.Held(change.property(), change.from(), Decision.Reason.UNDONE)));
        if (OTHERS.contains(wanted.cause())) {
            return new Decision(
                    wanted.from(),
                    wanted.to(),
                    wanted.cause(),
                    List.of(),
                    held,
                    wanted.after().undone(standing.undone()),
                    wanted.reviewAt(),
                    wanted.events());
        }
        return new Decision(
                standing.stage(),
                standing.stage(),
                Decision.Cause.NONE,
                List.of(),
                held,
                standing,
                wanted.reviewAt(),
                List.of());
    }
}
