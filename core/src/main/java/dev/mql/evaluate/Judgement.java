package dev.mql.evaluate;

/**
 * The rules of a definition weighed over one scene and span: what they add up to at least and at most, an unknown rule
 * giving nothing.
 */
final class Judgement {

    final Compiled definition;
    final Scene scene;
    final Span span;
    final long[] least = new long[Sums.COUNT];
    final long[] most;
    /** At an instant: the numbers of the rules that are unknown, {@link #unknownCount} of them ... */
    int[] unknown = NONE;
    /** ... and the least and the most each could give. */
    long[] unknownLow = NO_POINTS;

    long[] unknownHigh = NO_POINTS;
    int unknownCount;

    private static final int[] NONE = {};
    private static final long[] NO_POINTS = {};

    /** Of the {@code never} conditions; 0 where nobody has asked yet. */
    private final int[] stops;

    private Judgement(Compiled definition, Scene scene, Span span, int[] stops) {
        this.definition = definition;
        this.scene = scene;
        this.span = span;
        this.most = span.isInstant() ? least : new long[Sums.COUNT];
        this.stops = stops;
    }

    static Judgement of(Compiled definition, Scene scene, Span span) {
        return of(definition.all, definition, scene, span);
    }

    /** Of some rules only. */
    static Judgement of(RuleNumbers numbers, Compiled definition, Scene scene, Span span) {
        Judgement judgement = new Judgement(definition, scene, span, new int[definition.never.length]);
        judgement.weigh(numbers);
        return judgement;
    }

    /** As {@link #of(Compiled, Scene, Span)}, where what time cannot change in the scene is known. */
    static Judgement of(Steady steady, Compiled definition, Scene scene, Span span) {
        Judgement judgement = new Judgement(definition, scene, span, steady.stops.clone());
        System.arraycopy(steady.sums, 0, judgement.least, 0, Sums.COUNT);
        System.arraycopy(steady.sums, 0, judgement.most, 0, Sums.COUNT);
        judgement.weigh(definition.changing);
        return judgement;
    }

    private void weigh(RuleNumbers numbers) {
        Weight weight = new Weight();
        CompiledRule[] rules = definition.rules;
        for (int number : numbers.ofs) {
            ((OfScorer) rules[number].scorer).weigh(scene, span, weight);
            add(number, rules[number], weight);
        }
        for (int number : numbers.dids) {
            ((DidScorer) rules[number].scorer).weigh(scene, span, weight);
            add(number, rules[number], weight);
        }
        for (int number : numbers.whens) {
            ((WhenScorer) rules[number].scorer).weigh(scene, span, weight);
            add(number, rules[number], weight);
        }
    }

    private void add(int number, CompiledRule rule, Weight weight) {
        if (weight.least != 0) {
            least[weight.least > 0 ? rule.gains : rule.losses] += weight.least;
        }
        if (most != least && weight.most != 0) {
            most[weight.most > 0 ? rule.gains : rule.losses] += weight.most;
        }
        if (weight.state == Kleene.UNKNOWN) {
            noteUnknown(number, weight);
        }
    }

    private void noteUnknown(int number, Weight weight) {
        if (unknownCount == 0) {
            unknown = new int[definition.rules.length];
            unknownLow = new long[unknown.length];
            unknownHigh = new long[unknown.length];
        }
        unknown[unknownCount] = number;
        unknownLow[unknownCount] = weight.low;
        unknownHigh[unknownCount++] = weight.high;
    }

    /** The set of {@link Kleene} values of one {@code never} condition. */
    int stops(int never) {
        if (stops[never] == 0) {
            stops[never] = definition.never[never].of(scene, span);
        }
        return stops[never];
    }

    /** A set of {@link Kleene} values: whether score, fit, product and engagement reach the lines of the person's origin. */
    int interested() {
        return definition.lines(scene).reached(definition.caps, least, most);
    }
}
