package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.after;
import static dev.mql.store.Given.company;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.deal;
import static dev.mql.store.Given.form;
import static dev.mql.store.Given.row;
import static dev.mql.store.Given.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.model.Ref;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store keeps of rows and touches, and whom it looks at again for them. */
public abstract class IntakeContract extends FedStore {

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

    private Item.Row self(long contact) {
        return records(contact).self();
    }
}
