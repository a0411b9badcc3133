package dev.mql.decide;

import dev.mql.decide.Decision.Held;
import dev.mql.decide.Decision.Reason;
import dev.mql.decide.Decision.StatusChange;
import dev.mql.decide.Holding.Owner;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.List;

/** Which status properties may say so: respect for the value first, then for whoever set it. */
final class Statuses {

    private final List<Holding> holdings;
    private final Policy policy;
    private final Traces traces;
    private final long asOf;
    private final List<StatusChange> changes = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private boolean handsOver;

    Statuses(List<Holding> holdings, Policy policy, Traces traces, long asOf) {
        this.holdings = holdings;
        this.policy = policy;
        this.traces = traces;
        this.asOf = asOf;
    }

    /** Somebody else made the person an MQL, and so only they take it back. */
    static boolean foreignMql(List<Holding> holdings) {
        return holdings.stream()
                .anyMatch(holding ->
                        holding.owner() == Owner.ENGINE && holding.stageOrNull() == Stage.MQL && !holding.ours());
    }

    static boolean engineHolds(List<Holding> holdings, Stage stage) {
        return holdings.stream().anyMatch(holding -> holding.owner() == Owner.ENGINE && holding.stageOrNull() == stage)
                && holdings.stream().noneMatch(holding -> holding.owner() == Owner.SALES);
    }

    void settle(Move moved, Standing before, Outcome outcome) {
        Standing after = moved.after();
        for (Holding holding : holdings) {
            if (holding.owner() == Owner.SALES) {
                if (speaks(outcome)) {
                    hold(holding, Reason.SALES_HAS_IT);
                }
            } else if (after.stage() == Stage.MQL) {
                enterMql(holding, before, after);
            } else if (after.stage() == Stage.RECYCLED || after.stage() == Stage.DISQUALIFIED) {
                boolean newlyStopped = after.stage() == Stage.DISQUALIFIED
                        && before.stage() != Stage.DISQUALIFIED
                        && !before.isUnknown();
                leaveMql(holding, after.stage(), newlyStopped);
            } else if (outcome.verdict().kind() == Verdict.Kind.MQL && stands(holding)) {
                hold(holding, Reason.CHANGED_AFTER_OURS);
            }
        }
        if (holdings.isEmpty() && after.stage() == Stage.MQL && before.stage() != Stage.MQL) {
            handsOver = policy.live() && after.since() >= Math.max(policy.liveFrom(), policy.handsOverFrom());
        }
        if (outcome.verdict().kind() == Verdict.Kind.DISQUALIFIED && after.stage() == Stage.MQL) {
            holdings.stream()
                    .filter(holding -> holding.stageOrNull() == Stage.MQL)
                    .forEach(holding -> hold(holding, Reason.NOT_OURS));
        }
    }

    List<StatusChange> changes() {
        return changes;
    }

    List<Held> held() {
        return held;
    }

    /** Whether sales is given the person now. */
    boolean handsOver() {
        return handsOver;
    }

    private static boolean speaks(Outcome outcome) {
        return outcome.verdict().kind() == Verdict.Kind.MQL || outcome.verdict().kind() == Verdict.Kind.DISQUALIFIED;
    }

    private void enterMql(Holding holding, Standing before, Standing after) {
        if (holding.stageOrNull() == Stage.MQL) {
            // Written already, but the answer never came: what follows from it is still to come.
            boolean unanswered = holding.ours()
                    && before.stage() != Stage.MQL
                    && !before.stage().belongsToSales();
            if (unanswered && policy.writes(holding.property())) {
                write(holding, after);
            }
            return;
        }
        if (holding.owner() == Owner.UNMAPPED) {
            hold(holding, Reason.UNMAPPED_VALUE);
        } else if (stands(holding)) {
            hold(holding, Reason.CHANGED_AFTER_OURS);
        } else if (!policy.writes(holding.property())) {
            hold(holding, policy.unwritten());
        } else if (after.since() < policy.liveFrom() && !holding.released()) {
            hold(holding, Reason.BEFORE_LIVE);
        } else {
            write(holding, after);
        }
    }

    private void write(Holding holding, Standing after) {
        changes.add(new StatusChange(holding.property(), Stage.MQL));
        handsOver |= policy.live() && (after.since() >= policy.handsOverFrom() || holding.released());
    }

    private void leaveMql(Holding holding, Stage stage, boolean newlyStopped) {
        boolean oursMql = holding.stageOrNull() == Stage.MQL && holding.ours();
        boolean stop = newlyStopped && holding.owner() == Owner.ENGINE && !stands(holding);
        if (oursMql && !policy.writes(holding.property())) {
            hold(holding, policy.unwritten());
        } else if (policy.writes(holding.property()) && (oursMql || stop)) {
            changes.add(new StatusChange(holding.property(), stage));
        }
    }

    /** A value set after mql wrote stands until something new is done, or for as long as the policy says. */
    static boolean stands(Holding holding, Policy policy, Traces traces, long asOf) {
        return holding.changedSinceOurs()
                && !holding.released()
                && !traces.newerThan(holding.since())
                && asOf - holding.since() < policy.standsFor();
    }

    private boolean stands(Holding holding) {
        return stands(holding, policy, traces, asOf);
    }

    private void hold(Holding holding, Reason reason) {
        held.add(new Held(holding.property(), holding.value(), reason));
    }
}
