package dev.mql.sync;

import dev.mql.crm.Records;
import dev.mql.evaluate.Evaluation;
import dev.mql.evaluate.Evaluator;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.PropertyChange;
import dev.mql.mapping.Telling;
import dev.mql.model.Facts;
import dev.mql.store.StoredVerdict;
import java.util.List;

/** A definition beside the one that moves the status: it looks at the same facts and tells what it thinks. */
final class Onlooker {

    private final String name;
    private final Evaluator evaluator;
    private final Telling telling;
    private final long scoreStep;

    Onlooker(Agreement.Beside beside, Mapping mapping) {
        this.name = beside.name();
        this.evaluator = Evaluator.of(beside.definition(), beside.hash());
        this.telling = Telling.of(mapping, name, beside.definition());
        this.scoreStep = Telling.scoreStep(mapping, name);
    }

    String name() {
        return name;
    }

    View look(Facts facts, Records records, long asOf) {
        Evaluation evaluation = evaluator.brief(facts, asOf, scoreStep);
        return new View(StoredVerdict.beside(evaluation), telling.changes(facts, evaluation, records.self()));
    }

    record View(StoredVerdict verdict, List<PropertyChange> changes) {}
}
