package dev.mql.evaluate;

import dev.mql.evaluate.Verdict.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What others see of an evaluation and time alone may change: verdict, grade, interest, published score and the side of
 * the leaving line (meaning 33).
 */
record Face(
        Answer answer,
        int fitGrade,
        int engagementGrade,
        boolean content,
        boolean product,
        long published,
        boolean belowLeaving) {

    /**
     * The verdict before it is put into words.
     *
     * @param stop place of the condition that stops the person; -1 unless disqualified
     * @param ask the facts to ask for, in asking order
     */
    record Answer(Kind kind, boolean raised, int stop, List<String> ask) {

        boolean sameVerdict(Answer other) {
            return kind == other.kind && stop == other.stop && ask.equals(other.ask);
        }
    }

    enum Likeness {
        SAME,
        DIFFERENT,
        /** Over a span: the same at some instants, for all that is known, and different at others. */
        PERHAPS
    }

    /** @param step what published scores are multiples of, in micro-points; 0 where the score is not published */
    static Face at(Judgement judgement, long step) {
        Compiled definition = judgement.definition;
        long fit = definition.caps.fit(judgement.least);
        long engagement = definition.caps.engagement(judgement.least);
        long score = Sums.Caps.score(fit, engagement);
        Answer answer = answer(judgement);
        if (answer == null) {
            throw new IllegalStateException("at one instant a person has one verdict");
        }
        return new Face(
                answer,
                Compiled.grade(definition.fitGrades, fit),
                Compiled.grade(definition.engagementGrades, engagement),
                judgement.least[Sums.CONTENT] > 0,
                judgement.least[Sums.PRODUCT] > 0,
                published(score, step),
                score < definition.leaveScore);
    }

    /** The order of meaning 30; null where the verdict is not the same throughout the span. */
    static @Nullable Answer answer(Judgement judgement) {
        Compiled definition = judgement.definition;
        for (int stop = 0; stop < definition.never.length; stop++) {
            int stops = judgement.stops(stop);
            if (stops == Kleene.TRUE) {
                return new Answer(Kind.DISQUALIFIED, false, stop, List.of());
            } else if ((stops & Kleene.TRUE) != 0) {
                return null;
            }
        }
        int raised = definition.raised(judgement.scene, judgement.span);
        int[] unknown = SalesNeeds.unknown(definition, judgement.scene);
        if (raised == Kleene.TRUE) {
            List<String> ask = unknown.length < 2
                    ? definition.names(unknown)
                    : SalesNeeds.of(judgement, unknown).inAskingOrder();
            return ask == null ? null : new Answer(Kind.MQL, true, -1, ask);
        } else if (raised != Kleene.FALSE) {
            return null;
        } else if (unknown.length == 0) {
            int interested = judgement.interested();
            return switch (interested) {
                case Kleene.TRUE -> new Answer(Kind.MQL, false, -1, List.of());
                case Kleene.FALSE -> new Answer(Kind.NURTURE, false, -1, List.of());
                default -> null;
            };
        }
        SalesNeeds needs = SalesNeeds.of(judgement, unknown);
        int interested = needs.interestedAtBest();
        if (interested == Kleene.FALSE) {
            return new Answer(Kind.NURTURE, false, -1, List.of());
        }
        List<String> ask = interested == Kleene.TRUE ? needs.inAskingOrder() : null;
        return ask == null ? null : new Answer(Kind.NEEDS_DATA, false, -1, ask);
    }

    static long published(long score, long step) {
        return step <= 0 ? 0 : score / step * step;
    }

    /** Compares with what the rules come to over a span; at an instant the answer is never {@link Likeness#PERHAPS}. */
    Likeness over(Judgement judgement, long step) {
        Compiled definition = judgement.definition;
        long fitLeast = definition.caps.fit(judgement.least);
        long fitMost = definition.caps.fit(judgement.most);
        long engagementLeast = definition.caps.engagement(judgement.least);
        long engagementMost = definition.caps.engagement(judgement.most);
        long scoreLeast = Sums.Caps.score(fitLeast, engagementLeast);
        long scoreMost = Sums.Caps.score(fitMost, engagementMost);
        Likeness likeness = between(published(scoreLeast, step), published(scoreMost, step), published);
        likeness = worse(
                likeness, is(scoreMost < definition.leaveScore, scoreLeast < definition.leaveScore, belowLeaving));
        likeness = worse(likeness, is(judgement.least[Sums.CONTENT] > 0, judgement.most[Sums.CONTENT] > 0, content));
        likeness = worse(likeness, is(judgement.least[Sums.PRODUCT] > 0, judgement.most[Sums.PRODUCT] > 0, product));
        likeness = worse(
                likeness,
                grade(
                        Compiled.grade(definition.fitGrades, fitLeast),
                        Compiled.grade(definition.fitGrades, fitMost),
                        fitGrade));
        likeness = worse(
                likeness,
                grade(
                        Compiled.grade(definition.engagementGrades, engagementLeast),
                        Compiled.grade(definition.engagementGrades, engagementMost),
                        engagementGrade));
        if (likeness == Likeness.DIFFERENT) {
            return likeness;
        }
        Answer now = answer(judgement);
        if (now == null) {
            return Likeness.PERHAPS;
        }
        return now.sameVerdict(answer) ? likeness : Likeness.DIFFERENT;
    }

    private static Likeness between(long least, long most, long before) {
        if (before < least || before > most) {
            return Likeness.DIFFERENT;
        }
        return least == most ? Likeness.SAME : Likeness.PERHAPS;
    }

    /** A grade that is the same at both ends is the same between them, whatever order the file has. */
    private static Likeness grade(int least, int most, int before) {
        if (least != most) {
            return Likeness.PERHAPS;
        }
        return least == before ? Likeness.SAME : Likeness.DIFFERENT;
    }

    private static Likeness is(boolean one, boolean other, boolean before) {
        if (one != other) {
            return Likeness.PERHAPS;
        }
        return one == before ? Likeness.SAME : Likeness.DIFFERENT;
    }

    private static Likeness worse(Likeness one, Likeness other) {
        if (one == Likeness.DIFFERENT || other == Likeness.DIFFERENT) {
            return Likeness.DIFFERENT;
        }
        return one == Likeness.PERHAPS ? one : other;
    }
}
