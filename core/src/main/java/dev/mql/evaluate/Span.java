package dev.mql.evaluate;

/**
 * From one instant to another, both included, in which nothing new happens and nothing new is read. An instant is a span
 * of equal ends.
 *
 * @param from UTC milliseconds
 */
record Span(long from, long to) {

    static Span at(long instant) {
        return new Span(instant, instant);
    }

    boolean isInstant() {
        return from == to;
    }
}
