package dev.mql.definition;

import dev.mql.definition.Test.Interval;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Conditions as clauses: {@code company country is DE or AT}. */
final class SpokenCondition {

    private SpokenCondition() {}

    static String of(Condition condition) {
        if (condition instanceof Condition.Fact fact) {
            return Spoken.name(fact.fact()) + " " + of(fact.test());
        } else if (condition instanceof Condition.All all) {
            return all.of().isEmpty() ? "always" : bracketed(all.of(), " and ");
        } else if (condition instanceof Condition.Any any) {
            return any.of().isEmpty() ? "never" : bracketed(any.of(), " or ");
        } else if (condition instanceof Condition.Not not) {
            return "not (" + of(not.of()) + ")";
        } else if (condition instanceof Condition.AtLeast least) {
            return "at least " + least.n() + " of: " + bracketed(least.of(), "; ");
        } else if (condition instanceof Condition.Sequence sequence) {
            return patterns(sequence.first()) + ", then " + patterns(sequence.then())
                    + (sequence.within() == Long.MAX_VALUE ? "" : " within " + Spoken.time(sequence.within()));
        }
        return did((Condition.Did) condition);
    }

    private static String did(Condition.Did did) {
        String what = patterns(did.did());
        String window = Spoken.within(did.within());
        return switch (did.which()) {
            case FIRST -> "the first " + what + window;
            case LAST -> "the last " + what + window;
            case EACH -> what + " " + often(did.atLeast(), did.atMost()) + window;
        };
    }

    private static String often(int atLeast, int atMost) {
        if (atMost == Integer.MAX_VALUE) {
            return "at least " + Spoken.times(atLeast);
        } else if (atLeast == 0) {
            return atMost == 0 ? "not once" : "at most " + Spoken.times(atMost);
        }
        return "from " + atLeast + " to " + Spoken.times(atMost);
    }

    private static String bracketed(List<Condition> conditions, String between) {
        return conditions.stream()
                .map(condition -> condition instanceof Condition.Fact ? of(condition) : "(" + of(condition) + ")")
                .sorted()
                .collect(Collectors.joining(between));
    }

    static String patterns(List<ActivityPattern> patterns) {
        return patterns(patterns, Spoken::name);
    }

    /** The same of more than one: {@code pricing page visits}. */
    static String many(List<ActivityPattern> patterns) {
        return patterns(patterns, type -> Spoken.plural(Spoken.name(type)));
    }

    private static String patterns(List<ActivityPattern> patterns, UnaryOperator<String> name) {
        return Spoken.either(patterns.stream()
                .map(pattern -> name.apply(pattern.type()) + where(pattern))
                .sorted()
                .toList());
    }

    private static String where(ActivityPattern pattern) {
        return pattern.where().isEmpty()
                ? ""
                : pattern.where().entrySet().stream()
                        .map(entry -> Spoken.name(entry.getKey()) + " " + of(entry.getValue()))
                        .collect(Collectors.joining(" and ", " (where ", ")"));
    }

    static String of(Test test) {
        if (test instanceof Test.OneOf oneOf) {
            return "is " + Spoken.either(oneOf.texts());
        } else if (test instanceof Test.Within within) {
            return "is "
                    + Spoken.either(within.intervals().stream()
                            .map(interval -> interval(interval, PlainPoints::of))
                            .toList());
        } else if (test instanceof Test.MoneyWithin within) {
            return "is "
                    + Spoken.either(within.intervals().stream()
                            .map(interval -> interval(interval, Spoken::amount))
                            .toList());
        } else if (test instanceof Test.Matches matches) {
            return "contains the pattern " + matches.pattern();
        } else if (test instanceof Test.Is is) {
            return is.truth() ? "is true" : "is false";
        } else if (test instanceof Test.Present present) {
            return present.filled() ? "is filled" : "is empty";
        } else if (test instanceof Test.Age age) {
            return age(age);
        }
        return not(((Test.Not) test).test());
    }

    private static String not(Test test) {
        String said = of(test);
        return said.startsWith("is ") && !said.contains(" not ")
                ? "is not " + said.substring("is ".length())
                : "not (" + said + ")";
    }

    private static String age(Test.Age age) {
        if (age.below() == Long.MAX_VALUE) {
            return "is older than " + Spoken.time(age.from());
        }
        String newer = "is newer than " + Spoken.time(age.below());
        return age.from() == 0 ? newer : newer + " and older than " + Spoken.time(age.from());
    }

    private static String interval(Interval interval, LongFunction<String> number) {
        if (interval.low() == interval.high()) {
            return number.apply(interval.low());
        } else if (interval.high() == Long.MAX_VALUE) {
            return "at least " + number.apply(interval.low());
        } else if (interval.low() == Long.MIN_VALUE) {
            return "at most " + number.apply(interval.high());
        }
        return number.apply(interval.low()) + " to " + number.apply(interval.high());
    }
}
