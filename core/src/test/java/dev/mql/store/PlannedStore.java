package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.row;
import static dev.mql.store.Given.verdict;

import dev.mql.evaluate.Verdict;
import dev.mql.model.Ref;
import dev.mql.model.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A store in whose journal plans are drawn up for a few people. */
abstract class PlannedStore {

    static final long NEVER = Long.MAX_VALUE;
    static final StoredVerdict MQL = verdict(Verdict.Kind.MQL, 61_500_000, Stage.MQL, NEVER);
    static final StoredVerdict NURTURE = verdict(Verdict.Kind.NURTURE, 20_000_000, Stage.LEAD, NEVER);

    protected abstract Store store();

    Journal journal() {
        return store().journal();
    }

    void keep(long... contacts) {
        for (long id : contacts) {
            store().intake().keep(CRM, List.of(row(contact(id), null, "jobtitle", "CMO")), NOON, IDENTITY);
        }
    }

    Dossier dossier(long contact) {
        return store().people().dossier(contact(contact)).orElseThrow();
    }

    Plan.Basis basis(Plan.Covers covers) {
        return new Plan.Basis(
                CRM, "r-1", "v1:d1", "m1", "s1", NOON, store().people().revision(), covers, true);
    }

    Plan sealed(Plan.Covers covers, PlanItem... items) {
        Plan plan = journal().draft(basis(covers));
        journal().add(plan.id(), List.of(items));
        return journal().seal(plan.id(), new TreeMap<>(Map.of("mql", 1L)));
    }

    List<PlanItem> items(Plan plan) {
        return journal().items(plan.id(), EnumSet.allOf(PlanItem.State.class), 0, 99);
    }

    List<Ref> due(long seconds) {
        List<Ref> due = new ArrayList<>();
        store().people()
                .each(
                        CRM,
                        new Selection.Due(after(seconds)),
                        dossier -> due.add(dossier.records().person()));
        return due;
    }
}
