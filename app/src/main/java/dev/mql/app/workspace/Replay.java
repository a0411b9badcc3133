package dev.mql.app.workspace;

import dev.mql.crm.Records;
import dev.mql.definition.Definition;
import dev.mql.definition.Glossary;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.evaluate.Outcome;
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

    /** @param agreed whose verdicts: which of the workspace's definitions, not which edition of it */
    public Replay(Desk desk, Agreed agreed) {
        this.desk = desk;
        this.glossary = Workspace.glossary(desk.workspace().mappings());
        this.knowledge = Knowledge.of(desk.sources(), agreed.definition().zone());
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
        boolean same = again.asOf() == kept.asOf() && again.says(kept);
        return new Replayed(definition, evaluator, facts, evaluation, same);
    }

    /**
     * A verdict made again.
     *
     * @param same whether it says what the kept one says, to the last byte
     */
    public record Replayed(
            Definition definition, Evaluator evaluator, Facts facts, Evaluation evaluation, boolean same) {

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
