package dev.mql.app.workspace;

import dev.mql.crm.Records;
import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.evaluate.Outcome;
import dev.mql.mapping.KeptFrom;
import dev.mql.mapping.Knowledge;
import dev.mql.mapping.Telling;
import dev.mql.model.Facts;
import dev.mql.store.StoredVerdict;
import java.util.Optional;

/**
 * Makes a kept verdict again: by the definition it was made by, of what was known then, at its instant. Reads the store
 * and changes nothing there.
 */
public final class Replay {

    private final Desk desk;
    private final Glossary glossary;
    private final Knowledge knowledge;
    private final long step;
    /** All a verdict since then hung on is kept. */
    private final long keptFrom;

    /** @param agreed whose verdicts: which of the workspace's definitions, not which edition of it */
    public Replay(Desk desk, Agreed agreed) {
        this.desk = desk;
        this.glossary = Workspace.glossary(desk.workspace().mappings());
        this.knowledge = Knowledge.of(desk.sources(), agreed.definition().zone());
        this.keptFrom = desk.sources().stream()
                .mapToLong(source -> source.kept().of(KeptFrom.ANY_OTHER))
                .max()
                .orElse(Long.MIN_VALUE);
        this.step = Telling.scoreStep(desk.mapping(), agreed.name());
    }

    /** Empty where its definition or what was known then is gone. */
    public Optional<Replayed> of(StoredVerdict kept, Records records) {
        Optional<Definition> then = DefinitionText.of(desk.store(), desk.crmName(), kept.definitionHash(), glossary);
        Optional<Facts> facts = records.knownBy(kept.asOf()).map(knowledge::facts);
        return then.flatMap(definition -> facts.map(known -> replayed(kept, definition, known)));
    }

    private Replayed replayed(StoredVerdict kept, Definition definition, Facts facts) {
        Evaluator evaluator = Evaluator.of(definition, kept.definitionHash());
        Evaluation evaluation = evaluator.evaluate(facts, kept.asOf(), step);
        StoredVerdict again = StoredVerdict.again(evaluation, kept);
        return new Replayed(definition, evaluator, facts, evaluation, likeness(again, kept));
    }

    private Likeness likeness(StoredVerdict again, StoredVerdict kept) {
        if (again.says(kept)) {
            return Likeness.SAME;
        }
        if (again.concludes(kept) && keptFrom > Long.MIN_VALUE) {
            return Likeness.SAME_OF_FEWER_FACTS;
        }
        return kept.asOf() < keptFrom ? Likeness.LET_GO : Likeness.OTHER;
    }

    /** How like the kept one a verdict made again is. */
    public enum Likeness {
        /** To the last byte. */
        SAME,
        /** But for the hash of its facts: some that it did not hang on were let go of since. */
        SAME_OF_FEWER_FACTS,
        /** Facts were let go of since, perhaps those it hung on. */
        LET_GO,
        OTHER
    }

    /**
     * A verdict made again.
     *
     */
    public record Replayed(
            Definition definition, Evaluator evaluator, Facts facts, Evaluation evaluation, Likeness likeness) {

        /** What would have become of it, as was foreseen then. */
        public Outcome at(long instant) {
            return evaluator.outcome(facts, instant);
        }

        public Outcome atNext() {
            long next = evaluation.next().at();
            return next == Long.MAX_VALUE ? evaluation.outcome() : at(next);
        }
    }
}
