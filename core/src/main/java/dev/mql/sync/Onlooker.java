package dev.mql.sync;

import dev.mql.crm.Records;
import dev.mql.evaluate.Evaluation;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.PropertyChange;
import dev.mql.mapping.Telling;
import dev.mql.model.Facts;
import dev.mql.store.StoredVerdict;
import java.util.List;

/** A definition beside the one that moves the status: it looks at the same facts and tells what it thinks. */
final class Onlooker {

    private final String name;
    private final Sight sight;
    private final Telling telling;

    /** @param sight of the definition that moves the status */
    Onlooker(Agreement.Beside beside, Mapping mapping, Sight sight) {
        this.name = beside.name();
        this.sight = sight.by(name, beside.definition(), beside.hash());
        this.telling = Telling.of(mapping, name, beside.definition());
    }

    String name() {
        return name;
    }

    View look(Facts facts, Records records, long asOf) {
        Evaluation evaluation = sight.brief(facts, asOf);
        return new View(StoredVerdict.beside(evaluation), telling.changes(facts, evaluation, records.self()));
    }

    record View(StoredVerdict verdict, List<PropertyChange> changes) {}
}
