package dev.mql.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Decision.Cause;
import dev.mql.decide.Holding.Owner;
import dev.mql.definition.Definition;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Every stage, verdict, holder, author, memory, trace and policy with every other: more than a million decisions. */
class StageMachineTest {

    private static final Path TABLE = Path.of("..", "docs", "stages.md");
    private static final long NOW = Given.NOW;

    private record Case(
            Definition definition,
            Policy policy,
            Standing standing,
            List<Holding> holdings,
            Outcome outcome,
            Traces traces) {
        @Override
        public String toString() {
            return outcome.verdict().kind() + (outcome.raised() ? " raised " : " ") + outcome.score() / 1_000_000 + ", "
                    + standing + ", " + holdings + ", " + traces + ", then "
                    + definition.leave().then() + ", " + policy;
        }
    }

    @Test
    void makesExactlyTheMovesOfTheTable() throws IOException {
        SortedSet<String> made = new TreeSet<>();
        explore((given, decision) -> {
            if (decision.moves()) {
                made.add(decision.from().word() + " -> " + decision.to().word() + ": "
                        + decision.cause().word());
            }
        });

        assertThat(made).isEqualTo(documented());
    }

    @Test
    void neverMovesAnybodyToOrFromAStageOfSalesUnlessSalesDid() {
        explore((given, decision) -> {
            boolean toSales = decision.to().belongsToSales() && decision.moves();
            if (toSales) {
                assertThat(decision.cause()).as("%s", given).isEqualTo(Cause.SALES);
            }
            boolean salesHasIt = given.holdings().stream().anyMatch(holding -> holding.owner() == Owner.SALES);
            if (salesHasIt) {
                assertThat(decision.to().belongsToSales()).as("%s", given).isTrue();
            }
        });
    }

    @Test
    void neverTouchesAValueOfSalesOrOneNobodyMapped() {
        explore((given, decision) -> {
            for (Decision.StatusChange change : decision.status()) {
                for (Holding holding : given.holdings()) {
                    if (holding.property().equals(change.property())) {
                        assertThat(holding.owner()).as("%s", given).isEqualTo(Owner.ENGINE);
                        assertThat(given.policy().live()).as("%s", given).isTrue();
                    }
                }
            }
        });
    }

    @Test
    void comesToRestOnceNothingNewHappens() {
        explore((given, first) -> {
            Decider decider = Decider.of(given.definition(), given.policy());
            List<Holding> written = written(given.holdings(), first);
            Decision second = decider.decide(given.outcome(), written, first.after(), given.traces(), NOW);
            Decision third =
                    decider.decide(given.outcome(), written(written, second), second.after(), given.traces(), NOW);
            assertThat(second.moves()).as("%s then %s", given, first).isFalse();
            assertThat(third.status())
                    .as("%s then %s", given, second)
                    .isEqualTo(second.status().isEmpty() ? List.of() : third.status());
            assertThat(third.after()).as("%s", given).isEqualTo(second.after());
        });
    }

    @Test
    void leavingMqlIsAlwaysCountedAndRemembered() {
        explore((given, decision) -> {
            if (decision.from() == Stage.MQL
                    && (decision.to() == Stage.RECYCLED
                            || decision.to() == Stage.LEAD
                            || decision.to() == Stage.REJECTED)) {
                assertThat(decision.after().recycles())
                        .as("%s", given)
                        .isEqualTo(given.standing().recycles() + 1);
                assertThat(decision.after().leftAt()).as("%s", given).isNotNull();
            }
        });
    }

    /** What the CRM holds once it took what was decided. */
    private static List<Holding> written(List<Holding> holdings, Decision decision) {
        List<Holding> now = new ArrayList<>();
        for (Holding holding : holdings) {
            Holding next = holding;
            for (Decision.StatusChange change : decision.status()) {
                if (change.property().equals(holding.property())) {
                    String text = change.stage().name();
                    next = new Holding(holding.property(), text, NOW, change.stage(), Owner.ENGINE, text, false);
                }
            }
            now.add(next);
        }
        return now;
    }

    private static void explore(BiConsumer<Case, Decision> check) {
        List<Definition> definitions = List.of(Given.definition("recycle"), Given.definition("flag"));
        List<Policy> policies = List.of(Policy.shadow(), Policy.liveForAll(), Policy.liveSince(NOW - 5 * Given.DAY));
        List<List<Holding>> holdings = holdings();
        List<Standing> standings = standings();
        for (Definition definition : definitions) {
            for (Policy policy : policies) {
                Decider decider = Decider.of(definition, policy);
                for (Standing standing : standings) {
                    for (List<Holding> held : holdings) {
                        for (Outcome outcome : outcomes()) {
                            for (Traces traces : traces(outcome)) {
                                Case given = new Case(definition, policy, standing, held, outcome, traces);
                                check.accept(given, decider.decide(outcome, held, standing, traces, NOW));
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
                    for (Long answerBy :
                            stage == Stage.MQL ? Arrays.asList(null, NOW + 1, NOW - 1) : Arrays.asList((Long) null)) {
                        standings.add(
                                new Standing(stage, NOW - 40 * Given.DAY, null, leftAt, recycles, mqlSince, answerBy));
                    }
                }
            }
        }
        return standings;
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

    private static List<Holding> written(String value, @org.jspecify.annotations.Nullable Stage stage, Owner owner) {
        List<Holding> holdings = new ArrayList<>();
        for (String last : Arrays.asList(null, value, "ELSE")) {
            for (long since : new long[] {NOW - 2 * Given.DAY, NOW - 100 * Given.DAY}) {
                holdings.add(new Holding("hs_lead_status", value, since, stage, owner, last, false));
            }
        }
        return holdings;
    }

    /** Rows {@code | from, from | to | cause | ... |} of the documented table. */
    private static SortedSet<String> documented() throws IOException {
        SortedSet<String> moves = new TreeSet<>();
        List<String> lines = Files.readAllLines(TABLE);
        List<String> rows = lines.subList(lines.indexOf("| From | To | Cause | Who | When |") + 2, lines.size());
        for (String row : rows.stream().takeWhile(line -> line.startsWith("|")).toList()) {
            String[] cells = row.split("\\|", -1);
            for (Stage from : stages(cells[1])) {
                for (Stage to : stages(cells[2])) {
                    for (String cause : cells[3].split(",", -1)) {
                        if (from != to) {
                            moves.add(from.word() + " -> " + to.word() + ": "
                                    + cause.replace("`", "").strip());
                        }
                    }
                }
            }
        }
        return moves;
    }

    private static List<Stage> stages(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(word -> Stage.valueOf(word.strip().replace(' ', '_').toUpperCase(Locale.ROOT)))
                .toList();
    }
}
