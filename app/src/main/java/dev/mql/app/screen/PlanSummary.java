package dev.mql.app.screen;

import dev.mql.decide.Decision;
import dev.mql.model.Ref;
import dev.mql.store.Journal;
import dev.mql.store.PlanItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A plan, counted in one pass over its items.
 *
 * @param moves by move: who goes where
 * @param seen those whom sales has moved, by where they are now; mql only takes note
 * @param onlyValues people whose stage stays and whose values change
 * @param held statuses left alone, by reason, then value, then count
 * @param properties how many changes each property gets
 * @param writes people to be written
 */
public record PlanSummary(
        Map<String, Move> moves,
        Map<String, Long> seen,
        long onlyValues,
        Map<String, Map<String, Long>> held,
        Map<String, Long> properties,
        long writes) {

    private static final int PAGE = 500;

    /** Those who make the same move, counted by cause; the example is the first of them. */
    public record Move(long people, Map<String, Long> causes, Ref example) {}

    public static PlanSummary of(Journal journal, String plan) {
        Counting counting = new Counting();
        each(journal, plan, EnumSet.allOf(PlanItem.State.class), counting);
        return counting.summary();
    }

    /** Every item of a plan in these states, page by page. */
    public static void each(Journal journal, String plan, Set<PlanItem.State> states, Consumer<PlanItem> consumer) {
        long after = 0;
        List<PlanItem> page = journal.items(plan, states, after, PAGE);
        while (!page.isEmpty()) {
            page.forEach(consumer);
            after = page.get(page.size() - 1).person();
            page = journal.items(plan, states, after, PAGE);
        }
    }

    public long movers() {
        return moves.values().stream().mapToLong(Move::people).sum();
    }

    private static final class Counting implements Consumer<PlanItem> {
        private final Map<String, Move> moves = new TreeMap<>();
        private final Map<String, Long> seen = new TreeMap<>();
        private final Map<String, Map<String, Long>> held = new TreeMap<>();
        private final Map<String, Long> properties = new TreeMap<>();
        private long onlyValues;
        private long writes;

        @Override
        public void accept(PlanItem item) {
            Decision decision = item.decision();
            if (decision.moves() && decision.cause() == Decision.Cause.SALES) {
                seen.merge(decision.to().word(), 1L, Long::sum);
            } else if (item.moves()) {
                moves.merge(
                        decision.to().word(),
                        new Move(1, Map.of(decision.cause().word(), 1L), item.ref()),
                        Counting::together);
            }
            if (!item.changes().isEmpty() && !item.moves()) {
                onlyValues++;
            }
            if (!item.changes().isEmpty()) {
                writes++;
            }
            item.changes().forEach(change -> properties.merge(change.property(), 1L, Long::sum));
            for (Decision.Held each : decision.held()) {
                held.computeIfAbsent(each.reason().word(), reason -> new TreeMap<>())
                        .merge(each.value(), 1L, Long::sum);
            }
        }

        private static Move together(Move one, Move other) {
            Map<String, Long> causes = new TreeMap<>(one.causes());
            other.causes().forEach((cause, count) -> causes.merge(cause, count, Long::sum));
            return new Move(one.people() + other.people(), causes, one.example());
        }

        private PlanSummary summary() {
            return new PlanSummary(moves, seen, onlyValues, held, properties, writes);
        }
    }
}
