package dev.mql.evaluate;

/** A compiled rule. */
interface Scorer {

    void weigh(Scene scene, Span span, Weight weight);

    /** The most it can give if its points are positive, or take if they are negative, in micro-points. */
    long reach();
}
