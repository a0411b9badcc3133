package dev.mql.sync;

import dev.mql.crm.Spelling;
import dev.mql.decide.Decision;
import dev.mql.store.Dossier;
import dev.mql.store.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Leaves a property to somebody else who has put his value in place of ours again and again ({@link dev.mql.store.Contest}),
 * and says so. Where the record holds our value, there is no contest, and a new value is written.
 */
final class Contested {

    private final Dossier dossier;

    Contested(Dossier dossier) {
        this.dossier = dossier;
    }

    /** Those that may be written. */
    List<PlanItem.Change> left(List<PlanItem.Change> changes) {
        return changes.stream().filter(change -> !lost(change)).toList();
    }

    /** The decision with what is left alone. */
    Decision decision(Decision decision, List<PlanItem.Change> changes) {
        List<Decision.Held> held = new ArrayList<>(decision.held());
        List<Decision.StatusChange> status = new ArrayList<>(decision.status());
        for (PlanItem.Change change : changes) {
            if (lost(change)) {
                held.add(new Decision.Held(change.property(), change.from(), Decision.Reason.CONTESTED));
                status.removeIf(each -> each.property().equals(change.property()));
            }
        }
        boolean moved = status.size() == decision.status().size();
        return new Decision(
                decision.from(),
                decision.to(),
                decision.cause(),
                status,
                held,
                decision.after(),
                decision.reviewAt(),
                moved ? decision.events() : List.of()); // nobody is told of a status that is not written
    }

    private boolean lost(PlanItem.Change change) {
        return dossier.contested().contains(change.property())
                && !Spelling.same(
                        Objects.requireNonNullElse(dossier.ledger().get(change.property()), ""), change.from());
    }
}
