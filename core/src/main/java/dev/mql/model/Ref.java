package dev.mql.model;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The address of one record in a CRM.
 *
 * @param crm the CRM's short name, {@code hubspot} or {@code salesforce}
 * @param type the CRM's own name of the object, as mappings write it: {@code contacts}, {@code Lead}
 * @param id the CRM's id; a Salesforce id has its 18 characters
 */
public record Ref(String crm, String type, String id) implements Comparable<Ref>, Serializable {

    private static final Comparator<Ref> ORDER =
            Comparator.comparing(Ref::crm).thenComparing(Ref::type).thenComparing(Ref::id);

    @Override
    public int compareTo(Ref other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return crm + ":" + type + ":" + id;
    }
}
