package dev.mql.decide;

import dev.mql.decide.Decision.Cause;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Outcome;
import dev.mql.model.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves people from stage to stage: first sees what others did, then what the definition says, then which status
 * properties may be touched. Every move there is stands in {@code docs/stages.md}. Immutable, may be shared by threads.
 */
public final class Decider {

    private final Definition definition;
    private final Policy policy;
    private final AnswerClock clock;

    private Decider(Definition definition, Policy policy) {
        this.definition = definition;
        this.policy = policy;
        this.clock = new AnswerClock(definition.workingHours(), definition.zone());
    }

    public static Decider of(Definition definition, Policy policy) {
        return new Decider(definition, policy);
    }

    /**
     * What shall become of one person.
     *
     * @param holdings what the CRM's status properties hold now; empty where the mapping names none
     * @param standing what was remembered by the last decision recorded
     * @param asOf UTC milliseconds, the same as the evaluation's
     */
    public Decision decide(Outcome outcome, List<Holding> holdings, Standing standing, Traces traces, long asOf) {
        Move seen = new OthersMoved(holdings, asOf).seen(standing);
        Move moved = seen.after().stage().belongsToSales()
                        && !Statuses.engineHolds(holdings, seen.after().stage())
                ? seen
                : new EngineMove(definition, holdings, policy, traces, asOf).moved(seen, outcome);
        Statuses statuses = new Statuses(holdings, policy, traces, asOf);
        statuses.settle(moved, standing, outcome);
        Standing after = moved.after().met();
        if (statuses.handsOver() && after.answerBy() == null && after.handedAt() == null) {
            after = after.hand(asOf, answerBy(outcome.raised(), asOf));
        }
        Cause cause = moved.cause();
        return new Decision(
                standing.stage(),
                after.stage(),
                cause,
                statuses.changes(),
                statuses.held(),
                after,
                review(after, asOf),
                HandoffEvents.between(standing, after, cause, outcome.raised(), asOf));
    }

    private @Nullable Long answerBy(boolean raised, long asOf) {
        long time = raised
                ? definition.handoff().answerHandRaise()
                : definition.handoff().answerMql();
        return time == 0 ? null : (Long) clock.due(asOf, time);
    }

    /** The instants at which somebody may leave MQL or needs data, or at which sales' promise is broken, whichever comes next (meaning 37). */
    private long review(Standing after, long asOf) {
        long review = Long.MAX_VALUE;
        Long below = after.belowSince();
        if (below != null && definition.leave().time() != Long.MAX_VALUE) {
            review = next(review, below + definition.leave().time(), asOf);
        }
        if (after.stage() == Stage.MQL) {
            Long answerBy = after.answerBy();
            if (answerBy != null) {
                review = next(review, answerBy, asOf);
            }
        }
        return review;
    }

    private static long next(long earliest, long candidate, long asOf) {
        return candidate > asOf ? Math.min(earliest, candidate) : earliest;
    }
}
