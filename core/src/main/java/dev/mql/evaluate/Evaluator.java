package dev.mql.evaluate;

import dev.mql.definition.Definition;
import dev.mql.model.Facts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A definition, ready to be asked about people: facts and an instant in, a result out, and nothing else (meaning 1).
 * Immutable; threads share one.
 */
public final class Evaluator {

    private static final List<Set<Interest>> INTERESTS = List.of(
            interest(EnumSet.noneOf(Interest.class)),
            interest(EnumSet.of(Interest.CONTENT)),
            interest(EnumSet.of(Interest.PRODUCT)),
            interest(EnumSet.allOf(Interest.class)));

    private final Compiled definition;
    private final String definitionHash;
    private final Explainer explainer;
    private final WaySearch waySearch;

    private Evaluator(Compiled definition, String definitionHash) {
        this.definition = definition;
        this.definitionHash = definitionHash;
        this.explainer = new Explainer(definition);
        this.waySearch = new WaySearch(definition);
    }

    /**
     * Compiles a definition.
     *
     * @param definitionHash identity of its meaning, which goes into every evaluation (meaning 39)
     */
    public static Evaluator of(Definition definition, String definitionHash) {
        return new Evaluator(Compiler.compile(definition), definitionHash);
    }

    public String definitionHash() {
        return definitionHash;
    }

    /**
     * The result without its reasons.
     *
     * @param asOf UTC milliseconds; what happened or was read later does not exist yet
     */
    public Outcome outcome(Facts facts, long asOf) {
        return outcome(judge(facts, asOf));
    }

    /**
     * The earliest instant at which time alone changes verdict, grade, interest, published score or the side of the
     * leaving line.
     *
     * @param step what published scores are multiples of, in micro-points; 0 where no score is published (meaning 32)
     */
    public NextChange next(Facts facts, long asOf, long step) {
        return new ChangeSearch(judge(facts, asOf), facts, step).after(asOf);
    }

    /**
     * Since when the score has been below the leaving line without a break (meaning 36): the instant it was crossed, to
     * the millisecond, as far as the facts reach back.
     *
     * @param earliest where it was crossed before this instant nobody needs to know when, and this is the answer
     * @return UTC milliseconds; empty where the score is not below
     */
    public Optional<Long> belowLeavingSince(Facts facts, long asOf, long earliest) {
        return new CrossingSearch(definition, facts).belowSince(asOf, earliest);
    }

    /** The result and its reasons, without looking ahead: the cheap part of {@link #evaluate}. */
    public Reasons reasons(Facts facts, long asOf) {
        Judgement judgement = judge(facts, asOf);
        return explainer.explain(judgement, outcome(judgement));
    }

    /** As {@link #evaluate(Facts, long, long)}, where no score is published. */
    public Evaluation evaluate(Facts facts, long asOf) {
        return evaluate(facts, asOf, 0);
    }

    /**
     * The whole result: with what stands beside it, the ways to become an MQL and the next change.
     *
     * @param step what published scores are multiples of, in micro-points; 0 where no score is published (meaning 32)
     */
    public Evaluation evaluate(Facts facts, long asOf, long step) {
        Judgement judgement = judge(facts, asOf);
        Outcome outcome = outcome(judgement);
        List<Evaluation.Way> ways = waySearch.ways(judgement, facts, outcome, asOf, this::outcome);
        long flatSince = Plateau.since(definition.source.views(), facts, asOf, instant -> engagement(facts, instant));
        return evaluation(judgement, facts, asOf, step, Ignoring.ignored(definition, facts, asOf), ways, flatSince);
    }

    /**
     * What a run over everybody needs: as {@link #evaluate}, with no ways, nothing ignored and no plateau, each of which
     * costs several evaluations more.
     */
    public Evaluation brief(Facts facts, long asOf, long step) {
        return evaluation(judge(facts, asOf), facts, asOf, step, List.of(), List.of(), Long.MAX_VALUE);
    }

    private Evaluation evaluation(
            Judgement judgement,
            Facts facts,
            long asOf,
            long step,
            List<Evaluation.Ignored> ignored,
            List<Evaluation.Way> ways,
            long flatSince) {
        Outcome outcome = outcome(judgement);
        Reasons reasons = explainer.explain(judgement, outcome);
        return new Evaluation(
                outcome,
                asOf,
                definitionHash,
                FactsHash.of(facts),
                reasons.parts(),
                reasons.stops(),
                reasons.unchecked(),
                reasons.unknown(),
                Ignoring.notFed(definition, facts),
                reasons.gates(),
                ignored,
                ways,
                definition.profiler.profile(judgement, flatSince),
                new ChangeSearch(judgement, facts, step).after(asOf));
    }

    private long engagement(Facts facts, long instant) {
        return definition.caps.engagement(judge(facts, instant).least);
    }

    private Judgement judge(Facts facts, long asOf) {
        return Judgement.of(definition, Scene.of(definition.blueprint, facts, asOf), Span.at(asOf));
    }

    private static Outcome outcome(Judgement judgement) {
        Compiled definition = judgement.definition;
        Sums.Caps caps = definition.caps;
        long fit = caps.fit(judgement.least);
        long engagement = caps.engagement(judgement.least);
        long[] ends = Range.ends(judgement);
        Face face = Face.at(judgement, 0);
        Face.Answer answer = face.answer();
        long product = judgement.least[Sums.PRODUCT];
        long content = judgement.least[Sums.CONTENT];
        return new Outcome(
                verdict(definition, answer),
                answer.raised(),
                Sums.Caps.score(fit, engagement),
                ends[0],
                ends[1],
                fit,
                engagement,
                product,
                caps.content(judgement.least),
                definition.gradeName(face.fitGrade(), face.engagementGrade()),
                INTERESTS.get((content > 0 ? 1 : 0) + (product > 0 ? 2 : 0)));
    }

    private static Verdict verdict(Compiled definition, Face.Answer answer) {
        String code = answer.stop() < 0
                ? ""
                : definition.source.never().get(answer.stop()).code();
        return new Verdict(answer.kind(), code, answer.ask());
    }

    private static Set<Interest> interest(EnumSet<Interest> interest) {
        return Collections.unmodifiableSet(interest);
    }
}
