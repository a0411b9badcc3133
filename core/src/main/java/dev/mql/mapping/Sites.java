package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Roles;
import dev.mql.mapping.normal.Mails;
import dev.mql.model.Ref;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which domain a lead and an account belong to, so that a lead finds its account. Domains of free mail, of fakes and of
 * mail boxes to throw away are nobody's.
 */
public final class Sites {

    private static final String LEAD = "Lead";
    private static final Set<String> OF_A_COMPANY = Set.of("corporate", "role");

    private final Path site;
    private final String email;
    private final Mails mails;

    private Sites(Path site, String email, Mails mails) {
        this.site = site;
        this.email = email;
        this.mails = mails;
    }

    /** Empty where the mapping gives leads no account. */
    public static Optional<Sites> of(Mapping mapping) {
        String email = Wants.emailByType(mapping).getOrDefault(LEAD, "");
        return mapping.people()
                .accountByDomain()
                .filter(site -> !email.isEmpty())
                .map(site -> new Sites(site, email, mapping.mails()));
    }

    /** What the links of a stream's rows hang on: the same text for the same links, empty where it has none. */
    public String ground(String stream) {
        return stream.equals(LEAD) || stream.equals(site.object()) ? " by " + site + mails.identity() : "";
    }

    /** The row, linked to its domain where it has one. */
    public Item.Row linked(Item.Row row) {
        String type = row.ref().type();
        Optional<String> domain = Optional.empty();
        if (type.equals(LEAD)) {
            domain = row.property(email)
                    .filter(address -> OF_A_COMPANY.contains(mails.kind(address)))
                    .flatMap(Mails::domainOf);
        } else if (type.equals(site.object())) {
            domain = row.property(site.property()).map(Mails::domain).filter(Mails::isDomain);
        }
        return domain.map(name -> linked(row, name)).orElse(row);
    }

    private static Item.Row linked(Item.Row row, String domain) {
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>(row.links());
        links.put(Roles.SITE, new TreeSet<>(Set.of(new Ref(row.ref().crm(), Roles.SITE, domain))));
        return new Item.Row(row.ref(), row.properties(), row.changedAt(), links);
    }
}
