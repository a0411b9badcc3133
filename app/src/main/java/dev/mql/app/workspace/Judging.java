package dev.mql.app.workspace;

import dev.mql.crm.Records;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.evaluate.Outcome;
import dev.mql.evaluate.Reasons;
import dev.mql.mapping.Knowledge;
import dev.mql.mapping.Telling;
import dev.mql.mapping.Touched;
import dev.mql.model.Facts;
import dev.mql.store.Dossier;
import java.util.List;

/** Evaluates people from the store by a definition of the workspace; changes nothing there and asks no CRM. */
public final class Judging {

    private final Knowledge knowledge;
    private final Evaluator evaluator;
    private final long step;

    public Judging(Desk desk) {
        this(desk, desk.workspace().agreed());
    }

    /** @param agreed by which of the workspace's definitions */
    public Judging(Desk desk, Agreed agreed) {
        this.knowledge = Knowledge.of(desk.sources(), agreed.definition().zone());
        this.evaluator = Evaluator.of(agreed.definition(), agreed.hash());
        this.step = Telling.scoreStep(desk.mapping(), agreed.name());
    }

    private Judging(Knowledge knowledge, Evaluator evaluator, long step) {
        this.knowledge = knowledge;
        this.evaluator = evaluator;
        this.step = step;
    }

    /** The same facts by another definition. */
    Judging by(Agreed other) {
        return new Judging(knowledge, Evaluator.of(other.definition(), other.hash()), step);
    }

    public Facts facts(Dossier dossier) {
        return knowledge.facts(dossier.records());
    }

    public Evaluation evaluate(Dossier dossier, long asOf) {
        return evaluate(facts(dossier), asOf);
    }

    public Evaluation evaluate(Facts facts, long asOf) {
        return evaluator.evaluate(facts, asOf, step);
    }

    /** The same without what only explaining needs. */
    Evaluation brief(Records records, long asOf) {
        return evaluator.brief(knowledge.facts(records), asOf, step);
    }

    /** What gives points and what stops, without looking ahead. */
    public Reasons reasons(Facts facts, long asOf) {
        return evaluator.reasons(facts, asOf);
    }

    /** What the person touched, and what the mapping makes of it. */
    public List<Touched> touched(Dossier dossier) {
        return knowledge.touched(dossier.records());
    }

    public Outcome outcome(Facts facts, long asOf) {
        return evaluator.outcome(facts, asOf);
    }
}
