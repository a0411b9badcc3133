package dev.mql.app.workspace;

import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Facts;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.sync.Sight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everybody in the store under two definitions at one instant.
 *
 * @param people how many were compared
 * @param before verdicts by the workspace's definition
 * @param after verdicts by the supposed one
 * @param moves how many go from one verdict to another, {@code nurture -> mql}
 * @param coming those who become MQL
 * @param going those who are MQL no longer
 */
public record Comparison(
        long people, Map<Kind, Long> before, Map<Kind, Long> after, Map<String, Long> moves, Side coming, Side going) {

    private static final int EXAMPLES = 5;

    /**
     * Those who come, or those who go.
     *
     * @param by how many of each {@code source}, {@code segment} and {@code owner}
     * @param examples the first met
     */
    public record Side(SortedMap<String, SortedMap<String, Long>> by, List<Example> examples) {

        public long people() {
            return by.getOrDefault(Segments.SOURCE, Collections.emptySortedMap()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Somebody whose verdict differs. */
    public record Example(Ref person, String headline, Outcome before, Outcome after) {}

    public static Comparison of(Desk desk, Agreed supposed, long asOf) {
        Sight now = desk.sight();
        Sight then = now.by(supposed.name(), supposed.definition(), supposed.hash());
        Segments segments = Segments.of(desk);
        return Crowd.each(
                        desk,
                        () -> new Counting(segments),
                        (counting, dossier) -> {
                            Facts facts = now.facts(dossier.records());
                            counting.add(dossier, facts, now.outcome(facts, asOf), then.outcome(facts, asOf), asOf);
                        },
                        Counting::with)
                .comparison();
    }

    private static final class Counting {
        private final Map<Kind, Long> before = new EnumMap<>(Kind.class);
        private final Map<Kind, Long> after = new EnumMap<>(Kind.class);
        private final Map<String, Long> moves = new TreeMap<>();
        private final Side coming = new Side(new TreeMap<>(), new ArrayList<>());
        private final Side going = new Side(new TreeMap<>(), new ArrayList<>());
        private final Segments segments;
        private long people;

        Counting(Segments segments) {
            this.segments = segments;
        }

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
                keep(coming, dossier, was, will, segments.of(dossier, facts, asOf));
            } else if (from == Kind.MQL) {
                keep(going, dossier, was, will, segments.of(dossier, facts, asOf));
            }
        }

        /** The examples are the first met, of both. */
        Counting with(Counting later) {
            later.before.forEach((kind, count) -> before.merge(kind, count, Long::sum));
            later.after.forEach((kind, count) -> after.merge(kind, count, Long::sum));
            later.moves.forEach((move, count) -> moves.merge(move, count, Long::sum));
            add(coming, later.coming);
            add(going, later.going);
            people += later.people;
            return this;
        }

        private static void add(Side side, Side later) {
            later.by()
                    .forEach((kind, names) -> names.forEach((name, count) -> side.by()
                            .computeIfAbsent(kind, key -> new TreeMap<>())
                            .merge(name, count, Long::sum)));
            later.examples().stream().limit(EXAMPLES - side.examples().size()).forEach(side.examples()::add);
        }

        private static void keep(Side side, Dossier dossier, Outcome was, Outcome will, Map<String, String> of) {
            of.forEach((kind, name) ->
                    side.by().computeIfAbsent(kind, key -> new TreeMap<>()).merge(name, 1L, Long::sum));
            if (side.examples().size() < EXAMPLES) {
                side.examples()
                        .add(new Example(
                                dossier.records().person(), dev.mql.app.screen.Headline.of(dossier), was, will));
            }
        }

        Comparison comparison() {
            return new Comparison(people, before, after, moves, coming, going);
        }
    }
}
