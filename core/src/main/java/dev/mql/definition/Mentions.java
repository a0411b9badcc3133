package dev.mql.definition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The facts and activity types that parts of a definition ask for. */
final class Mentions {

    private Mentions() {}

    static Set<String> of(Rule rule) {
        if (rule instanceof Rule.Of of) {
            return Set.of(of.fact());
        } else if (rule instanceof Rule.When when) {
            return of(when.when());
        }
        return types(((Rule.Did) rule).did());
    }

    static Set<String> types(List<ActivityPattern> patterns) {
        Set<String> types = new TreeSet<>();
        patterns.forEach(pattern -> types.add(pattern.type()));
        return types;
    }

    static Set<String> of(Condition condition) {
        Set<String> used = new TreeSet<>();
        if (condition instanceof Condition.All all) {
            all.of().forEach(each -> used.addAll(of(each)));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(each -> used.addAll(of(each)));
        } else if (condition instanceof Condition.AtLeast least) {
            least.of().forEach(each -> used.addAll(of(each)));
        } else if (condition instanceof Condition.Not not) {
            used.addAll(of(not.of()));
        } else if (condition instanceof Condition.Fact fact) {
            used.add(fact.fact());
        } else if (condition instanceof Condition.Did did) {
            used.addAll(types(did.did()));
        } else if (condition instanceof Condition.Sequence sequence) {
            used.addAll(types(sequence.first()));
            used.addAll(types(sequence.then()));
        }
        return used;
    }
}
