package dev.mql.evaluate;

import dev.mql.definition.Test;
import dev.mql.definition.Test.Interval;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of a fact that its rules tell apart: whatever the fact turns out to be, some candidate makes all of its tests
 * answer alike, or leaves them unknown.
 */
final class Candidates {

    private final Exchange exchange;
    private final List<Check> checks = new ArrayList<>();
    private final TreeSet<Long> ends = new TreeSet<>();
    private final List<Value> values = new ArrayList<>();
    private boolean mayBeEmpty;
    private boolean money;

    private Candidates(Exchange exchange) {
        this.exchange = exchange;
    }

    static Candidates of(List<Test> tests, Checks checks, Exchange exchange) {
        Candidates candidates = new Candidates(exchange);
        // Beside numbers a text, beside texts a moment would leave tests unknown that no real value leaves so.
        if (tests.stream().noneMatch(Candidates::isOfNumbers)) {
            candidates.values.add(Checks.SOME_OTHER_TEXT);
        }
        if (tests.stream().noneMatch(test -> isOfNumbers(test) || isOfTexts(test))) {
            candidates.values.add(Checks.SOME_MOMENT);
        }
        for (Test test : tests) {
            candidates.checks.add(checks.compile(test));
            candidates.collect(test);
        }
        candidates.ends.forEach(end -> candidates.values.add(candidates.amount(end)));
        return candidates;
    }

    private static boolean isOfNumbers(Test test) {
        return test instanceof Test.Within
                || test instanceof Test.MoneyWithin
                || test instanceof Test.Is
                || (test instanceof Test.Not not && isOfNumbers(not.test()));
    }

    private static boolean isOfTexts(Test test) {
        return test instanceof Test.OneOf
                || test instanceof Test.Matches
                || (test instanceof Test.Not not && isOfTexts(not.test()));
    }

    private void collect(Test test) {
        if (test instanceof Test.OneOf oneOf) {
            oneOf.texts().stream().filter(text -> !Glob.isGlob(text)).forEach(text -> values.add(new Value.Text(text)));
        } else if (test instanceof Test.Within within) {
            collectEnds(within.intervals());
        } else if (test instanceof Test.MoneyWithin within) {
            money = true;
            collectEnds(within.intervals());
        } else if (test instanceof Test.Is) {
            values.add(new Value.Truth(true));
            values.add(new Value.Truth(false));
        } else if (test instanceof Test.Present) {
            mayBeEmpty = true;
        } else if (test instanceof Test.Not not) {
            collect(not.test());
        }
    }

    private void collectEnds(List<Interval> intervals) {
        for (Interval interval : intervals) {
            ends.add(interval.low());
            ends.add(interval.high());
            if (interval.low() != Long.MIN_VALUE) {
                ends.add(interval.low() - 1);
            }
            if (interval.high() != Long.MAX_VALUE) {
                ends.add(interval.high() + 1);
            }
        }
    }

    private Value amount(long micros) {
        Value.Quantity quantity = new Value.Quantity(micros, micros);
        return money ? new Value.Money(quantity, exchange.currency()) : quantity;
    }

    /** One of each kind of candidates that all tests answer alike. */
    Observation[] distinct() {
        Map<List<Integer>, Observation> byAnswers = new LinkedHashMap<>();
        for (Value value : values) {
            Observation supposed = supposed(value);
            List<Integer> answers =
                    checks.stream().map(check -> check.of(supposed, Span.at(0))).toList();
            byAnswers.putIfAbsent(answers, supposed);
        }
        List<Observation> distinct = new ArrayList<>(byAnswers.values());
        if (mayBeEmpty) {
            distinct.add(supposed(null));
        }
        return distinct.toArray(new Observation[0]);
    }

    /** Of a bucket: the amounts in it that tests tell apart. */
    Observation[] within(Value.Quantity bucket) {
        TreeSet<Long> inside = new TreeSet<>(ends.subSet(bucket.low(), true, bucket.high(), true));
        inside.add(bucket.low());
        inside.add(bucket.high());
        return inside.stream().map(end -> supposed(amount(end))).toArray(Observation[]::new);
    }

    private static Observation supposed(@Nullable Value value) {
        return new Observation(Checks.SOME_TIME, value, "");
    }
}
