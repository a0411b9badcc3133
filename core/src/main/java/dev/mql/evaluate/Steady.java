package dev.mql.evaluate;

/**
 * What time alone cannot change in a scene: worked out once, however many spans are looked at.
 *
 * @param sums what the timeless rules add up to
 * @param stops the {@link Kleene} value of each timeless {@code never} condition; 0 for those that time may change
 */
record Steady(long[] sums, int[] stops) {

    static Steady of(Compiled definition, Scene scene) {
        Span anySpan = Span.at(0);
        Judgement judgement = Judgement.of(definition.timeless, definition, scene, anySpan);
        int[] stops = new int[definition.never.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = definition.neverIsTimeless[i] ? definition.never[i].of(scene, anySpan) : 0;
        }
        return new Steady(judgement.least, stops);
    }
}
