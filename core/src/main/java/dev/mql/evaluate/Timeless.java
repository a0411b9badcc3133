package dev.mql.evaluate;

import dev.mql.definition.Condition;
import dev.mql.definition.Rule;
import dev.mql.definition.Test;

/**
 * Which rules and conditions answer alike at every instant between two at which something new happens or is read: those
 * about facts, but for their age. Whatever is not known to be timeless is not.
 */
final class Timeless {

    private Timeless() {}

    static boolean is(Rule rule) {
        if (rule instanceof Rule.Of of) {
            return of.bands().stream().allMatch(band -> is(band.test()));
        }
        return rule instanceof Rule.When when && is(when.when());
    }

    static boolean is(Condition condition) {
        if (condition instanceof Condition.Fact fact) {
            return is(fact.test());
        } else if (condition instanceof Condition.Not not) {
            return is(not.of());
        } else if (condition instanceof Condition.All all) {
            return all.of().stream().allMatch(Timeless::is);
        } else if (condition instanceof Condition.Any any) {
            return any.of().stream().allMatch(Timeless::is);
        }
        return condition instanceof Condition.AtLeast atLeast
                && atLeast.of().stream().allMatch(Timeless::is);
    }

    private static boolean is(Test test) {
        if (test instanceof Test.Not not) {
            return is(not.test());
        }
        return test instanceof Test.OneOf
                || test instanceof Test.Within
                || test instanceof Test.MoneyWithin
                || test instanceof Test.Matches
                || test instanceof Test.Is
                || test instanceof Test.Present;
    }
}
