package dev.mql.decide;

import dev.mql.decide.Decision.Cause;
import dev.mql.decide.Holding.Owner;
import dev.mql.model.Stage;
import java.util.List;
import java.util.Optional;

/** What sales, and whoever else writes status properties, did to a person since the engine looked last. */
final class OthersMoved {

    /** Where properties disagree the one that tells most of what sales did speaks: a rejection outlasts a stage reached before it. */
    private static final List<Stage> SALES_ORDER =
            List.of(Stage.CUSTOMER, Stage.OPPORTUNITY, Stage.REJECTED, Stage.SQL, Stage.ACCEPTED);

    private final List<Holding> holdings;
    private final long asOf;

    OthersMoved(List<Holding> holdings, long asOf) {
        this.holdings = holdings;
        this.asOf = asOf;
    }

    Move seen(Standing standing) {
        Optional<Holding> sales = ofSales(standing);
        if (sales.isPresent()) {
            return takenBySales(standing, sales.get());
        }
        Optional<Holding> mql = engineHolding(Stage.MQL);
        if (mql.isPresent() && standing.stage() != Stage.MQL && foreign(standing, mql.get())) {
            return standing.stage().belongsToSales()
                    ? new Move(standing.enterMql(asOf, null), Cause.GIVEN_BACK)
                    : new Move(standing.enterMql(at(mql.get()), null), Cause.CHANGED_BY_OTHERS);
        }
        if (standing.stage().belongsToSales() && !holdings.isEmpty()) {
            return givenBack(standing);
        }
        if (standing.stage() == Stage.MQL && mql.isEmpty()) {
            Optional<Holding> changed = holdings.stream()
                    .filter(holding -> holding.changedSinceOurs() && !holding.released())
                    .filter(holding -> holding.since() > standing.since())
                    .findFirst();
            if (changed.isPresent()) {
                return new Move(standing.leave(Stage.LEAD, at(changed.get())), Cause.CHANGED_BY_OTHERS);
            }
        }
        return Move.none(standing);
    }

    /** A value equal to ours over another standing is a move of ours whose answer never came, unless sales had the person since. */
    private static boolean foreign(Standing standing, Holding mql) {
        return !mql.ours() || standing.stage().belongsToSales();
    }

    private Optional<Holding> ofSales(Standing standing) {
        for (Stage stage : SALES_ORDER) {
            for (Holding holding : holdings) {
                if (holding.stageOrNull() == stage
                        && (holding.owner() == Owner.SALES || isNewRejection(holding, standing))) {
                    return Optional.of(holding);
                }
            }
        }
        return Optional.empty();
    }

    /** A rejection the engine may overrule is told once: the value may stay in a property that nothing writes. */
    private static boolean isNewRejection(Holding holding, Standing standing) {
        return holding.owner() == Owner.ENGINE
                && holding.stageOrNull() == Stage.REJECTED
                && (standing.stage() == Stage.REJECTED || holding.since() > standing.since());
    }

    private Move takenBySales(Standing standing, Holding holding) {
        Stage stage = holding.stage().orElse(standing.stage());
        if (standing.stage() == stage) {
            return Move.none(standing);
        }
        if (stage != Stage.REJECTED) {
            return new Move(standing.enter(stage, at(holding)), Cause.SALES);
        }
        boolean counted = standing.mqlSince() == null || standing.stage() == Stage.RECYCLED;
        Standing left = standing.leave(stage, at(holding));
        return new Move(counted ? left.recycled(standing.recycles()) : left, Cause.SALES);
    }

    /** To the recycled if the person has been an MQL, else among the leads; in both cases something new has to happen first. */
    private Move givenBack(Standing standing) {
        Standing back;
        if (standing.mqlSince() == null) {
            back = standing.enter(Stage.LEAD, asOf).left(asOf);
        } else {
            back = standing.stage() == Stage.REJECTED
                    ? standing.enter(Stage.RECYCLED, asOf)
                    : standing.leave(Stage.RECYCLED, asOf);
        }
        return new Move(back, Cause.GIVEN_BACK);
    }

    private Optional<Holding> engineHolding(Stage stage) {
        return holdings.stream()
                .filter(holding -> holding.owner() == Owner.ENGINE && holding.stageOrNull() == stage)
                .findFirst();
    }

    private long at(Holding holding) {
        return Math.min(holding.since(), asOf);
    }
}
