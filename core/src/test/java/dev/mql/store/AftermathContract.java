package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.applied;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.refused;
import static dev.mql.store.Given.silent;
import static dev.mql.store.Given.verdict;
import static dev.mql.store.Given.writing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.decide.Decision;
import dev.mql.evaluate.Verdict;
import dev.mql.model.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store keeps after a plan: verdicts, who is looked at again and when, what failed, what is held. */
public abstract class AftermathContract extends PlannedStore {

    @Test
    void triesAgainAtTheNextRunThenWithLongerAndLongerPauses() {
        keep(1);
        fail(0);
        assertThat(due(0)).containsExactly(contact(1));
        fail(60);
        assertThat(due(61)).isEmpty();
        assertThat(due(3660)).containsExactly(contact(1));
        fail(3660);
        assertThat(due(3660 + 7199)).isEmpty();
        assertThat(due(3660 + 7200)).containsExactly(contact(1));
        for (int i = 0; i < 3; i++) {
            fail(100_000);
        }
        assertThat(due(100_000_000)).isEmpty();
        Backlog.Group group = store().backlog().failed(CRM).get(0);
        assertThat(group.dead()).isOne();
        assertThat(group.example()).isEqualTo(contact(1));
        assertThat(store().backlog().retry(CRM, Optional.of("another"))).isZero();
        assertThat(store().backlog().retry(CRM, Optional.of(group.id()))).isOne();
        assertThat(due(0)).containsExactly(contact(1));
    }

    @Test
    void groupsFailuresByTheirMessage() {
        keep(1, 2, 3);
        List<PlanItem> items = List.of(writing(dossier(1), MQL), writing(dossier(2), MQL), writing(dossier(3), MQL));
        Plan plan = sealed(Plan.Covers.DUE, items.toArray(PlanItem[]::new));
        journal()
                .settle(
                        plan.id(),
                        List.of(
                                refused(items.get(0), "add the option MQL"),
                                refused(items.get(1), "add the option"),
                                refused(items.get(2), "add the option MQL")),
                        NOON);
        assertThat(store().backlog().failed(CRM))
                .extracting(Backlog.Group::people, group -> group.failure().remedy())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "add the option MQL"),
                        org.assertj.core.groups.Tuple.tuple(1L, "add the option"));
        assertThat(dossier(1).trouble()).isPresent();
        journal().settle(plan.id(), List.of(applied(items.get(0))), NOON);
        assertThat(dossier(1).trouble()).isEmpty();
    }

    @Test
    void listsNobodyWhoIsGone() {
        keep(1);
        fail(0);
        Decision.Held held = new Decision.Held("hs_lead_status", "CONNECTED", Decision.Reason.SALES_HAS_IT);
        journal()
                .record(
                        sealed(Plan.Covers.DUE, silent(dossier(1), NURTURE, held))
                                .id(),
                        NOON);
        store().intake()
                .keep(CRM, List.of(new Item.Gone(contact(1), NOON.toEpochMilli(), Item.Why.DELETED)), NOON, IDENTITY);
        assertThat(store().backlog().failed(CRM)).isEmpty();
        assertThat(store().backlog().retry(CRM, Optional.empty())).isZero();
        assertThat(store().backlog().held(CRM, 9)).isEmpty();
        assertThat(store().backlog().heldCount(CRM)).isZero();
    }

    @Test
    void comesBackWhenTheVerdictIsDue() {
        keep(1);
        long next = after(500).toEpochMilli();
        Plan plan = sealed(Plan.Covers.DUE, silent(dossier(1), verdict(Verdict.Kind.NURTURE, 5, Stage.LEAD, next)));
        journal().record(plan.id(), NOON);
        assertThat(due(499)).isEmpty();
        assertThat(due(500)).containsExactly(contact(1));
        assertThat(store().people().nextDue(CRM)).contains(after(500));
    }

    @Test
    void writesHistoryOnlyWhereTheVerdictTurns() {
        keep(1);
        for (long score = 10; score < 13; score++) {
            Plan plan = sealed(
                    Plan.Covers.DUE, silent(dossier(1), verdict(Verdict.Kind.NURTURE, score, Stage.LEAD, NEVER)));
            journal().record(plan.id(), NOON);
        }
        assertThat(dossier(1).verdict().orElseThrow().outcome().score()).isEqualTo(12);
        assertThat(store().people().history(contact(1))).hasSize(1);
        journal().record(sealed(Plan.Covers.DUE, silent(dossier(1), MQL)).id(), NOON);
        assertThat(store().people().history(contact(1)))
                .extracting(each -> each.outcome().verdict().kind())
                .containsExactly(Verdict.Kind.NURTURE, Verdict.Kind.MQL);
    }

    @Test
    void listsWhatIsHeldUntilItIsReleased() {
        keep(1);
        Decision.Held held = new Decision.Held("hs_lead_status", "CONNECTED", Decision.Reason.SALES_HAS_IT);
        journal()
                .record(
                        sealed(Plan.Covers.DUE, silent(dossier(1), NURTURE, held))
                                .id(),
                        NOON);
        assertThat(store().backlog().held(CRM, 9))
                .containsExactly(new Backlog.Held(
                        contact(1), "hs_lead_status", "CONNECTED", "sales_has_it", NOON.toEpochMilli()));
        assertThat(store().backlog().release(contact(1), "lifecyclestage")).isFalse();
        assertThat(store().backlog().release(contact(1), "hs_lead_status")).isTrue();
        assertThat(due(0)).containsExactly(contact(1));
        assertThat(dossier(1).released()).containsExactly("hs_lead_status");
        PlanItem item = writing(dossier(1), MQL);
        journal().settle(sealed(Plan.Covers.DUE, item).id(), List.of(applied(item)), NOON);
        assertThat(dossier(1).released()).isEmpty();
        assertThat(store().backlog().heldCount(CRM)).isZero();
    }

    @Test
    void keepsWhatWasThoughtOfTwoPeopleFoundToBeOne() {
        keep(1, 2);
        PlanItem item = writing(dossier(1), MQL);
        Plan plan = sealed(Plan.Covers.DUE, item);
        store().intake()
                .keep(CRM, List.of(new Item.Became(contact(1), contact(2), 0, Item.Why.MERGED)), NOON, IDENTITY);
        journal().settle(plan.id(), List.of(applied(item)), NOON);
        journal().record(plan.id(), NOON);
        assertThat(due(0)).containsExactly(contact(2));
        PlanItem again = writing(dossier(2), MQL);
        journal().settle(sealed(Plan.Covers.DUE, again).id(), List.of(applied(again)), NOON);
        keep(3);
        store().intake()
                .keep(CRM, List.of(new Item.Became(contact(2), contact(3), 0, Item.Why.MERGED)), NOON, IDENTITY);
        assertThat(dossier(1).records().person()).isEqualTo(contact(3));
        assertThat(dossier(1).verdict()).contains(MQL);
        assertThat(dossier(1).standing().stage()).isEqualTo(Stage.MQL);
        assertThat(dossier(1).ledger()).isEmpty();
    }

    @Test
    void countsEverybody() {
        keep(1, 2, 3, 4, 5);
        Plan plan = sealed(
                Plan.Covers.DUE,
                silent(dossier(1), MQL),
                silent(dossier(2), verdict(Verdict.Kind.NEEDS_DATA, 70, Stage.NEEDS_DATA, NEVER)),
                silent(dossier(3), verdict(Verdict.Kind.DISQUALIFIED, 80, Stage.DISQUALIFIED, NEVER)),
                silent(dossier(4), verdict(Verdict.Kind.MQL, 99_000_000, Stage.MQL, NEVER)));
        journal().record(plan.id(), NOON);
        Census census = store().people().census(CRM);
        assertThat(census.people()).isEqualTo(5);
        assertThat(census.verdicts()).containsEntry(Verdict.Kind.MQL, 2L).containsEntry(Verdict.Kind.NEEDS_DATA, 1L);
        assertThat(census.raised()).isEqualTo(2);
        assertThat(census.codes()).containsExactly(Map.entry("job_seeker", 1L));
        assertThat(census.asks()).containsExactly(Map.entry("company.country", 1L));
        assertThat(census.stages()).containsEntry(Stage.MQL, 2L);
        assertThat(store().people().strongest(CRM, Verdict.Kind.MQL, 1))
                .extracting(People.Ranked::person)
                .containsExactly(contact(4));
    }

    private void fail(long seconds) {
        PlanItem item = writing(dossier(1), MQL);
        Plan plan = sealed(Plan.Covers.DUE, item);
        journal().settle(plan.id(), List.of(refused(item, "add the option")), after(seconds));
        journal().record(plan.id(), after(seconds));
    }
}
