package dev.mql.app.workspace;

import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Facts;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Selection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everybody in the store under two definitions at one instant.
 *
 * @param people how many were compared
 * @param before verdicts by the workspace's definition
 * @param after verdicts by the supposed one
 * @param moves how many go from one verdict to another, {@code nurture -> mql}
 * @param comingBy those who become MQL, by origin
 * @param goingBy those who are MQL no longer, by origin
 * @param coming examples of those who become MQL, best first met
 * @param going examples of those who no longer are
 */
public record Comparison(
        long people,
        Map<Kind, Long> before,
        Map<Kind, Long> after,
        Map<String, Long> moves,
        Map<String, Long> comingBy,
        Map<String, Long> goingBy,
        List<Example> coming,
        List<Example> going) {

    private static final int EXAMPLES = 5;

    /** Somebody whose verdict differs. */
    public record Example(Ref person, String headline, Outcome before, Outcome after) {}

    public static Comparison of(Desk desk, Agreed supposed, long asOf) {
        Judging now = new Judging(desk);
        Judging then = now.by(supposed);
        Counting counting = new Counting();
        desk.store().people().each(desk.crmName(), new Selection.Everyone(), dossier -> {
            Facts facts = now.facts(dossier);
            counting.add(dossier, facts, now.outcome(facts, asOf), then.outcome(facts, asOf), asOf);
        });
        return counting.comparison();
    }

    private static final class Counting {
        private final Map<Kind, Long> before = new EnumMap<>(Kind.class);
        private final Map<Kind, Long> after = new EnumMap<>(Kind.class);
        private final Map<String, Long> moves = new TreeMap<>();
        private final Map<String, Long> comingBy = new TreeMap<>();
        private final Map<String, Long> goingBy = new TreeMap<>();
        private final List<Example> coming = new ArrayList<>();
        private final List<Example> going = new ArrayList<>();
        private long people;

        void add(Dossier dossier, Facts facts, Outcome was, Outcome will, long asOf) {
            Kind from = was.verdict().kind();
            Kind to = will.verdict().kind();
            people++;
            before.merge(from, 1L, Long::sum);
            after.merge(to, 1L, Long::sum);
            if (from == to) {
                return;
            }
            moves.merge(from.word() + " -> " + to.word(), 1L, Long::sum);
            if (to == Kind.MQL) {
                comingBy.merge(Origins.channel(facts, asOf), 1L, Long::sum);
                keep(coming, dossier, was, will);
            } else if (from == Kind.MQL) {
                goingBy.merge(Origins.channel(facts, asOf), 1L, Long::sum);
                keep(going, dossier, was, will);
            }
        }

        private static void keep(List<Example> examples, Dossier dossier, Outcome was, Outcome will) {
            if (examples.size() < EXAMPLES) {
                examples.add(
                        new Example(dossier.records().person(), dev.mql.app.screen.Headline.of(dossier), was, will));
            }
        }

        Comparison comparison() {
            return new Comparison(people, before, after, moves, comingBy, goingBy, coming, going);
        }
    }
}
