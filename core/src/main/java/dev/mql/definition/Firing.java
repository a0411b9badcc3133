package dev.mql.definition;

import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a condition can be true, or false, of anybody where some facts and activity types are not fed: what asks for
 * them alone stays unknown (meaning 9, 15), and the rest follows the logic of three values (meaning 14). It answers yes
 * where it cannot tell.
 */
final class Firing {

    private final Predicate<String> fed;

    /** @param fed of the name of a fact or of an activity type */
    Firing(Predicate<String> fed) {
        this.fed = fed;
    }

    boolean canBeTrue(Condition condition) {
        return canBe(true, condition);
    }

    private boolean canBe(boolean truth, Condition condition) {
        if (condition instanceof Condition.Not not) {
            return canBe(!truth, not.of());
        } else if (condition instanceof Condition.All all) {
            return atLeast(truth ? all.of().size() : 1, truth, all.of());
        } else if (condition instanceof Condition.Any any) {
            return atLeast(truth ? 1 : any.of().size(), truth, any.of());
        } else if (condition instanceof Condition.AtLeast least) {
            return atLeast(truth ? least.n() : least.of().size() - least.n() + 1, truth, least.of());
        } else if (condition instanceof Condition.Did did) {
            boolean seen = truth ? did.atMost() == Integer.MAX_VALUE : did.atMost() < Integer.MAX_VALUE;
            return seen ? any(did.did()) : all(did.did());
        } else if (condition instanceof Condition.Sequence sequence) {
            return truth
                    ? any(sequence.first()) && any(sequence.then())
                    : all(sequence.first()) || all(sequence.then());
        }
        return fed.test(((Condition.Fact) condition).fact());
    }

    private boolean atLeast(int n, boolean truth, List<Condition> of) {
        return of.stream().filter(each -> canBe(truth, each)).count() >= n;
    }

    private boolean any(List<ActivityPattern> patterns) {
        return patterns.stream().anyMatch(pattern -> fed.test(pattern.type()));
    }

    private boolean all(List<ActivityPattern> patterns) {
        return patterns.stream().allMatch(pattern -> fed.test(pattern.type()));
    }
}
