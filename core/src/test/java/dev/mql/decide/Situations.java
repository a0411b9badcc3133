package dev.mql.decide;

import dev.mql.decide.Holding.Owner;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Every stage, memory, verdict, value, author, trace, policy and definition with every other. */
final class Situations {

    private static final long NOW = Given.NOW;

    private static final List<Definition> DEFINITIONS =
            List.of(Given.definition("recycle"), Given.definition("flag"), Given.definition("keep"));

    static final List<Policy> POLICIES = List.of(
            Policy.shadow(),
            Policy.liveForAll(),
            Policy.liveForAll().backfilling(),
            Policy.liveSince(NOW - 5 * Given.DAY),
            Policy.liveForAll().handingOverFrom(NOW - 5 * Given.DAY));

    private Situations() {}

    /** One of them. */
    record Situation(
            Definition definition,
            Policy policy,
            Standing standing,
            List<Holding> holdings,
            Outcome outcome,
            Traces traces) {

        /** Who set the first status, as far as mql can tell. */
        Author author() {
            if (holdings.isEmpty()) {
                return Author.NO_STATUS;
            }
            Holding first = holdings.get(0);
            if (first.released()) {
                return Author.OTHERS_AND_RELEASED;
            }
            return first.lastWritten() == null
                    ? Author.ALWAYS_OTHERS
                    : first.ours() ? Author.MQL : Author.OTHERS_AFTER_MQL;
        }

        @Override
        public String toString() {
            return outcome.verdict().kind() + (outcome.raised() ? " raised " : " ") + outcome.score() / 1_000_000 + ", "
                    + standing + ", " + holdings + ", " + traces + ", then "
                    + definition.leave().then() + ", " + policy;
        }
    }

    enum Author {
        NO_STATUS,
        ALWAYS_OTHERS,
        MQL,
        OTHERS_AFTER_MQL,
        OTHERS_AND_RELEASED
    }

    static void each(BiConsumer<Situation, Decision> check) {
        List<List<Holding>> holdings = holdings();
        List<Standing> standings = standings();
        for (Definition definition : DEFINITIONS) {
            for (Policy policy : POLICIES) {
                Decider decider = Decider.of(definition, policy);
                for (Standing standing : standings) {
                    for (List<Holding> held : holdings) {
                        for (Outcome outcome : outcomes()) {
                            for (Traces traces : traces(outcome)) {
                                check.accept(
                                        new Situation(definition, policy, standing, held, outcome, traces),
                                        decider.decide(outcome, held, standing, traces, NOW));
                            }
                        }
                    }
                }
            }
        }
    }

    private static List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            outcomes.add(Given.outcome(kind, false, 70));
            outcomes.add(Given.outcome(kind, kind == Kind.MQL, 10));
        }
        return outcomes;
    }

    private static List<Traces> traces(Outcome outcome) {
        Long below = outcome.score() < 45_000_000L ? NOW - 30 * Given.DAY : null;
        Long old = NOW - 300 * Given.DAY;
        Long fresh = NOW - Given.HOUR;
        Long raised = outcome.raised() ? fresh : null;
        return List.of(
                new Traces(raised, raised == null ? old : fresh, fresh, below),
                new Traces(raised, fresh, old, null),
                new Traces(outcome.raised() ? old : null, null, null, below));
    }

    private static List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        standings.add(Standing.unknown());
        for (Stage stage : Stage.values()) {
            for (Long leftAt : Arrays.asList(null, NOW - 10 * Given.DAY, NOW - 100 * Given.DAY)) {
                for (int recycles : leftAt == null ? new int[] {0} : new int[] {1, 4}) {
                    Long mqlSince = leftAt == null && stage != Stage.MQL ? null : Long.valueOf(NOW - 200 * Given.DAY);
                    Set<Stage> passed = mqlSince == null ? Set.of() : Set.of(Stage.MQL);
                    Standing here = new Standing(
                            stage, NOW - 40 * Given.DAY, null, leftAt, recycles, mqlSince, null, null, passed);
                    standings.addAll(variants(here));
                }
            }
        }
        return standings;
    }

    /** With no clock, one that runs, one that ran out; and below the line for long or not long. */
    private static List<Standing> variants(Standing standing) {
        return switch (standing.stage()) {
            case MQL -> List.of(standing, clock(standing, NOW + 1), clock(standing, NOW - 1));
            case NEEDS_DATA ->
                List.of(standing, standing.below(NOW - 13 * Given.DAY), standing.below(NOW - 15 * Given.DAY));
            default -> List.of(standing);
        };
    }

    private static Standing clock(Standing standing, long answerBy) {
        return standing.hand(standing.since(), answerBy).handed(null);
    }

    private static List<List<Holding>> holdings() {
        List<Holding> all = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (stage.belongsToSales()) {
                all.addAll(written(stage.name(), stage, Owner.SALES));
            }
            if (!stage.belongsToSales() || stage == Stage.REJECTED) {
                all.addAll(written(stage.name(), stage, Owner.ENGINE));
            }
        }
        all.addAll(written("SOMETHING", null, Owner.UNMAPPED));
        all.addAll(written("", null, Owner.ENGINE));
        List<List<Holding>> holdings = new ArrayList<>();
        holdings.add(List.of());
        all.forEach(holding -> holdings.add(List.of(holding)));
        Holding other =
                new Holding("lifecyclestage", "lead", NOW - 50 * Given.DAY, Stage.LEAD, Owner.ENGINE, null, false);
        all.stream()
                .filter(holding -> holding.lastWritten() == null)
                .forEach(holding -> holdings.add(List.of(holding, other)));
        return holdings;
    }

    private static List<Holding> written(String value, @Nullable Stage stage, Owner owner) {
        List<Holding> holdings = new ArrayList<>();
        for (String last : Arrays.asList(null, value, "ELSE")) {
            for (long since : new long[] {NOW - 2 * Given.DAY, NOW - 100 * Given.DAY}) {
                holdings.add(new Holding("hs_lead_status", value, since, stage, owner, last, false));
            }
        }
        holdings.add(new Holding("hs_lead_status", value, NOW - 2 * Given.DAY, stage, owner, "ELSE", true));
        return holdings;
    }
}
