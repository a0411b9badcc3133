package dev.mql.decide;

import dev.mql.decide.Decision.Cause;
import dev.mql.definition.Definition;
import dev.mql.definition.Handoff;
import dev.mql.definition.Leave;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the definition's verdict does to a person whom sales does not have (meaning 35, 36). */
final class EngineMove {

    private final Definition definition;
    private final List<Holding> holdings;
    private final Policy policy;
    private final Traces traces;
    private final long asOf;

    EngineMove(Definition definition, List<Holding> holdings, Policy policy, Traces traces, long asOf) {
        this.definition = definition;
        this.holdings = holdings;
        this.policy = policy;
        this.traces = traces;
        this.asOf = asOf;
    }

    Move moved(Move seen, Outcome outcome) {
        Standing standing = seen.after();
        boolean stopped = outcome.verdict().kind() == Verdict.Kind.DISQUALIFIED;
        Move move = switch (standing.stage()) {
            case MQL -> stopped ? stopMql(standing) : stay(standing, outcome);
            case LEAD, NEEDS_DATA, RECYCLED ->
                stopped
                        ? new Move(standing.enter(Stage.DISQUALIFIED, asOf), Cause.STOPPED)
                        : rise(standing, outcome, Cause.NONE);
            case DISQUALIFIED -> stopped ? Move.none(standing) : rise(cleared(standing), outcome, Cause.CLEARED);
            case REJECTED ->
                outcome.verdict().kind() == Verdict.Kind.MQL
                        ? rise(standing, outcome, Cause.NONE)
                        : Move.none(standing);
            case ACCEPTED, SQL, OPPORTUNITY, CUSTOMER -> Move.none(standing);
        };
        boolean stays = move.after().stage() == standing.stage();
        return seen.cause() != Cause.NONE && stays ? new Move(move.after(), seen.cause()) : move;
    }

    private Standing cleared(Standing standing) {
        return standing.enter(standing.leftAt() == null ? Stage.LEAD : Stage.RECYCLED, asOf);
    }

    private Move stopMql(Standing standing) {
        return Statuses.foreignMql(holdings)
                ? Move.none(standing)
                : new Move(standing.leave(Stage.DISQUALIFIED, asOf), Cause.STOPPED);
    }

    private Move rise(Standing standing, Outcome outcome, Cause otherwise) {
        return switch (outcome.verdict().kind()) {
            case MQL ->
                mayEnter(standing, outcome.raised())
                        ? new Move(
                                standing.enterMql(enteredAt(standing, outcome.raised()), null),
                                outcome.raised() ? Cause.HAND_RAISE : Cause.CROSSED_LINE)
                        : new Move(standing.below(null), otherwise == Cause.NONE ? Cause.TOO_SOON : otherwise);
            case NEEDS_DATA ->
                standing.stage() == Stage.LEAD
                        ? new Move(standing.enter(Stage.NEEDS_DATA, asOf), Cause.NEEDS_DATA)
                        : new Move(standing.below(null), otherwise);
            case NURTURE ->
                standing.stage() == Stage.NEEDS_DATA ? faded(standing, otherwise) : new Move(standing, otherwise);
            case DISQUALIFIED -> new Move(standing, otherwise);
        };
    }

    /** Who hovers around the line is not asked for data one day and forgotten the next: it takes as long as leaving MQL. */
    private Move faded(Standing standing, Cause otherwise) {
        long time = definition.leave().time();
        Long remembered = standing.belowSince();
        long since = remembered == null ? asOf : remembered;
        return time == Long.MAX_VALUE || asOf - since >= time
                ? new Move(standing.enter(Stage.LEAD, asOf), Cause.FADED)
                : new Move(standing.below(since), otherwise);
    }

    /**
     * Whoever never left may. Whoever left needs something newer than that, the cool-down behind them, and a rest of
     * the limit; a hand raised since needs neither cool-down nor limit. What somebody else undid stands for a while,
     * unless somebody releases it.
     */
    private boolean mayEnter(Standing standing, boolean raised) {
        if (holdings.stream().anyMatch(holding -> Statuses.stands(holding, policy, traces, asOf))) {
            return false;
        }
        boolean out = standing.stage() == Stage.RECYCLED || standing.stage() == Stage.REJECTED;
        Long leftAt = out && standing.leftAt() == null ? Long.valueOf(standing.since()) : standing.leftAt();
        if (leftAt == null) {
            return true;
        }
        if (raised && traces.raisedAt() != null && traces.raisedAt() > leftAt) {
            return true;
        }
        boolean wasMql = !out && standing.mqlSince() != null;
        if (wasMql && holdings.stream().anyMatch(holding -> holding.changedSinceOurs() && holding.released())) {
            return true;
        }
        Handoff handoff = definition.handoff();
        if (standing.recycles() > handoff.againAtMost()) {
            return false;
        }
        if (out) {
            return traces.newerThan(leftAt) && asOf - leftAt >= handoff.againAfter();
        }
        return traces.newerThan(leftAt) || asOf - leftAt >= policy.standsFor();
    }

    /** Nobody becomes an MQL before they were what they are, again before they left, or before somebody undid it. */
    private long enteredAt(Standing standing, boolean raised) {
        Long leftAt = standing.leftAt();
        long earliest = leftAt == null ? standing.since() : Math.max(standing.since(), leftAt);
        for (Holding holding : holdings) {
            boolean undone = holding.changedSinceOurs() || holding.stageOrNull() == Stage.REJECTED;
            earliest = undone ? Math.max(earliest, holding.since()) : earliest;
        }
        return Math.max(Math.min(earliest, asOf), becameAt(standing, raised));
    }

    /**
     * When the line was crossed. Of somebody seen for the first time only what they did can tell: a record changed
     * yesterday for another reason is no new MQL.
     */
    private long becameAt(Standing standing, boolean raised) {
        Long raisedAt = traces.raisedAt();
        if (raised && raisedAt != null) {
            return Math.min(raisedAt, asOf);
        }
        Long scoredAt = traces.scoredAt();
        Long changedAt = traces.changedAt();
        if (scoredAt == null) {
            return changedAt == null ? asOf : Math.min(changedAt, asOf);
        }
        if (standing.isUnknown() || changedAt == null) {
            return Math.min(scoredAt, asOf);
        }
        return Math.min(Math.max(scoredAt, changedAt), asOf);
    }

    private Move stay(Standing standing, Outcome outcome) {
        Leave leave = definition.leave();
        if (outcome.score() >= leave.score()) {
            return Move.none(standing.below(null));
        }
        long since = Math.max(belowSince(standing), standing.since());
        Standing below = standing.below(since);
        boolean keeps = outcome.verdict().kind() == Verdict.Kind.MQL || leave.then() == Leave.Then.KEEP;
        if (keeps || asOf - since < leave.time() || clockRuns(standing.answerBy()) || Statuses.foreignMql(holdings)) {
            return Move.none(below);
        }
        return leave.then() == Leave.Then.FLAG
                ? new Move(below, Cause.WEAKENED)
                : new Move(standing.leave(Stage.RECYCLED, asOf), Cause.LEFT_LINE);
    }

    private long belowSince(Standing standing) {
        Long exact = traces.belowSince();
        Long remembered = standing.belowSince();
        return exact != null ? exact : remembered != null ? remembered : asOf;
    }

    private boolean clockRuns(@Nullable Long answerBy) {
        return answerBy != null && asOf < answerBy;
    }
}
