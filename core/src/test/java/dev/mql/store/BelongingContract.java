package dev.mql.store;

import static dev.mql.store.Given.CRM;
import static dev.mql.store.Given.IDENTITY;
import static dev.mql.store.Given.NOON;
import static dev.mql.store.Given.company;
import static dev.mql.store.Given.contact;
import static dev.mql.store.Given.deal;
import static dev.mql.store.Given.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mql.crm.Item;
import dev.mql.crm.Records;
import dev.mql.crm.Roles;
import dev.mql.model.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every store keeps of who belongs to whom by way of something they share. */
public abstract class BelongingContract {

    private static final Ref NORTHWIND = new Ref(CRM, Roles.SITE, "northwind.example");
    private static final Ref FJORD = new Ref(CRM, Roles.SITE, "fjord.example");

    protected abstract Store store();

    @Test
    void showsTheCompanyOfTheirSiteWhicheverCameFirst() {
        keep(linked(row(contact(1), null), Roles.SITE, NORTHWIND));
        clearMarks();

        keep(linked(row(company(9), null, "type", "CUSTOMER"), Roles.SITE, NORTHWIND));
        assertThat(marked()).containsExactly(contact(1));
        keep(linked(row(contact(2), null), Roles.SITE, NORTHWIND));

        assertThat(seen(1)).containsExactly(company(9), contact(1));
        assertThat(seen(2)).containsExactly(company(9), contact(2));
    }

    @Test
    void showsTheDealsOfTheCompanyOfTheirSite() {
        keep(linked(row(contact(1), null), Roles.SITE, NORTHWIND));
        keep(linked(row(company(9), null), Roles.SITE, NORTHWIND));
        clearMarks();

        keep(row(deal(4), company(9), "closed", "false"));

        assertThat(marked()).containsExactly(contact(1));
        assertThat(seen(1)).containsExactly(company(9), contact(1), deal(4));
    }

    @Test
    void followsACompanyToAnotherSite() {
        keep(linked(row(contact(1), null), Roles.SITE, NORTHWIND));
        keep(linked(row(contact(2), null), Roles.SITE, FJORD));
        keep(linked(row(company(9), null), Roles.SITE, NORTHWIND));
        clearMarks();

        keep(linked(row(company(9), null), Roles.SITE, FJORD));

        assertThat(marked()).containsExactly(contact(1), contact(2));
        assertThat(seen(1)).containsExactly(contact(1));
        assertThat(seen(2)).containsExactly(company(9), contact(2));
    }

    @Test
    void marksNobodyOfAnotherSite() {
        keep(linked(row(contact(1), null), Roles.SITE, NORTHWIND), row(contact(2), null));
        clearMarks();

        keep(linked(row(company(9), null), Roles.SITE, FJORD), row(deal(4), company(9)));

        assertThat(marked()).isEmpty();
    }

    @Test
    void knowsWhoIsTheSameInAnotherCrmByItsIdWhicheverCameFirst() {
        twoCrms();
        keep(linked(row(contact(1), null, "email", "dana@x.example"), Roles.TWIN, lead(1)));
        assertThat(elsewhere(contact(1))).isEmpty();
        clearMarks();

        keepLead(row(lead(1), null, "Email", "other@x.example"));

        assertThat(marked()).containsExactly(contact(1));
        assertThat(elsewhere(contact(1))).containsExactly(lead(1));
        assertThat(elsewhere(lead(1))).containsExactly(contact(1));
    }

    @Test
    void knowsWhoIsTheSameInAnotherCrmByAddressWhereNoIdSaysOtherwise() {
        twoCrms();
        keepLead(row(lead(1), null, "Email", "dana@x.example"));
        keepLead(row(lead(2), null, "Email", "kim@x.example"));
        clearMarks("salesforce");

        keep(
                row(contact(1), null, "email", "Dana@x.example"),
                linked(row(contact(2), null, "email", "kim@x.example"), Roles.TWIN, lead(3)));

        assertThat(marked("salesforce")).containsExactly(lead(1));
        assertThat(elsewhere(lead(1))).containsExactly(contact(1));
        keepLead(row(lead(3), null, "Email", "kim.lee@x.example"));
        assertThat(elsewhere(lead(2))).isEmpty();
        assertThat(elsewhere(lead(3))).containsExactly(contact(2));
    }

    @Test
    void marksWhoeverIsTheSameWhenTheyDoSomethingAndWhenTheyPart() {
        twoCrms();
        keepLead(row(lead(1), null, "Email", "dana@x.example"));
        keep(row(contact(1), company(9), "email", "dana@x.example"));
        clearMarks("salesforce");

        keep(Given.visit(1, "v1", 30));
        assertThat(marked("salesforce")).containsExactly(lead(1));
        clearMarks("salesforce");
        keep(row(company(9), null, "industry", "RETAIL"));
        assertThat(marked("salesforce")).containsExactly(lead(1));
        clearMarks("salesforce");
        keep(row(contact(1), company(9), "email", "dana.weber@x.example"));
        assertThat(marked("salesforce")).containsExactly(lead(1));
        assertThat(elsewhere(lead(1))).isEmpty();
    }

    @Test
    void forgetsWhoWasTheSameOnceTheyAreErased() {
        twoCrms();
        keepLead(row(lead(1), null, "Email", "dana@x.example"));
        keep(row(contact(1), null, "email", "dana@x.example"));
        clearMarks("salesforce");

        keep(new Item.Gone(contact(1), NOON.toEpochMilli(), Item.Why.ERASED));

        assertThat(marked("salesforce")).containsExactly(lead(1));
        assertThat(elsewhere(lead(1))).isEmpty();
    }

    private void twoCrms() {
        store().intake().pin(CRM, "4711");
        store().intake().pin("salesforce", "00D");
    }

    private static Ref lead(long id) {
        return new Ref("salesforce", "Lead", "00Q" + id);
    }

    private void keepLead(Item.Row lead) {
        store().intake().keep("salesforce", List.of(lead), NOON, new Identity(Map.of("Lead", "Email")));
    }

    private List<Ref> elsewhere(Ref record) {
        return store().people().dossier(record).orElseThrow().records().elsewhere().stream()
                .map(Records::person)
                .toList();
    }

    static Item.Row linked(Item.Row row, String role, Ref... to) {
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>(row.links());
        links.put(role, new TreeSet<>(Set.of(to)));
        return new Item.Row(row.ref(), row.properties(), row.changedAt(), links);
    }

    private void keep(Item... items) {
        store().intake().keep(CRM, List.of(items), NOON, IDENTITY);
    }

    private List<Ref> seen(long contact) {
        return store().people().dossier(contact(contact)).orElseThrow().records().versions().stream()
                .map(version -> version.row().ref())
                .distinct()
                .toList();
    }

    private List<Ref> marked() {
        return marked(CRM);
    }

    private List<Ref> marked(String crm) {
        List<Ref> marked = new ArrayList<>();
        store().people()
                .each(
                        crm,
                        new Selection.Due(NOON),
                        dossier -> marked.add(dossier.records().person()));
        return marked;
    }

    private void clearMarks() {
        clearMarks(CRM);
    }

    /** As a plan does that found nothing to do. */
    private void clearMarks(String crm) {
        Journal journal = store().journal();
        Plan plan = journal.draft(new Plan.Basis(
                crm, "r-1", "v1:d1", "m1", "s1", NOON, store().people().revision(), Plan.Covers.DUE, false));
        journal.seal(plan.id(), new TreeMap<>());
        journal.record(plan.id(), NOON);
        assertThat(marked(crm)).isEmpty();
    }
}
