package dev.mql.definition;

import dev.mql.definition.Glossary.Kind;
import dev.mql.definition.Test.Interval;
import dev.mql.model.Folding;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What can be proven about two tests of one fact. Where nothing can be proven the answer is no, so lint says nothing
 * rather than something false. It gives up in the same way when comparing texts has taken too long.
 */
final class Proof {

    /** Pairs of letters, a fraction of a second's work. */
    private long left = 50_000_000;

    /** No value makes both true. */
    boolean disjoint(String fact, Test one, Test other) {
        if (left < 0) {
            return false;
        } else if (one instanceof Test.Not not) {
            return implies(fact, other, not.test());
        } else if (other instanceof Test.Not not) {
            return implies(fact, one, not.test());
        } else if (one instanceof Test.Present present && !present.filled()) {
            return !(other instanceof Test.Present filled && !filled.filled());
        } else if (other instanceof Test.Present present && !present.filled()) {
            return !(one instanceof Test.Present filled && !filled.filled());
        } else if (one instanceof Test.Is is && other instanceof Test.Is otherIs) {
            return is.truth() != otherIs.truth();
        } else if (one instanceof Test.OneOf texts && other instanceof Test.OneOf otherTexts) {
            return single(fact) && affordable(texts, otherTexts) && noneMeet(texts.texts(), otherTexts.texts());
        }
        List<Interval> intervals = intervals(one);
        List<Interval> others = intervals(other);
        return !intervals.isEmpty()
                && !others.isEmpty()
                && one.getClass() == other.getClass()
                && intervals.stream().noneMatch(a -> others.stream().anyMatch(b -> meet(a, b)));
    }

    /** Whatever makes the first true makes the second true. */
    boolean implies(String fact, Test one, Test other) {
        if (left < 0) {
            return false;
        } else if (other instanceof Test.Present present) {
            boolean filled = one instanceof Test.OneOf
                    || one instanceof Test.Is
                    || !intervals(one).isEmpty();
            return one.equals(other) || (present.filled() && filled);
        } else if (one instanceof Test.Not not && other instanceof Test.Not otherNot) {
            return implies(fact, otherNot.test(), not.test());
        } else if (other instanceof Test.Not not) {
            return !(one instanceof Test.Present) && disjoint(fact, one, not.test());
        } else if (one instanceof Test.OneOf texts && other instanceof Test.OneOf otherTexts) {
            return affordable(texts, otherTexts)
                    && texts.texts().stream().map(Folding::fold).allMatch(text -> matched(text, otherTexts.texts()));
        }
        List<Interval> others = intervals(other);
        if (intervals(one).isEmpty()) {
            return one.equals(other);
        }
        return one.getClass() == other.getClass()
                && intervals(one).stream()
                        .allMatch(a -> others.stream().anyMatch(b -> b.low() <= a.low() && a.high() <= b.high()));
    }

    /** A literal is matched by what it meets; a glob only by its like. */
    private boolean matched(String text, Collection<String> others) {
        return others.stream()
                .map(Folding::fold)
                .anyMatch(other -> Globs.isGlob(text) ? text.equals(other) : Globs.overlap(text, other));
    }

    private boolean noneMeet(Collection<String> texts, Collection<String> others) {
        return texts.stream()
                .map(Folding::fold)
                .noneMatch(text -> others.stream().map(Folding::fold).anyMatch(other -> Globs.overlap(text, other)));
    }

    /** Facts that may hold several values at once can be both of two texts. */
    private static boolean single(String fact) {
        return Glossary.STANDARD
                .fact(fact)
                .filter(known -> known.kind() != Kind.TEXT || !known.name().endsWith("tags"))
                .isPresent();
    }

    private boolean affordable(Test.OneOf one, Test.OneOf other) {
        left -= letters(one) * letters(other);
        return left >= 0;
    }

    private static long letters(Test.OneOf oneOf) {
        return oneOf.texts().stream().mapToLong(String::length).sum();
    }

    private static boolean meet(Interval one, Interval other) {
        return one.low() <= other.high() && other.low() <= one.high();
    }

    private static List<Interval> intervals(Test test) {
        if (test instanceof Test.Within within) {
            return within.intervals();
        }
        return test instanceof Test.MoneyWithin within ? within.intervals() : List.of();
    }

    /** A condition known to be a conjunction of tests of single facts. */
    record Conjunction(Map<String, List<Test>> tests) {

        boolean contradictsItself(Proof proof) {
            return tests.entrySet().stream()
                    .anyMatch(entry -> pairContradicts(proof, entry.getKey(), entry.getValue()));
        }

        private static boolean pairContradicts(Proof proof, String fact, List<Test> tests) {
            for (int i = 0; i < tests.size(); i++) {
                for (int j = i + 1; j < tests.size(); j++) {
                    if (proof.disjoint(fact, tests.get(i), tests.get(j))) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean excludes(Conjunction other, Proof proof) {
            return tests.entrySet().stream()
                    .anyMatch(entry -> entry.getValue().stream()
                            .anyMatch(test -> other.tests.getOrDefault(entry.getKey(), List.of()).stream()
                                    .anyMatch(otherTest -> proof.disjoint(entry.getKey(), test, otherTest))));
        }

        boolean implies(Conjunction other, Proof proof) {
            return other.tests.entrySet().stream()
                    .allMatch(entry -> entry.getValue().stream()
                            .allMatch(test -> tests.getOrDefault(entry.getKey(), List.of()).stream()
                                    .anyMatch(own -> proof.implies(entry.getKey(), own, test))));
        }
    }
}
