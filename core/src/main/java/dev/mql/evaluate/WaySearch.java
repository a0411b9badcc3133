package dev.mql.evaluate;

import dev.mql.definition.Condition;
import dev.mql.definition.Rule;
import dev.mql.evaluate.Evaluation.Step;
import dev.mql.evaluate.Evaluation.Way;
import dev.mql.evaluate.Verdict.Kind;
import dev.mql.model.Activity;
import dev.mql.model.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The nearest ways to become an MQL: single steps first, then pairs, each proven by evaluating the person with the step
 * done (meaning 34).
 */
final class WaySearch {

    private static final int MOST_WAYS = 5;
    private static final int MOST_STEPS = 50;
    private static final long LOOK_AHEAD = 90 * Curve.DAY;
    private static final long[] DAYS = {1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90};
    private static final int MOST_WINDOWS = 12;
    private static final String GROW = "grow";

    private final Compiled definition;
    private final Suppositions suppositions;

    WaySearch(Compiled definition) {
        this.definition = definition;
        this.suppositions = new Suppositions(definition);
    }

    List<Way> ways(
            Judgement judgement, Facts facts, Outcome now, long asOf, BiFunction<Facts, Long, Outcome> evaluate) {
        if (now.verdict().kind() == Kind.MQL || now.verdict().kind() == Kind.DISQUALIFIED) {
            return List.of();
        }
        Search search = new Search(facts, now, asOf, evaluate);
        List<Supposition> all = suppositions.of(judgement, facts);
        long missing = Math.max(0, definition.lines(judgement.scene).score() - now.score());
        List<Supposition> notEnough = new ArrayList<>();
        List<Way> singles = new ArrayList<>();
        Set<String> grown = new HashSet<>();
        for (Supposition one : all) {
            boolean more = one.step().what().equals(GROW) && grown.contains(one.fact());
            if (!more && search.prove(List.of(one), missing, singles)) {
                grown.add(one.fact());
            } else if (!more) {
                notEnough.add(one);
            }
        }
        search.proveHands(suppositions.raisedHands(facts), singles);
        sort(singles);
        if (singles.size() < MOST_WAYS) {
            List<Way> pairs = new ArrayList<>();
            for (List<Supposition> pair : pairs(notEnough)) {
                if (pairs.size() < MOST_WAYS) {
                    search.prove(pair, missing, pairs);
                }
            }
            sort(pairs);
            singles.addAll(pairs);
        }
        return singles.stream().limit(MOST_WAYS).map(search::withEnd).toList();
    }

    /** The cheapest first, so that enough are found before all of them are tried; of many steps the strongest. */
    private static List<List<Supposition>> pairs(List<Supposition> notEnough) {
        List<Supposition> few = notEnough.stream()
                .sorted(Comparator.comparingLong(Supposition::gain).reversed())
                .limit(MOST_STEPS)
                .toList();
        List<List<Supposition>> pairs = new ArrayList<>();
        for (int i = 0; i < few.size(); i++) {
            for (int k = i + 1; k < few.size(); k++) {
                boolean sameFact = !few.get(i).fact().isEmpty()
                        && few.get(i).fact().equals(few.get(k).fact());
                if (!sameFact) {
                    pairs.add(List.of(few.get(i), few.get(k)));
                }
            }
        }
        pairs.sort(Comparator.comparingLong(
                pair -> pair.get(0).gain() + pair.get(1).gain()));
        return pairs;
    }

    /** The cheapest first; then a raised hand, which needs no points; last what only time can bring. */
    private static void sort(List<Way> ways) {
        ways.sort(Comparator.<Way, Boolean>comparing(
                        way -> way.steps().stream().anyMatch(step -> step.what().equals(GROW)))
                .thenComparing(way -> way.points() == 0)
                .thenComparingLong(Way::points));
    }

    private final class Search {

        private final Facts facts;
        private final Outcome now;
        private final long asOf;
        private final BiFunction<Facts, Long, Outcome> evaluate;
        private final List<List<Supposition>> proven = new ArrayList<>();
        private final List<Way> provenWays = new ArrayList<>();

        Search(Facts facts, Outcome now, long asOf, BiFunction<Facts, Long, Outcome> evaluate) {
            this.facts = facts;
            this.now = now;
            this.asOf = asOf;
            this.evaluate = evaluate;
        }

        boolean prove(List<Supposition> steps, long missing, List<Way> found) {
            long gain = 0;
            for (Supposition step : steps) {
                gain += step.gain();
            }
            if (missing > 0 && gain < missing) {
                return false;
            }
            Outcome then = evaluate.apply(Supposition.apply(steps, facts, asOf), asOf);
            if (then.verdict().kind() != Kind.MQL) {
                return false;
            }
            remember(steps, steps.stream().map(Supposition::step).toList(), then, found);
            return true;
        }

        void proveHands(List<Supposition> hands, List<Way> found) {
            List<String> types = new ArrayList<>();
            for (Supposition hand : hands) {
                if (evaluate.apply(Supposition.apply(List.of(hand), facts, asOf), asOf)
                        .raised()) {
                    types.add(hand.step().subject());
                }
            }
            if (!types.isEmpty()) {
                Step step = new Step("do", String.join(", ", types), "");
                found.add(new Way(List.of(step), 0, Long.MAX_VALUE));
            }
        }

        private void remember(List<Supposition> steps, List<Step> shown, Outcome then, List<Way> found) {
            Way way = new Way(shown, then.raised() ? 0 : then.score() - now.score(), Long.MAX_VALUE);
            proven.add(steps);
            provenWays.add(way);
            found.add(way);
        }

        private boolean holds(List<Supposition> steps, long instant) {
            Facts then = Supposition.apply(steps, facts, instant);
            return evaluate.apply(then, instant).verdict().kind() == Kind.MQL;
        }

        /** Until when taking the steps would still do: found by trying some days and the next ends of windows. */
        Way withEnd(Way way) {
            int place = provenWays.indexOf(way);
            if (place < 0) {
                return way;
            }
            List<Supposition> steps = proven.get(place);
            long last = asOf;
            for (long instant : instants()) {
                if (!holds(steps, instant)) {
                    return new Way(way.steps(), way.points(), end(steps, last, instant));
                }
                last = instant;
            }
            return way;
        }

        private long end(List<Supposition> steps, long holding, long failing) {
            long low = holding;
            long high = failing;
            while (high - low > 1) {
                long middle = low + (high - low) / 2;
                if (holds(steps, middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }

        private NavigableSet<Long> instants() {
            TreeSet<Long> instants = new TreeSet<>();
            TreeSet<Long> windows = new TreeSet<>();
            for (long day : DAYS) {
                instants.add(asOf + day * Curve.DAY);
            }
            for (Rule rule : rules()) {
                long within = rule instanceof Rule.Did did ? did.within() : window(rule);
                for (Activity activity : facts.activities()) {
                    long end = within == Long.MAX_VALUE ? asOf : activity.at() + within;
                    if (end > asOf && end <= asOf + LOOK_AHEAD) {
                        windows.add(end);
                    }
                }
            }
            windows.stream().limit(MOST_WINDOWS).forEach(instants::add);
            return instants;
        }
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (CompiledRule rule : definition.rules) {
            rules.add(rule.rule);
        }
        return rules;
    }

    private static long window(Rule rule) {
        return rule instanceof Rule.When when && when.when() instanceof Condition.Did did
                ? did.within()
                : Long.MAX_VALUE;
    }
}
