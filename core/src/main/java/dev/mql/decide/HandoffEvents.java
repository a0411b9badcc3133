package dev.mql.decide;

import dev.mql.decide.Decision.Cause;
import dev.mql.decide.HandoffEvent.Accepted;
import dev.mql.decide.HandoffEvent.Breached;
import dev.mql.decide.HandoffEvent.Qualified;
import dev.mql.decide.HandoffEvent.Recycled;
import dev.mql.decide.HandoffEvent.Rejected;
import dev.mql.decide.HandoffEvent.Weakened;
import dev.mql.model.Stage;
import java.util.List;

/** What two looks at a person, one after the other, tell marketing and sales. */
final class HandoffEvents {

    private HandoffEvents() {}

    /** At most one; a breach is told at every look until somebody answers, always with the same instant. */
    static List<HandoffEvent> between(Standing before, Standing after, Cause cause, boolean raised, long asOf) {
        if (before.handedAt() == null) {
            return after.handedAt() == null
                    ? List.of()
                    : List.of(new Qualified(after.handedAt(), raised, after.answerBy()));
        }
        Stage stage = after.stage();
        if (!stage.belongsToSales()) {
            return stage == Stage.MQL && after.handedAt() != null
                    ? waiting(after, cause, asOf)
                    : List.of(new Recycled(after.since(), cause));
        }
        boolean inTime = before.answerBy() == null || after.since() <= before.answerBy();
        if (stage == Stage.REJECTED) {
            return before.stage() == stage ? List.of() : List.of(new Rejected(after.since(), inTime));
        }
        return before.stage().belongsToSales() && before.stage() != Stage.REJECTED
                ? List.of()
                : List.of(new Accepted(after.since(), stage, inTime));
    }

    private static List<HandoffEvent> waiting(Standing standing, Cause cause, long asOf) {
        Long below = standing.belowSince();
        if (cause == Cause.WEAKENED && below != null) {
            return List.of(new Weakened(below));
        }
        Long answerBy = standing.answerBy();
        return answerBy != null && asOf >= answerBy ? List.of(new Breached(answerBy)) : List.of();
    }
}
