package dev.mql.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.decide.Decision.Cause;
import dev.mql.decide.Holding.Owner;
import dev.mql.decide.Situations.Author;
import dev.mql.decide.Situations.Situation;
import dev.mql.definition.Handoff;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The machine meets every situation there is: some millions of decisions. */
class StageMachineTest {

    private static final Path TABLE = Path.of("..", "docs", "stages.md");

    @Test
    void meetsEveryStageVerdictAuthorAndPolicyWithEveryOther() {
        Set<List<Object>> met = new HashSet<>();
        Situations.each((given, decision) -> met.add(
                List.of(given.standing().stage(), given.outcome().verdict().kind(), given.author(), given.policy())));

        int all = Stage.values().length * Kind.values().length * Author.values().length * Situations.POLICIES.size();
        assertThat(met).hasSize(all);
    }

    @Test
    void makesExactlyTheMovesOfTheTable() throws IOException {
        SortedSet<String> made = new TreeSet<>();
        Situations.each((given, decision) -> {
            if (decision.moves()) {
                made.add(decision.from().word() + " -> " + decision.to().word() + ": "
                        + decision.cause().word());
            }
        });

        assertThat(made).isEqualTo(documented());
    }

    @Test
    void neverMovesAnybodyToOrFromAStageOfSalesUnlessSalesDid() {
        Situations.each((given, decision) -> {
            boolean toSales = decision.to().belongsToSales() && decision.moves();
            expect(!toSales || decision.cause() == Cause.SALES, given, decision);
            boolean salesHasIt = given.holdings().stream().anyMatch(holding -> holding.owner() == Owner.SALES);
            expect(!salesHasIt || decision.to().belongsToSales(), given, decision);
        });
    }

    @Test
    void neverTouchesAValueOfSalesOrOneNobodyMapped() {
        Situations.each((given, decision) -> {
            for (Decision.StatusChange change : decision.status()) {
                for (Holding holding : given.holdings()) {
                    boolean its = holding.property().equals(change.property());
                    expect(!its || holding.owner() == Owner.ENGINE, given, decision);
                    expect(!its || given.policy().live(), given, decision);
                }
            }
        });
    }

    /** By itself the engine makes nobody an MQL twice but after the cool-down, with something new, and so often. */
    @Test
    void comesBackToMqlOnlyWithSomethingNewTheCoolDownAndARestOfTheLimit() {
        Situations.each((given, decision) -> {
            Long leftAt = decision.after().leftAt();
            boolean made = decision.cause() == Cause.HAND_RAISE || decision.cause() == Cause.CROSSED_LINE;
            if (!decision.moves() || !made || leftAt == null) {
                return;
            }
            Long raisedAt = given.traces().raisedAt();
            boolean raised = given.outcome().raised() && raisedAt != null && raisedAt > leftAt;
            Handoff handoff = given.definition().handoff();
            boolean rest = given.standing().recycles() <= handoff.againAtMost();
            boolean fresh = given.traces().newerThan(leftAt);
            boolean cool = Given.NOW - leftAt >= handoff.againAfter();
            // Not recycled but undone by somebody: that stands until something new is done, or for its time.
            boolean undone = decision.from() != Stage.RECYCLED && decision.from() != Stage.REJECTED;
            boolean expired = Given.NOW - leftAt >= Policy.STANDS_FOR;
            boolean released = undone && given.author() == Author.OTHERS_AND_RELEASED;
            expect(raised || released || (rest && (undone ? fresh || expired : fresh && cool)), given, decision);
        });
    }

    @Test
    void comesToRestOnceNothingNewHappens() {
        Situations.each((given, first) -> {
            Decider decider = Decider.of(given.definition(), given.policy());
            List<Holding> written = written(given.holdings(), first);
            Decision second = decider.decide(given.outcome(), written, first.after(), given.traces(), Given.NOW);
            Decision third = decider.decide(
                    given.outcome(), written(written, second), second.after(), given.traces(), Given.NOW);
            expect(!second.moves(), given, first);
            expect(!second.status().isEmpty() || third.status().isEmpty(), given, second);
            expect(third.after().equals(second.after()), given, second);
        });
    }

    @Test
    void leavingMqlIsAlwaysCountedAndRemembered() {
        Situations.each((given, decision) -> {
            if (decision.from() == Stage.MQL
                    && (decision.to() == Stage.RECYCLED
                            || decision.to() == Stage.LEAD
                            || decision.to() == Stage.REJECTED)) {
                expect(decision.after().recycles() == given.standing().recycles() + 1, given, decision);
                expect(decision.after().leftAt() != null, given, decision);
            }
        });
    }

    /** Millions of times, so without the machinery of assertions. */
    private static void expect(boolean holds, Situation given, Decision decision) {
        if (!holds) {
            throw new AssertionError(given + " gave " + decision);
        }
    }

    /** What the CRM holds once it took what was decided. */
    private static List<Holding> written(List<Holding> holdings, Decision decision) {
        List<Holding> now = new ArrayList<>();
        for (Holding holding : holdings) {
            Holding next = holding;
            for (Decision.StatusChange change : decision.status()) {
                if (change.property().equals(holding.property())) {
                    String text = change.stage().name();
                    next = new Holding(holding.property(), text, Given.NOW, change.stage(), Owner.ENGINE, text, false);
                }
            }
            now.add(next);
        }
        return now;
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
