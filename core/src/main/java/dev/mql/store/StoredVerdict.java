package dev.mql.store;

import dev.mql.decide.Decision;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.NextChange;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Part;
import dev.mql.evaluate.Reckoning;
import dev.mql.model.Stage;
import java.util.List;

/**
 * What was thought of a person, short: the reasons in full come from evaluating the kept records again.
 *
 * @param asOf UTC milliseconds
 * @param next when time alone changes it
 * @param reviewAt UTC milliseconds at which the decision asks for another look; {@link Long#MAX_VALUE} for never
 * @param reckoning the version of mql's own rules it was made by ({@link Reckoning})
 * @param reasons the rules that gave points or could not tell, in file order
 */
public record StoredVerdict(
        Outcome outcome,
        Stage stage,
        String definitionHash,
        String factsHash,
        int reckoning,
        long asOf,
        NextChange next,
        long reviewAt,
        List<Reason> reasons) {

    public StoredVerdict {
        reasons = List.copyOf(reasons);
    }

    /** A rule's part in the score, in micro-points. */
    public record Reason(String rule, long points, Part.State state) {}

    public static StoredVerdict of(Evaluation evaluation, Decision decision) {
        return of(evaluation, decision.to(), decision.reviewAt());
    }

    /**
     * The same verdict made again.
     *
     * @param decided whose stage and review it has: what evaluating does not know
     */
    public static StoredVerdict again(Evaluation evaluation, StoredVerdict decided) {
        return of(evaluation, decided.stage, decided.reviewAt);
    }

    private static StoredVerdict of(Evaluation evaluation, Stage stage, long reviewAt) {
        List<Reason> reasons = evaluation.parts().stream()
                .filter(part -> part.state() == Part.State.FIRED || part.state() == Part.State.UNKNOWN)
                .map(part -> new Reason(part.rule(), part.points(), part.state()))
                .toList();
        return new StoredVerdict(
                evaluation.outcome(),
                stage,
                evaluation.definitionHash(),
                evaluation.factsHash(),
                Reckoning.VERSION,
                evaluation.asOf(),
                evaluation.next(),
                reviewAt,
                reasons);
    }

    /**
     * By a definition beside the one that moves the status: it decides nothing, so its stage is where somebody would
     * stand of whom nothing else is known.
     */
    public static StoredVerdict beside(Evaluation evaluation) {
        Stage stage = switch (evaluation.outcome().verdict().kind()) {
            case MQL -> Stage.MQL;
            case NEEDS_DATA -> Stage.NEEDS_DATA;
            case NURTURE -> Stage.LEAD;
            case DISQUALIFIED -> Stage.DISQUALIFIED;
        };
        return of(evaluation, stage, Long.MAX_VALUE);
    }

    /** The same of somebody in another stage. */
    public StoredVerdict in(Stage other) {
        return new StoredVerdict(outcome, other, definitionHash, factsHash, reckoning, asOf, next, reviewAt, reasons);
    }

    /** UTC milliseconds at which the person has to be looked at, whatever is read (meaning 37). */
    public long dueAt() {
        return Math.min(next.at(), reviewAt);
    }

    /** Whether nothing but the instant it was looked at, and the version of mql that did, differs. */
    public boolean says(StoredVerdict other) {
        return factsHash.equals(other.factsHash) && concludes(other);
    }

    /** The same, whatever the facts it was made of. */
    public boolean concludes(StoredVerdict other) {
        return equals(new StoredVerdict(
                other.outcome,
                other.stage,
                other.definitionHash,
                factsHash,
                reckoning,
                asOf,
                other.next,
                other.reviewAt,
                other.reasons));
    }

    /** Whether the history needs a new entry: another verdict, grade, interest or stage; points alone are none. */
    public boolean turnsFrom(StoredVerdict earlier) {
        return !outcome.verdict().equals(earlier.outcome.verdict())
                || outcome.raised() != earlier.outcome.raised()
                || !outcome.grade().equals(earlier.outcome.grade())
                || !outcome.interest().equals(earlier.outcome.interest())
                || stage != earlier.stage;
    }
}
