package dev.mql.definition;

import dev.mql.model.Folding;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The part of {@link Meaning} about rules, conditions and tests. What has no order of its own is sorted. */
final class MeaningOfRules {

    private MeaningOfRules() {}

    static SortedMap<String, Object> byId(List<Rule> rules) {
        SortedMap<String, Object> byId = new TreeMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule(rule)));
        return byId;
    }

    static SortedMap<String, Object> rule(Rule rule) {
        SortedMap<String, Object> object = new TreeMap<>();
        if (rule instanceof Rule.Of of) {
            object.put("of", of.fact());
            Set<String> bands = new TreeSet<>();
            of.bands()
                    .forEach(band ->
                            bands.add(CanonicalJson.write(List.of(test(band.test()), PlainPoints.of(band.points())))));
            object.put("points", List.copyOf(bands));
        } else if (rule instanceof Rule.When when) {
            object.put("when", condition(when.when()));
            object.put("points", PlainPoints.of(when.points()));
        } else if (rule instanceof Rule.Did did) {
            object.put("did", patterns(did.did()));
            object.put("points", PlainPoints.of(did.points()));
            Meaning.put(object, "within", time(did.within()));
            Meaning.put(object, "count", count(did.count()));
            Meaning.put(object, "fades", fading(did.fading()));
            Meaning.put(object, "cap", cap(did.cap()));
            Meaning.put(object, "product", did.product());
        }
        return object;
    }

    static @Nullable Object time(long milliseconds) {
        return milliseconds == Long.MAX_VALUE ? null : milliseconds;
    }

    static @Nullable Object cap(long micros) {
        return micros == Rule.Did.NO_CAP ? null : PlainPoints.of(micros);
    }

    private static List<Object> count(Count count) {
        if (count instanceof Count.AtMost most) {
            return List.of("at_most", most.n(), most.within());
        } else if (count instanceof Count.AtLeast least) {
            return List.of("at_least", least.n(), count(least.of()));
        } else if (count instanceof Count.Once) {
            return List.of("once");
        }
        return count instanceof Count.EachAsset ? List.of("each_asset") : List.of();
    }

    static List<Object> fading(Fading fading) {
        if (fading instanceof Fading.Half half) {
            return List.of("half", half.time());
        } else if (fading instanceof Fading.ToZero toZero) {
            return List.of("to_zero", toZero.time());
        } else if (fading instanceof Fading.Steps steps) {
            List<Object> days = steps.steps().stream()
                    .<Object>map(step -> List.of(step.day(), step.factor()))
                    .toList();
            return List.of("steps", days);
        }
        return fading instanceof Fading.Never ? List.of("never") : List.of();
    }

    static List<Object> patterns(List<ActivityPattern> patterns) {
        return patterns.stream()
                .map(pattern -> {
                    SortedMap<String, Object> where = new TreeMap<>();
                    pattern.where().forEach((attribute, test) -> where.put(attribute, test(test)));
                    return Meaning.object("type", pattern.type(), "where", where);
                })
                .sorted(Comparator.comparing(CanonicalJson::write))
                .<Object>map(pattern -> pattern)
                .toList();
    }

    static List<Object> sorted(List<Condition> conditions) {
        return conditions.stream()
                .map(MeaningOfRules::condition)
                .sorted(Comparator.comparing(CanonicalJson::write))
                .<Object>map(condition -> condition)
                .toList();
    }

    static List<Object> condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return List.of("all", sorted(all.of()));
        } else if (condition instanceof Condition.Any any) {
            return List.of("any", sorted(any.of()));
        } else if (condition instanceof Condition.Not not) {
            return List.of("not", condition(not.of()));
        } else if (condition instanceof Condition.AtLeast least) {
            return List.of("at_least", least.n(), sorted(least.of()));
        } else if (condition instanceof Condition.Fact fact) {
            return List.of("fact", fact.fact(), test(fact.test()));
        } else if (condition instanceof Condition.Sequence sequence) {
            return List.of("then", patterns(sequence.first()), patterns(sequence.then()), sequence.within());
        }
        Condition.Did did = (Condition.Did) condition;
        return List.of("did", patterns(did.did()), did.which().name(), did.within(), did.atLeast(), did.atMost());
    }

    static List<Object> test(Test test) {
        if (test instanceof Test.OneOf oneOf) {
            Set<String> folded = new TreeSet<>();
            oneOf.texts().forEach(text -> folded.add(Folding.fold(text)));
            return List.of("one_of", List.copyOf(folded));
        } else if (test instanceof Test.Within within) {
            return List.of("within", intervals(within.intervals()));
        } else if (test instanceof Test.MoneyWithin within) {
            return List.of("money_within", intervals(within.intervals()));
        } else if (test instanceof Test.Matches matches) {
            return List.of("matches", matches.pattern());
        } else if (test instanceof Test.Is is) {
            return List.of("is", is.truth());
        } else if (test instanceof Test.Present present) {
            return List.of("present", present.filled());
        } else if (test instanceof Test.Age age) {
            return List.of("age", age.from(), age.below());
        }
        return List.of("not", test(((Test.Not) test).test()));
    }

    private static List<Object> intervals(List<Test.Interval> intervals) {
        return intervals.stream()
                .sorted(Comparator.comparingLong(Test.Interval::low).thenComparingLong(Test.Interval::high))
                .<Object>map(interval -> List.of(interval.low(), interval.high()))
                .toList();
    }
}
