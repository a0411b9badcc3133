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

    private Judgement(Compiled definition, Scene scene, Span span) {
        this.definition = definition;
        this.scene = scene;
        this.span = span;
        this.most = span.isInstant() ? least : new long[Sums.COUNT];
    }

    static Judgement of(Compiled definition, Scene scene, Span span) {
        Judgement judgement = new Judgement(definition, scene, span);
        judgement.weigh();
        return judgement;
    }

    /** One loop for each kind of rule, so that each calls one method only, which the JVM can then put in its place. */
    private void weigh() {
        Weight weight = new Weight();
        CompiledRule[] rules = definition.rules;
        for (int number : definition.ofRules) {
            ((OfScorer) rules[number].scorer).weigh(scene, span, weight);
            add(number, rules[number], weight);
        }
        for (int number : definition.didRules) {
            ((DidScorer) rules[number].scorer).weigh(scene, span, weight);
            add(number, rules[number], weight);
        }
        for (int number : definition.whenRules) {
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

    /** A set of {@link Kleene} values: whether score, fit, product and engagement reach the lines of the person's origin. */
    int interested() {
        return definition.lines(scene).reached(definition.caps, least, most);
    }
}
