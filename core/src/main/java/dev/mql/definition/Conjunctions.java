package dev.mql.definition;

import dev.mql.definition.Proof.Conjunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the conditions lint can prove something about. */
final class Conjunctions {

    private static final int MOST = 50;

    private Conjunctions() {}

    static Optional<Conjunction> of(Condition condition) {
        Map<String, List<Test>> tests = new TreeMap<>();
        return collect(condition, tests) && tests.values().stream().allMatch(list -> list.size() <= MOST)
                ? Optional.of(new Conjunction(tests))
                : Optional.empty();
    }

    private static boolean collect(Condition condition, Map<String, List<Test>> tests) {
        if (condition instanceof Condition.Fact fact) {
            tests.computeIfAbsent(fact.fact(), name -> new ArrayList<>()).add(fact.test());
            return true;
        } else if (condition instanceof Condition.All all) {
            return !all.of().isEmpty() && all.of().stream().allMatch(each -> collect(each, tests));
        }
        return false;
    }

    static Conjunction of(String fact, Test test) {
        return new Conjunction(Map.of(fact, List.of(test)));
    }
}
