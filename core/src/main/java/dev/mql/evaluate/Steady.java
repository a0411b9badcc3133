package dev.mql.evaluate;

/** What time alone cannot change in a scene: worked out once, however many spans are looked at. */
final class Steady {

    /** What the timeless rules add up to. */
    final long[] sums;
    /** The {@link Kleene} value of each timeless {@code never} condition; 0 for those that time may change. */
    final int[] stops;

    Steady(Compiled definition, Scene scene) {
        Span anySpan = Span.at(0);
        this.sums = Judgement.of(definition.timeless, definition, scene, anySpan).least;
        this.stops = new int[definition.never.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = definition.neverIsTimeless[i] ? definition.never[i].of(scene, anySpan) : 0;
        }
    }
}
