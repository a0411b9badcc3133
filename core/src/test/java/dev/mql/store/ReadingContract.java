package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.checkpoint;
import static dev.mql.store.Given.company;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.last;
import static dev.mql.store.Given.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mql.crm.Checkpoint;
import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.model.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How far every store knows it has read, and what reading whole things shows to be gone. */
public abstract class ReadingContract extends FedStore {

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

    private Intake.Reading reading() {
        return intake().reading(CRM, "contacts").orElseThrow();
    }
}
