package dev.mql.app.proof;

import dev.mql.app.store.SqlStore;
import dev.mql.crm.Item;
import dev.mql.model.Ref;
import dev.mql.store.Dossier;
import dev.mql.store.Given;
import dev.mql.store.Plan;
import dev.mql.store.Selection;
import dev.mql.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A process with little memory that meets one company of very many people: file of the store, how many. Prints how many
 * there are, how many a change of the company reaches, how many of those see it, and the megabytes of the largest
 * transaction.
 */
final class LargeCompany {

    private static final int PAGE = 100;
    private static final Ref COMPANY = Given.company(1);

    private LargeCompany() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int people = Integer.parseInt(arguments[1]);
        try (Store store = SqlStore.open("jdbc:sqlite:" + file)) {
            keep(store, company("100"), Given.after(0));
            for (int from = 1; from <= people; from += PAGE) {
                List<Item> page = new ArrayList<>(PAGE);
                for (int id = from; id < Math.min(from + PAGE, people + 1); id++) {
                    page.add(Given.row(Given.contact(id), COMPANY, "email", "p" + id + "@northwind.example"));
                }
                store.intake().keep(Given.CRM, page, Given.NOON, Given.IDENTITY);
            }
            lookedAt(store);
            long before = log(file);
            keep(store, company("5000"), Given.after(60));
            long grown = log(file) - before;
            Set<Ref> reached = new HashSet<>();
            long[] seeing = {0};
            store.people().each(Given.CRM, new Selection.Due(Given.NOON), dossier -> {
                reached.add(dossier.records().person());
                seeing[0] += employees(dossier).equals("5000") ? 1 : 0;
            });
            long all = store.people().count(Given.CRM, new Selection.Everyone());
            System.out.println(all + " " + reached.size() + " " + seeing[0] + " " + grown / 1_000_000);
        }
    }

    private static Item.Row company(String employees) {
        return Given.row(COMPANY, null, "name", "Northwind GmbH", "numberofemployees", employees);
    }

    private static void keep(Store store, Item item, Instant at) {
        store.intake().keep(Given.CRM, List.of(item), at, Given.IDENTITY);
    }

    /** As a run does that found nothing to do. */
    private static void lookedAt(Store store) {
        Plan plan = store.journal()
                .draft(new Plan.Basis(
                        Given.CRM,
                        "r-1",
                        "v1:d1",
                        "m1",
                        "s1",
                        Given.NOON,
                        store.people().revision(),
                        Plan.Covers.EVERYONE,
                        false));
        store.journal().seal(plan.id(), new TreeMap<>());
        store.journal().record(plan.id(), Given.NOON);
    }

    private static String employees(Dossier dossier) {
        return dossier.records().versions().stream()
                .filter(version -> version.row().ref().equals(COMPANY))
                .reduce((older, newer) -> newer)
                .flatMap(version -> version.row().property("numberofemployees"))
                .orElse("");
    }

    private static long log(Path file) throws Exception {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return Files.exists(log) ? Files.size(log) : 0;
    }
}
