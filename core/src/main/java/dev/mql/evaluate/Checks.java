package dev.mql.evaluate;

import com.google.re2j.Pattern;
import dev.mql.definition.Test;
import dev.mql.definition.Test.Interval;
import dev.mql.model.Folding;
import dev.mql.model.Observation;
import dev.mql.model.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles tests of values. A value of a kind the test is not about, as text where a number is asked for, is unknown. */
final class Checks {

    /** Some text no list holds; whether a pattern matches it nobody knows. */
    static final Value.Text SOME_OTHER_TEXT = new Value.Text("\uFFFF");

    /** Some moment; how long ago it was nobody knows. */
    static final Value.Moment SOME_MOMENT = new Value.Moment(Instant.EPOCH);

    /** When a value that is only supposed begins to hold: how old it is nobody knows. */
    static final long SOME_TIME = Long.MAX_VALUE;

    private final Exchange exchange;

    Checks(Exchange exchange) {
        this.exchange = exchange;
    }

    Check compile(Test test) {
        if (test instanceof Test.OneOf oneOf) {
            return new TextCheck(oneOf.texts(), false);
        } else if (test instanceof Test.Within within) {
            long[] ends = ends(within.intervals());
            return known(value -> value instanceof Value.Quantity quantity ? inside(quantity, ends) : Kleene.UNKNOWN);
        } else if (test instanceof Test.MoneyWithin within) {
            long[] ends = ends(within.intervals());
            return known(value -> {
                Value.Quantity amount = value instanceof Value.Money money ? exchange.convert(money) : null;
                return amount == null ? Kleene.UNKNOWN : inside(amount, ends);
            });
        } else if (test instanceof Test.Matches matches) {
            Pattern pattern = Pattern.compile(matches.pattern());
            return known(value -> matches(pattern, value));
        } else if (test instanceof Test.Is is) {
            return known(value ->
                    value instanceof Value.Truth truth ? Kleene.of(truth.truth() == is.truth()) : Kleene.UNKNOWN);
        } else if (test instanceof Test.Present present) {
            return (seen, span) ->
                    seen == null ? Kleene.UNKNOWN : Kleene.of((seen.valueOrNull() != null) == present.filled());
        } else if (test instanceof Test.Age age) {
            return age(age);
        }
        Check negated = compile(((Test.Not) test).test());
        return (seen, span) -> Kleene.not(negated.of(seen, span));
    }

    /** As {@link #compile}, of a page's address, of which texts and globs see the path only. */
    Check compileForPage(Test test) {
        if (test instanceof Test.OneOf oneOf) {
            return new TextCheck(oneOf.texts(), true);
        } else if (test instanceof Test.Not not) {
            Check negated = compileForPage(not.test());
            return (seen, span) -> Kleene.not(negated.of(seen, span));
        }
        return compile(test);
    }

    private interface KnownCheck {
        int of(Value value);
    }

    /** Empty and never read are unknown to every comparison (meaning 9). */
    private static Check known(KnownCheck check) {
        return (seen, span) -> {
            Value value = seen == null ? null : seen.valueOrNull();
            return value == null ? Kleene.UNKNOWN : check.of(value);
        };
    }

    private static Check age(Test.Age age) {
        return (seen, span) -> {
            Value value = seen == null ? null : seen.valueOrNull();
            if (seen == null
                    || value == null
                    || value == SOME_MOMENT
                    || (seen.validFrom() == SOME_TIME && !(value instanceof Value.Moment))) {
                return Kleene.UNKNOWN;
            }
            long since = value instanceof Value.Moment moment ? moment.at().toEpochMilli() : seen.validFrom();
            long youngest = span.from() - since;
            long oldest = span.to() - since;
            boolean possible = oldest >= age.from() && youngest < age.below();
            return Kleene.between(possible, youngest >= age.from() && oldest < age.below());
        };
    }

    private static int matches(Pattern pattern, Value value) {
        if (value == SOME_OTHER_TEXT) {
            return Kleene.UNKNOWN;
        } else if (value instanceof Value.Text text) {
            return Kleene.of(pattern.matcher(text.text()).find());
        } else if (value instanceof Value.Texts texts) {
            return Kleene.of(texts.texts().stream()
                    .anyMatch(text -> pattern.matcher(text).find()));
        }
        return Kleene.UNKNOWN;
    }

    /** A bucket inside an interval as a whole is true, one that touches none is false, any other unknown (meaning 11). */
    private static int inside(Value.Quantity quantity, long[] ends) {
        boolean touches = false;
        for (int i = 0; i < ends.length; i += 2) {
            if (quantity.low() >= ends[i] && quantity.high() <= ends[i + 1]) {
                return Kleene.TRUE;
            }
            touches |= quantity.high() >= ends[i] && quantity.low() <= ends[i + 1];
        }
        return touches ? Kleene.UNKNOWN : Kleene.FALSE;
    }

    private static long[] ends(List<Interval> intervals) {
        long[] ends = new long[2 * intervals.size()];
        for (int i = 0; i < intervals.size(); i++) {
            ends[2 * i] = intervals.get(i).low();
            ends[2 * i + 1] = intervals.get(i).high();
        }
        return ends;
    }

    /** Of an attribute of an activity, which is always text: read as what the test is about. */
    static @Nullable Observation read(@Nullable String text, Test test, long at) {
        if (text == null || text.isBlank()) {
            return text == null ? null : new Observation(at, null, "");
        }
        return new Observation(at, readAs(text.strip(), test), "");
    }

    private static @Nullable Value readAs(String text, Test test) {
        if (test instanceof Test.Not not) {
            return readAs(text, not.test());
        } else if (test instanceof Test.Within) {
            return Amounts.parse(text);
        } else if (test instanceof Test.Is) {
            String folded = Folding.fold(text);
            return folded.equals("true") || folded.equals("false") ? new Value.Truth(folded.equals("true")) : null;
        }
        return new Value.Text(text);
    }
}
