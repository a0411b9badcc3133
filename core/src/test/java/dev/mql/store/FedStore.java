package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A store that is fed rows and asked what it made of them. */
abstract class FedStore {

    protected abstract Store store();

    Intake intake() {
        return store().intake();
    }

    void keep(Item... items) {
        intake().keep(CRM, List.of(items), NOON, IDENTITY);
    }

    Records records(long contact) {
        return store().people().dossier(contact(contact)).orElseThrow().records();
    }

    List<Ref> marked() {
        List<Ref> marked = new ArrayList<>();
        store().people()
                .each(
                        CRM,
                        new Selection.Due(NOON),
                        dossier -> marked.add(dossier.records().person()));
        return marked;
    }

    /** As a plan does that found nothing to do. */
    void clearMarks() {
        Journal journal = store().journal();
        Plan plan = journal.draft(new Plan.Basis(
                CRM, "r-1", "v1:d1", "m1", "s1", NOON, store().people().revision(), Plan.Covers.DUE, false));
        journal.seal(plan.id(), new TreeMap<>());
        journal.record(plan.id(), NOON);
        assertThat(marked()).isEmpty();
    }
}
