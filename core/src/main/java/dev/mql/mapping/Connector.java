package dev.mql.mapping;

import dev.mql.crm.Item;
import dev.mql.crm.Roles;
import dev.mql.model.Ref;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ids that HubSpot's own connector to Salesforce keeps on a contact (HubSpot, "Salesforce Lead ID" and "Salesforce
 * Contact ID"): the surest way to know that two records are one person.
 */
public final class Connector {

    private static final String SALESFORCE = Dialect.SALESFORCE.crm();
    private static final Map<String, String> TYPES = Map.of(
            "salesforceleadid", "Lead",
            "hs_salesforceleadid", "Lead",
            "salesforcecontactid", "Contact",
            "hs_salesforcecontactid", "Contact");

    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int CASE_SENSITIVE = 15;
    private static final int GROUP = 5;

    private Connector() {}

    /** Where they are, on the people of this CRM. */
    static Set<String> properties(String crm) {
        return crm.equals(Dialect.HUBSPOT.crm()) ? TYPES.keySet() : Set.of();
    }

    /** The row, linked to the other CRM's records that are the same person. */
    public static Item.Row linked(Item.Row row) {
        SortedSet<Ref> twins = new TreeSet<>();
        for (String property : properties(row.ref().crm())) {
            row.property(property)
                    .map(String::strip)
                    .filter(id -> id.length() >= CASE_SENSITIVE)
                    .ifPresent(id -> twins.add(new Ref(SALESFORCE, TYPES.getOrDefault(property, ""), whole(id))));
        }
        if (twins.isEmpty()) {
            return row;
        }
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>(row.links());
        links.put(Roles.TWIN, twins);
        return new Item.Row(row.ref(), row.properties(), row.changedAt(), links);
    }

    /** An id of 15 characters with the three that tell its capitals, five characters each. */
    private static String whole(String id) {
        if (id.length() != CASE_SENSITIVE) {
            return id;
        }
        StringBuilder whole = new StringBuilder(id);
        for (int from = 0; from < CASE_SENSITIVE; from += GROUP) {
            int capitals = 0;
            for (int i = 0; i < GROUP; i++) {
                capitals |= Character.isUpperCase(id.charAt(from + i)) ? 1 << i : 0;
            }
            whole.append(CHECKS.charAt(capitals));
        }
        return whole.toString();
    }
}
