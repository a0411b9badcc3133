package dev.mql.sync;

import dev.mql.crm.Item;
import dev.mql.crm.Page;
import dev.mql.mapping.Connector;
import dev.mql.mapping.Mapping;
import dev.mql.mapping.Sites;
import dev.mql.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is one person, and whose company it is, by the mapping's {@code people}: beyond what the CRM itself says. */
final class OnePerson {

    private static final String LEAD = "Lead";
    private static final String CONTACT = "Contact";

    private OnePerson() {}

    static Page of(Page page, Mapping mapping) {
        return new Page(of(page.items(), mapping), page.next(), page.more(), page.coveredUntil(), page.total());
    }

    /**
     * Without conversions, where a converted lead shall not live on as its contact; each row with links to what it belongs
     * to beyond what the CRM links.
     */
    static List<Item> of(List<Item> items, Mapping mapping) {
        Optional<Sites> sites = Sites.of(mapping);
        boolean follows = mapping.people().followsConverted();
        return items.stream()
                .filter(item -> follows || !(item instanceof Item.Became became && became.why() == Item.Why.CONVERTED))
                .map(item -> item instanceof Item.Row row ? linked(row, sites) : item)
                .toList();
    }

    private static Item linked(Item.Row row, Optional<Sites> sites) {
        Item.Row twinned = Connector.linked(row);
        return sites.map(known -> known.linked(twinned)).orElse(twinned);
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
