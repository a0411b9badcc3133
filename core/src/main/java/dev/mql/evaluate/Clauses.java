package dev.mql.evaluate;

import dev.mql.definition.Condition;
import dev.mql.model.Activity;
import java.util.List;

/** Compiles conditions. */
final class Clauses {

    private final Checks checks;
    private final Numbers facts;
    private final Streams streams;

    Clauses(Checks checks, Numbers facts, Streams streams) {
        this.checks = checks;
        this.facts = facts;
        this.streams = streams;
    }

    Clause compile(Condition condition) {
        if (condition instanceof Condition.Fact fact) {
            Check check = checks.compile(fact.test());
            int number = facts.number(fact.fact());
            return (scene, span) -> check.of(scene.seen[number], span);
        } else if (condition instanceof Condition.Did did) {
            return new DidClause(streams.number(did.did()), did);
        } else if (condition instanceof Condition.Sequence sequence) {
            int first = streams.number(sequence.first());
            int then = streams.number(sequence.then());
            return (scene, span) -> inSequence(scene, span, first, then, sequence.within());
        } else if (condition instanceof Condition.Not not) {
            Clause negated = compile(not.of());
            return (scene, span) -> Kleene.not(negated.of(scene, span));
        } else if (condition instanceof Condition.All all) {
            return all(compile(all.of()));
        } else if (condition instanceof Condition.Any any) {
            return any(compile(any.of()));
        }
        Condition.AtLeast atLeast = (Condition.AtLeast) condition;
        Clause[] parts = compile(atLeast.of());
        return (scene, span) -> {
            int[] values = new int[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].of(scene, span);
            }
            return Kleene.atLeast(atLeast.n(), values);
        };
    }

    private Clause[] compile(List<Condition> conditions) {
        return conditions.stream().map(this::compile).toArray(Clause[]::new);
    }

    private static Clause all(Clause[] parts) {
        return (scene, span) -> {
            int result = Kleene.TRUE;
            for (Clause part : parts) {
                result = Kleene.and(result, part.of(scene, span));
                if (result == Kleene.FALSE) {
                    return result;
                }
            }
            return result;
        };
    }

    private static Clause any(Clause[] parts) {
        return (scene, span) -> {
            int result = Kleene.FALSE;
            for (Clause part : parts) {
                result = Kleene.or(result, part.of(scene, span));
                if (result == Kleene.TRUE) {
                    return result;
                }
            }
            return result;
        };
    }

    /** Whether one of {@code then} was done after one of {@code first} in the order of activities, soon enough. */
    private static int inSequence(Scene scene, Span span, int first, int then, long within) {
        for (int later = scene.end(then) - 1; later >= scene.begin(then); later--) {
            for (int earlier = scene.end(first) - 1; earlier >= scene.begin(first); earlier--) {
                boolean after = Activity.ORDER.compare(scene.members[earlier], scene.members[later]) < 0;
                if (after && scene.at[later] - scene.at[earlier] <= within) {
                    return Kleene.TRUE;
                } else if (after) {
                    // Every other one was done earlier still.
                    break;
                }
            }
        }
        boolean firstKnown = scene.complete(first, Long.MAX_VALUE, span.from());
        boolean thenKnown = scene.complete(then, Long.MAX_VALUE, span.from());
        boolean neverBegan = firstKnown && scene.begin(first) == scene.end(first);
        boolean neverFollowed = thenKnown && scene.begin(then) == scene.end(then);
        return (firstKnown && thenKnown) || neverBegan || neverFollowed ? Kleene.FALSE : Kleene.UNKNOWN;
    }
}
