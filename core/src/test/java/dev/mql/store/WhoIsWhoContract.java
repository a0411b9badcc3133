package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.form;
import static dev.mql.store.Given.row;
import static dev.mql.store.Given.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which records every store takes for one person, and whom it has forgotten. */
public abstract class WhoIsWhoContract extends FedStore {

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
    void namesAllThatIsKeptOfSomebodyGoneOrMergedUntilItIsErased() {
        keep(row(contact(1), null, "email", "a@x.example"), row(contact(2), null, "email", "b@x.example"));
        keep(row(contact(3), null, "email", "c@x.example"));
        keep(new Item.Became(contact(1), contact(2), 0, Item.Why.MERGED));
        keep(new Item.Gone(contact(2), 0, Item.Why.DELETED));
        for (String who : List.of("1", "2", "a@x.example", " B@x.example")) {
            assertThat(store().people().keptOf(CRM, who)).as(who).containsExactly(contact(1), contact(2));
        }
        assertThat(store().people().keptOf("salesforce", "1")).isEmpty();
        erase(1);
        erase(2);
        for (String who : List.of("1", "2", "a@x.example", "b@x.example")) {
            assertThat(store().people().keptOf(CRM, who)).as(who).isEmpty();
        }
        assertThat(store().people().keptOf(CRM, "c@x.example")).containsExactly(contact(3));
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
