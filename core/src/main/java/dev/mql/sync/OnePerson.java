package dev.mql.sync;

import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.mapping.Mapping;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is one person by the mapping's {@code people}, beyond what the CRM itself has merged. */
final class OnePerson {

    private static final String LEAD = "Lead";
    private static final String CONTACT = "Contact";

    private OnePerson() {}

    /** Without conversions, where a converted lead shall not live on as its contact. */
    static Page of(Page page, Mapping mapping) {
        return mapping.people().followsConverted()
                ? page
                : new Page(of(page.items(), mapping), page.next(), page.more(), page.coveredUntil());
    }

    static List<Item> of(List<Item> items, Mapping mapping) {
        return mapping.people().followsConverted()
                ? items
                : items.stream()
                        .filter(item -> !(item instanceof Item.Became became && became.why() == Item.Why.CONVERTED))
                        .toList();
    }

    /**
     * Open leads with the address of a contact go on as that contact, where the mapping says so: then nobody is handed
     * over twice. Doing it again changes nothing, so a killed run does it again.
     */
    static void join(Job job) {
        if (!job.mapping().people().contactWins()) {
            return;
        }
        Instant now = job.clock().instant();
        List<Item> joined = new ArrayList<>();
        for (List<Ref> sharing : job.store().people().sharingAnAddress(job.crmName())) {
            Optional<Ref> contact =
                    sharing.stream().filter(ref -> ref.type().equals(CONTACT)).findFirst();
            contact.ifPresent(into -> sharing.stream()
                    .filter(ref -> ref.type().equals(LEAD))
                    .forEach(lead -> joined.add(new Item.Became(lead, into, now.toEpochMilli(), Item.Why.MERGED))));
        }
        if (!joined.isEmpty()) {
            job.store().intake().keep(job.crmName(), joined, now, job.identity());
        }
    }
}
