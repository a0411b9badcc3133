package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.checkpoint;
import static dev.mql.store.Given.company;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.deal;
import static dev.mql.store.Given.form;
import static dev.mql.store.Given.last;
import static dev.mql.store.Given.row;
import static dev.mql.store.Given.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.crm.Records;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every store keeps of what was read. */
public abstract class IntakeContract {

    protected abstract Store store();

    @Test
    void keepsAValueByteForByteWhateverItIs() {
        String hostile = "O'Brien \uD83D\uDE80 \u05E9\u05DC\u05D5\u05DD \u0000 lone \uD83D end " + "x".repeat(70_000);
        keep(row(contact(1), null, "lastname", hostile, "empty", ""));
        assertThat(self(1).properties()).containsEntry("lastname", hostile).containsEntry("empty", "");
    }

    @Test
    void keepsARowAgainOnlyWhereItDiffers() {
        keep(row(contact(1), null, "jobtitle", "CMO"));
        Intake.Kept again = intake().keep(CRM, List.of(row(contact(1), null, "jobtitle", "CMO")), after(60), IDENTITY);
        assertThat(again.changed()).isZero();
        assertThat(again.marked()).isZero();
        intake().keep(CRM, List.of(row(contact(1), null, "jobtitle", "CEO")), after(120), IDENTITY);
        assertThat(records(1).versions())
                .extracting(version -> version.row().property("jobtitle").orElse(""), Records.Version::knownFrom)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("CMO", NOON.toEpochMilli()),
                        org.assertj.core.groups.Tuple.tuple("CEO", after(120).toEpochMilli()));
    }

    @Test
    void marksOnlyThoseWhoChanged() {
        keep(row(contact(1), null, "jobtitle", "CMO"), row(contact(2), null, "jobtitle", "CMO"));
        clearMarks();
        keep(row(contact(1), null, "jobtitle", "CMO"), row(contact(2), null, "jobtitle", "CEO"));
        assertThat(marked()).containsExactly(contact(2));
    }

    @Test
    void replacesTheTouchesOfASourceRow() {
        keep(row(contact(1), null), form(1, "a", 0), form(1, "b", 60), visit(1, "v1", 30));
        keep(row(contact(1), null), form(1, "b", 61), form(1, "c", 90));
        assertThat(records(1).touches()).extracting(Item.Touch::id).containsExactly("v1", "b", "c");
        assertThat(records(1).touches().get(1)).isEqualTo(form(1, "b", 61));
    }

    @Test
    void retractsATouchWhoseRowIsGone() {
        keep(row(contact(1), null), visit(1, "v1", 30));
        clearMarks();
        keep(new Item.Gone(new Ref(CRM, "pages", "v1"), 0, Item.Why.DELETED));
        assertThat(records(1).touches()).isEmpty();
        assertThat(marked()).containsExactly(contact(1));
    }

    @Test
    void movesATouchToAnotherPerson() {
        keep(row(contact(1), null), row(contact(2), null), visit(1, "v1", 30));
        Item.Touch moved = new Item.Touch(
                contact(2), "pages", "v1", after(30).toEpochMilli(), new TreeMap<>(), new Ref(CRM, "pages", "v1"));
        keep(moved);
        assertThat(records(1).touches()).isEmpty();
        assertThat(records(2).touches()).containsExactly(moved);
    }

    @Test
    void keepsATouchOfAPersonNotSeenYet() {
        keep(visit(7, "v1", 30));
        assertThat(store().people().dossier(contact(7))).isEmpty();
        assertThat(store().people().count(CRM, new Selection.Everyone())).isZero();
        keep(row(contact(7), null, "jobtitle", "CMO"));
        assertThat(records(7).touches()).containsExactly(visit(7, "v1", 30));
    }

    @Test
    void mergesPeopleInWhateverOrderTheNewsArrive() {
        List<Item> news = List.of(
                row(contact(1), null, "jobtitle", "CMO"),
                row(contact(2), null, "jobtitle", "CEO"),
                visit(1, "v1", 10),
                visit(2, "v2", 20),
                new Item.Became(contact(1), contact(2), NOON.toEpochMilli(), Item.Why.MERGED));
        Random random = new Random(5);
        for (long shift = 0; shift < 40; shift += 10) {
            List<Item> shuffled = new ArrayList<>();
            for (Item item : news) {
                shuffled.add(shifted(item, shift));
            }
            Collections.shuffle(shuffled, random);
            shuffled.forEach(this::keep);
            Records records = records(shift + 1);
            assertThat(records.person()).isEqualTo(contact(shift + 2));
            assertThat(records.touches()).hasSize(2);
            assertThat(records.versions()).extracting(Records.Version::gone).containsExactly(true, false);
        }
        assertThat(store().people().count(CRM, new Selection.Everyone())).isEqualTo(4);
    }

    @Test
    void convertsToARecordNotSeenYet() {
        keep(row(contact(1), null, "jobtitle", "CMO"), new Item.Became(contact(1), contact(2), 0, Item.Why.CONVERTED));
        assertThat(records(1).person()).isEqualTo(contact(1));
        keep(row(contact(2), null, "jobtitle", "CEO"));
        assertThat(records(1).person()).isEqualTo(contact(2));
        assertThat(store().people().count(CRM, new Selection.Everyone())).isOne();
    }

    @Test
    void followsMergesOfMerges() {
        keep(row(contact(1), null), row(contact(2), null), row(contact(3), null));
        keep(new Item.Became(contact(2), contact(3), 0, Item.Why.MERGED));
        keep(new Item.Became(contact(1), contact(2), 0, Item.Why.MERGED));
        assertThat(records(1).person()).isEqualTo(contact(3));
        keep(new Item.Became(contact(3), contact(1), 0, Item.Why.MERGED));
        assertThat(store().people().count(CRM, new Selection.Everyone())).isOne();
    }

    @Test
    void countsATouchOnceThatBothMergedRecordsTell() {
        keep(row(contact(1), null), form(1, "a", 0));
        Item.Touch copy = new Item.Touch(
                contact(2), "forms", "a", NOON.toEpochMilli(), form(1, "a", 0).attributes(), contact(2));
        keep(row(contact(2), null), copy);
        keep(new Item.Became(contact(1), contact(2), 0, Item.Why.MERGED));
        assertThat(records(2).touches()).containsExactly(copy);
    }

    @Test
    void knowsAPersonWhoseAddressChanged() {
        keep(row(contact(1), null, "email", "Old@X.example"));
        assertThat(store().people().withEmail(CRM, " old@x.example ")).containsExactly(contact(1));
        keep(row(contact(1), null, "email", "new@x.example"));
        assertThat(store().people().withEmail(CRM, "old@x.example")).isEmpty();
        assertThat(store().people().withEmail(CRM, "new@x.example")).containsExactly(contact(1));
        assertThat(store().people().count(CRM, new Selection.Everyone())).isOne();
    }

    @Test
    void tellsWhichPeopleShareAnAddress() {
        keep(
                Given.row(contact(1), null, "email", "Kim@x.example"),
                Given.row(contact(2), null, "email", "lee@x.example"),
                Given.row(contact(3), null, "email", "kim@x.example"),
                Given.row(contact(4), null, "email", "kim@x.example"));
        keep(new Item.Gone(contact(4), after(60).toEpochMilli(), Item.Why.DELETED));

        assertThat(store().people().sharingAnAddress(CRM)).containsExactly(List.of(contact(1), contact(3)));
    }

    @Test
    void marksEverybodyOfACompanyThatChanged() {
        keep(row(company(9), null, "industry", "SOFTWARE"));
        keep(row(contact(1), company(9)), row(contact(2), company(9)), row(contact(3), company(8)));
        clearMarks();
        keep(row(company(9), null, "industry", "RETAIL"));
        assertThat(marked()).containsExactly(contact(1), contact(2));
        clearMarks();
        keep(row(company(8), null, "industry", "FARMING"));
        assertThat(marked()).containsExactly(contact(3));
    }

    @Test
    void showsCompanyAndDealsWithThePerson() {
        keep(row(contact(1), company(9)), row(company(9), null, "industry", "SOFTWARE"));
        keep(row(deal(4), company(9), "hs_is_closed", "false"), row(contact(2), company(9)));
        assertThat(records(1).versions())
                .extracting(version -> version.row().ref(), Records.Version::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(company(9), "company"),
                        org.assertj.core.groups.Tuple.tuple(contact(1), "self"),
                        org.assertj.core.groups.Tuple.tuple(deal(4), "deals"));
        clearMarks();
        keep(row(deal(4), company(9), "hs_is_closed", "true"));
        assertThat(marked()).containsExactly(contact(1), contact(2));
    }

    @Test
    void followsAPersonToAnotherCompany() {
        keep(row(contact(1), company(8)), row(company(8), null), row(company(9), null, "industry", "RETAIL"));
        keep(row(contact(1), company(9)));
        clearMarks();
        keep(row(company(8), null, "industry", "FARMING"));
        assertThat(marked()).isEmpty();
        keep(row(company(9), null, "industry", "FARMING"));
        assertThat(marked()).containsExactly(contact(1));
    }

    @Test
    void judgesNobodyWhoIsGoneUntilTheyComeBack() {
        keep(row(contact(1), null, "jobtitle", "CMO"));
        keep(new Item.Gone(contact(1), 0, Item.Why.ARCHIVED));
        assertThat(store().people().dossier(contact(1))).isEmpty();
        assertThat(store().people().count(CRM, new Selection.Everyone())).isZero();
        clearMarks();
        keep(row(contact(1), null, "jobtitle", "CMO"));
        assertThat(marked()).containsExactly(contact(1));
    }

    @Test
    void forgetsSomebodyErasedForGood() {
        keep(row(contact(1), null, "email", "a@x.example"), form(1, "a", 0));
        erase(1);
        assertThat(store().people().withEmail(CRM, "a@x.example")).isEmpty();
        keep(row(contact(1), null, "email", "a@x.example"), form(1, "b", 0), new Item.Seen(contact(1)));
        assertThat(store().people().dossier(contact(1))).isEmpty();
        assertThat(store().people().withEmail(CRM, "a@x.example")).isEmpty();
        assertThat(marked()).isEmpty();
        assertThat(intake().unknown(List.of(contact(1)))).isEmpty();
        assertThat(intake().unseen(CRM, "contacts", after(99), 9)).isEmpty();
    }

    @Test
    void forgetsWhoWasMergedIntoSomebodyErasedBeforeAndAfter() {
        keep(row(contact(1), null, "email", "a@x.example"), row(contact(2), null, "email", "b@x.example"));
        keep(row(contact(3), null, "email", "c@x.example"));
        keep(new Item.Became(contact(1), contact(2), 0, Item.Why.MERGED));
        erase(2);
        keep(new Item.Became(contact(3), contact(2), 0, Item.Why.MERGED));
        keep(row(contact(1), null, "email", "a@x.example"), row(contact(3), null, "email", "c@x.example"));
        for (int id = 1; id <= 3; id++) {
            assertThat(store().people().dossier(contact(id)))
                    .as("contact %d", id)
                    .isEmpty();
        }
        assertThat(store().people().count(CRM, new Selection.Everyone())).isZero();
    }

    @Test
    void keepsThePersonOfAnotherRecordWhereOneIsErased() {
        keep(row(contact(1), null, "email", "a@x.example"), row(contact(2), null, "email", "b@x.example"));
        keep(new Item.Became(contact(1), contact(2), 0, Item.Why.MERGED));
        erase(1);
        assertThat(store().people().dossier(contact(2))).isPresent();
        assertThat(store().people().dossier(contact(1))).isEmpty();
    }

    private void erase(int id) {
        keep(new Item.Gone(contact(id), 0, Item.Why.ERASED));
    }

    @Test
    void isTiedToOneAccount() {
        intake().pin(CRM, "4711");
        intake().pin(CRM, "4711");
        intake().pin("salesforce", "00D");
        assertThatThrownBy(() -> intake().pin(CRM, "4712"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.why()).isEqualTo(StoreException.Why.OTHER_ACCOUNT))
                .hasMessageContaining("4711")
                .hasMessageContaining("4712");
    }

    @Test
    void movesACheckpointWithItsPage() {
        Checkpoint first = checkpoint("contacts", 0, "a");
        Checkpoint second = checkpoint("contacts", 0, "b");
        Checkpoint further = checkpoint("contacts", 1, "c");
        intake().begin(CRM, "contacts", "w1", List.of(first));
        Page page = new Page(List.of(row(contact(1), null)), Optional.of(second), List.of(further), after(9));
        intake().keep(CRM, first, page, NOON, IDENTITY);
        assertThat(reading().unfinished()).containsExactlyInAnyOrder(second, further);
        intake().keep(CRM, first, page, NOON, IDENTITY);
        assertThat(reading().unfinished()).containsExactlyInAnyOrder(second, further);
        assertThat(reading().coveredUntil()).isEmpty();
        intake().keep(CRM, second, last(row(contact(2), null)), NOON, IDENTITY);
        intake().keep(CRM, further, last(row(contact(3), null)), NOON, IDENTITY);
        assertThat(reading().unfinished()).isEmpty();
        assertThat(reading().coveredUntil()).contains(NOON);
    }

    @Test
    void forgetsTheCoverageWhereMoreIsWanted() {
        Checkpoint start = checkpoint("contacts", 0, "a");
        intake().begin(CRM, "contacts", "w1", List.of(start));
        intake().keep(CRM, start, last(), NOON, IDENTITY);
        intake().begin(CRM, "contacts", "w1", List.of(start));
        assertThat(reading().coveredUntil()).contains(NOON);
        intake().begin(CRM, "contacts", "w2", List.of(start));
        assertThat(reading().coveredUntil()).isEmpty();
        assertThat(reading().wanted()).isEqualTo("w2");
    }

    @Test
    void knowsWhomASweepHasNotSeen() {
        keep(row(contact(1), null), row(contact(2), null), row(contact(3), null), row(company(9), null));
        intake().keep(CRM, List.of(new Item.Seen(contact(2))), after(60), IDENTITY);
        assertThat(intake().unseen(CRM, "contacts", after(30), 9)).containsExactlyInAnyOrder(contact(1), contact(3));
        assertThat(intake().unseen(CRM, "contacts", after(30), 1)).hasSize(1);
        assertThat(intake().unseen(CRM, "contacts", NOON, 9)).as("read since").isEmpty();
        keep(new Item.Gone(contact(1), after(61).toEpochMilli(), Item.Why.DELETED));
        intake().keep(CRM, List.of(new Item.Became(contact(3), contact(2), 0, Item.Why.MERGED)), after(61), IDENTITY);
        assertThat(intake().unseen(CRM, "contacts", after(30), 9)).isEmpty();
        assertThat(intake().unseen(CRM, "contacts", after(90), 9)).containsExactly(contact(2));
    }

    @Test
    void losesWhatIsLeftOutOfSomethingWholeAndLooksAtWhomItConcerned() {
        keep(row(contact(1), null), row(contact(2), null), row(contact(3), null));
        keep(member("51", 1), member("51", 2), member("5", 3), member("511", 3));
        Ref list = new Ref(CRM, "lists", "51");
        Item.Row stayed = member("51", 2);

        Intake.Kept kept = intake().keep(
                        CRM,
                        List.of(
                                stayed,
                                new Item.Seen(stayed.ref()),
                                new Item.Whole(list, after(60).toEpochMilli())),
                        after(61),
                        IDENTITY);

        assertThat(kept.changed()).isOne();
        assertThat(kept.marked()).isOne();
        assertThat(memberships(1)).isEmpty();
        assertThat(memberships(2)).containsExactly("51-2");
        assertThat(memberships(3)).containsExactly("5-3", "511-3");

        intake().keep(CRM, List.of(member("51", 1)), after(120), IDENTITY);

        assertThat(memberships(1)).as("joined again").containsExactly("51-1");
    }

    private static Item.Row member(String list, long contact) {
        return new Item.Row(
                new Ref(CRM, "lists", list + "-" + contact),
                new TreeMap<>(Map.of("Saw pricing", "true")),
                NOON.toEpochMilli(),
                new TreeMap<>(Map.of("contact", new TreeSet<>(Set.of(contact(contact))))));
    }

    private List<String> memberships(long contact) {
        return records(contact).versions().stream()
                .filter(version -> version.row().ref().type().equals("lists") && !version.gone())
                .map(version -> version.row().ref().id())
                .sorted()
                .toList();
    }

    @Test
    void knowsWhoIsAStrangerToIt() {
        keep(row(contact(1), company(9)), row(contact(2), null));
        keep(new Item.Gone(contact(2), after(1).toEpochMilli(), Item.Why.DELETED));
        assertThat(intake().unknown(List.of(contact(1), contact(2), company(9), contact(4))))
                .containsExactly(contact(2), company(9), contact(4));
        assertThat(intake().keep(CRM, List.of(new Item.Seen(contact(4))), NOON, IDENTITY)
                        .seen())
                .isOne();
        assertThat(store().people().dossier(contact(4))).isEmpty();
        assertThat(intake().unknown(List.of(contact(4)))).containsExactly(contact(4));
    }

    private Intake intake() {
        return store().intake();
    }

    private Intake.Reading reading() {
        return intake().reading(CRM, "contacts").orElseThrow();
    }

    private void keep(Item... items) {
        intake().keep(CRM, List.of(items), NOON, IDENTITY);
    }

    private Records records(long contact) {
        return store().people().dossier(contact(contact)).orElseThrow().records();
    }

    private Item.Row self(long contact) {
        return records(contact).self();
    }

    private List<Ref> marked() {
        List<Ref> marked = new ArrayList<>();
        store().people()
                .each(
                        CRM,
                        new Selection.Due(NOON),
                        dossier -> marked.add(dossier.records().person()));
        return marked;
    }

    /** As a plan does that found nothing to do. */
    private void clearMarks() {
        Journal journal = store().journal();
        Plan plan = journal.draft(new Plan.Basis(
                CRM, "r-1", "v1:d1", "m1", "s1", NOON, store().people().revision(), Plan.Covers.DUE, false));
        journal.seal(plan.id(), new TreeMap<>());
        journal.record(plan.id(), NOON);
        assertThat(marked()).isEmpty();
    }

    private static Item shifted(Item item, long shift) {
        if (item instanceof Item.Row row) {
            return new Item.Row(shifted(row.ref(), shift), row.properties(), row.changedAt(), row.links());
        }
        if (item instanceof Item.Touch touch) {
            Ref row = new Ref(CRM, "pages", touch.id() + "-" + shift);
            return new Item.Touch(
                    shifted(touch.ref(), shift), touch.source(), row.id(), touch.at(), touch.attributes(), row);
        }
        if (item instanceof Item.Became became) {
            return new Item.Became(
                    shifted(became.ref(), shift), shifted(became.into(), shift), became.at(), became.why());
        }
        return item;
    }

    private static Ref shifted(Ref ref, long shift) {
        return contact(Long.parseLong(ref.id()) + shift);
    }
}
