package dev.mql.evaluate;

/** A compiled condition. */
interface Clause {

    /** @return the set of {@link Kleene} values the condition takes in a span; at an instant it has one */
    int of(Scene scene, Span span);
}
