package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.applied;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.row;
import static dev.mql.store.Given.silent;
import static dev.mql.store.Given.writing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.Calls;
import dev.mql.crm.Item;
import dev.mql.decide.Decision;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store keeps of runs and plans. */
public abstract class JournalContract extends PlannedStore {

    @Test
    void keepsARun() {
        Run run = journal().open(ground(Run.Kind.SYNC), NOON);
        assertThat(run.id()).isEqualTo("r-1");
        assertThat(journal().unfinished(CRM)).contains(run);
        Tally tally =
                new Tally(new TreeMap<>(Map.of("contacts", 7L)), 5, new TreeMap<>(Map.of("mql", 2L)), 3, 2, 1, 1, 0);
        Run planned = run.asOf(after(5)).withPlan("p-1").with(Run.State.APPLYING, tally, new Calls(1, 2, 3, 4, 5));
        journal().update(planned);
        assertThat(journal().run("r-1")).contains(planned);
        Run ended = planned.end(Run.State.STOPPED, "the day's calls are used", after(60), after(9));
        journal().update(ended);
        assertThat(journal().unfinished(CRM)).contains(ended);
        journal().update(planned.end(Run.State.DONE, "", null, after(9)));
        assertThat(journal().unfinished(CRM)).isEmpty();
        assertThat(journal().open(ground(Run.Kind.PLAN), NOON).id()).isEqualTo("r-2");
        assertThat(journal().runs(CRM, 9)).extracting(Run::id).containsExactly("r-2", "r-1");
        assertThat(journal().unfinished("salesforce")).isEmpty();
    }

    @Test
    void knowsByWhatInstantPeopleWereEvaluatedLast() {
        assertThat(journal().lastAsOf(CRM)).isEmpty();
        journal().update(journal().open(ground(Run.Kind.SYNC), NOON).asOf(after(5)));
        journal().update(journal().open(ground(Run.Kind.SYNC), after(7)).end(Run.State.WAITING, "", null, after(7)));
        assertThat(journal().lastAsOf(CRM)).contains(after(5));
        assertThat(journal().lastAsOf("salesforce")).isEmpty();
    }

    @Test
    void givesBackWhatAPlanSays() {
        keep(1, 2);
        PlanItem item = writing(dossier(1), MQL);
        PlanItem other = silent(
                dossier(2), NURTURE, new Decision.Held("hs_lead_status", "CONNECTED", Decision.Reason.SALES_HAS_IT));
        Plan plan = sealed(Plan.Covers.DUE, item, other);
        assertThat(journal().plan(plan.id())).contains(plan);
        assertThat(items(plan)).containsExactly(item, other);
        assertThat(journal().items(plan.id(), EnumSet.of(PlanItem.State.PLANNED), 0, 9))
                .containsExactly(item);
        assertThat(journal().items(plan.id(), EnumSet.allOf(PlanItem.State.class), item.person(), 9))
                .containsExactly(other);
        assertThat(journal().count(plan.id(), EnumSet.of(PlanItem.State.SILENT)))
                .isOne();
        assertThat(journal().plans(CRM, 9)).containsExactly(plan);
    }

    @Test
    void changesNothingByPlanning() {
        keep(1);
        sealed(Plan.Covers.DUE, writing(dossier(1), MQL));
        assertThat(dossier(1).verdict()).isEmpty();
        assertThat(dossier(1).ledger()).isEmpty();
        assertThat(due(0)).containsExactly(contact(1));
    }

    @Test
    void plansNothingOfSomebodyForgottenMeanwhile() {
        keep(1);
        keep(2);
        PlanItem ada = writing(dossier(1), MQL);
        PlanItem bob = writing(dossier(2), MQL);
        Item.Gone erased = new Item.Gone(contact(1), 0, Item.Why.ERASED);
        store().intake().keep(CRM, List.of(erased), NOON, IDENTITY);
        Plan plan = sealed(Plan.Covers.DUE, ada, bob);
        assertThat(items(plan)).extracting(PlanItem::ref).containsExactly(contact(2));
        journal().settle(plan.id(), List.of(applied(ada), applied(bob)), after(1));
        journal().record(plan.id(), after(2));
        assertThat(store().people().history(contact(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "12", "21"})
    void forgetsWhatWasPlannedAndWrittenOfThoseMergedIntoSomebodyForgotten(String erased) {
        for (long id = 1; id <= 3; id++) {
            keep(id);
        }
        PlanItem ada = writing(dossier(1), MQL);
        PlanItem bob = writing(dossier(2), MQL);
        PlanItem eve = writing(dossier(3), MQL);
        Plan plan = sealed(Plan.Covers.DUE, ada, bob, eve);
        journal().settle(plan.id(), List.of(applied(ada), applied(bob), applied(eve)), after(1));
        journal().record(plan.id(), after(2));
        Item.Became merged = new Item.Became(contact(1), contact(2), 0, Item.Why.MERGED);
        store().intake().keep(CRM, List.of(merged), after(3), IDENTITY);
        for (int id : erased.chars().map(Character::getNumericValue).toArray()) {
            Item.Gone gone = new Item.Gone(contact(id), 0, Item.Why.ERASED);
            store().intake().keep(CRM, List.of(gone), after(4), IDENTITY);
        }
        assertThat(items(plan)).extracting(PlanItem::ref).containsExactly(contact(3));
    }

    @Test
    void sendsOnlyASealedPlan() {
        Plan plan = journal().draft(basis(Plan.Covers.DUE));
        assertThatThrownBy(() -> journal().sent(plan.id(), Set.of(1L), NOON)).isInstanceOf(IllegalStateException.class);
        journal().seal(plan.id(), new TreeMap<>(Map.of("mql", 1L)));
        assertThatThrownBy(() -> journal().add(plan.id(), List.of())).isInstanceOf(IllegalStateException.class);
        journal().discard(plan.id());
        assertThatThrownBy(() -> journal().sent(plan.id(), Set.of(1L), NOON)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> journal().count("p-99", Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remembersWhatWasSentAndWhatBecameOfIt() {
        keep(1);
        PlanItem item = writing(dossier(1), MQL);
        Plan plan = sealed(Plan.Covers.DUE, item);
        journal().sent(plan.id(), Set.of(item.person()), NOON);
        assertThat(items(plan)).extracting(PlanItem::state).containsExactly(PlanItem.State.SENT);
        journal().settle(plan.id(), List.of(applied(item)), after(1));
        assertThat(items(plan)).extracting(PlanItem::state).containsExactly(PlanItem.State.APPLIED);
        assertThat(dossier(1).ledger()).containsExactly(Map.entry("hs_lead_status", "MQL"));
        assertThat(dossier(1).verdict()).contains(MQL);
        assertThat(dossier(1).standing()).isEqualTo(item.decision().after());
        assertThat(store().people().history(contact(1))).containsExactly(MQL);
        assertThat(journal().firstWrites(CRM, after(1))).isOne();
        assertThat(journal().firstWrites(CRM, after(2))).isZero();
    }

    @Test
    void knowsWhatItWroteWithoutReadingIt() {
        keep(1);
        PlanItem item = writing(dossier(1), MQL);
        Plan plan = sealed(Plan.Covers.DUE, item);
        journal().settle(plan.id(), List.of(applied(item)), after(1));
        journal().record(plan.id(), after(1));
        assertThat(dossier(1).records().self().property("hs_lead_status")).contains("MQL");
        Item.Row read = row(contact(1), null, "hs_lead_status", "MQL", "jobtitle", "CMO");
        assertThat(store().intake().keep(CRM, List.of(read), after(2), IDENTITY).changed())
                .isZero();
        assertThat(due(0)).isEmpty();
    }

    @Test
    void clearsTheMarksItCoveredAndNoOthers() {
        keep(1, 2);
        Plan plan = sealed(Plan.Covers.DUE, silent(dossier(1), NURTURE));
        store().intake().keep(CRM, List.of(row(contact(2), null, "jobtitle", "new")), NOON, IDENTITY);
        journal().record(plan.id(), NOON);
        assertThat(due(0)).containsExactly(contact(2));
        assertThat(dossier(1).verdict()).contains(NURTURE);
        journal().record(plan.id(), NOON);
        assertThat(journal().plan(plan.id()).orElseThrow().state()).isEqualTo(Plan.State.RECORDED);
    }

    @Test
    void clearsOnlyTheNamedOnesAfterAPlanOfAFew() {
        keep(1, 2);
        Plan plan = sealed(Plan.Covers.ONLY, silent(dossier(1), NURTURE));
        journal().record(plan.id(), NOON);
        assertThat(due(0)).containsExactly(contact(2));
        assertThat(store().switches().basis(CRM)).isEmpty();
    }

    @Test
    void keepsTheMarkOfWhatWasNotSent() {
        keep(1);
        clear();
        Plan plan = sealed(Plan.Covers.EVERYONE, writing(dossier(1), MQL));
        journal().record(plan.id(), NOON);
        assertThat(due(0)).containsExactly(contact(1));
        assertThat(store().switches().basis(CRM)).contains(new Switches.Basis("v1:d1", "m1"));
    }

    @Test
    void looksAgainAtWhatWasStale() {
        keep(1);
        PlanItem item = writing(dossier(1), MQL);
        Plan plan = sealed(Plan.Covers.DUE, item);
        Settlement stale = new Settlement(item.person(), PlanItem.State.STALE, item.ref(), new TreeMap<>(), null);
        journal().settle(plan.id(), List.of(stale), NOON);
        journal().record(plan.id(), NOON);
        assertThat(due(0)).containsExactly(contact(1));
        assertThat(dossier(1).verdict()).isEmpty();
    }

    @Test
    void findsLongRunsAmongThoseOfSingleContacts() {
        journal().open(ground(Run.Kind.SYNC), NOON);
        journal().open(ground(Run.Kind.CONTACT), NOON);
        journal().open(ground(Run.Kind.PLAN), NOON);
        journal().open(ground(Run.Kind.CONTACT), NOON);
        assertThat(journal().longRuns(CRM, 9)).extracting(Run::id).containsExactly("r-3", "r-1");
        assertThat(journal().longRuns(CRM, 1)).extracting(Run::id).containsExactly("r-3");
    }

    private static Run.Ground ground(Run.Kind kind) {
        return new Run.Ground(CRM, kind, "v1:d1", "m1", true);
    }

    private void clear() {
        journal().record(sealed(Plan.Covers.DUE).id(), NOON);
        assertThat(due(0)).isEmpty();
    }
}
