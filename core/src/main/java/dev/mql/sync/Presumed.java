package dev.mql.sync;

import dev.mql.crm.Item;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Targets;
import dev.mql.store.Dossier;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What mql last wrote, as far as it can tell. A write whose answer never came may have arrived: then a status that mql
 * writes there is taken for its own, or a hand-off that happened would pass for somebody else's.
 */
final class Presumed {

    private final Mapping mapping;

    Presumed(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The ledger, and the statuses that an unanswered write may have set. */
    SortedMap<String, String> ledger(Dossier dossier) {
        boolean unanswered = dossier.trouble()
                .filter(trouble -> trouble.failure().code().equals(Answers.NO_ANSWER))
                .isPresent();
        if (!unanswered) {
            return dossier.ledger();
        }
        Item.Row self = dossier.records().self();
        SortedMap<String, String> ledger = new TreeMap<>(dossier.ledger());
        for (Targets.Status status : mapping.targets().statuses()) {
            if (status.path().object().equals(self.ref().type())) {
                String property = status.path().property();
                self.property(property)
                        .filter(value -> status.values().containsValue(value))
                        .ifPresent(value -> ledger.put(property, value));
            }
        }
        return ledger;
    }
}
