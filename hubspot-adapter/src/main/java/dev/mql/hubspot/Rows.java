package dev.mql.hubspot;

import dev.mql.crm.Item;
import dev.mql.model.Ref;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Turns HubSpot's records into items: the row with its links, the touches it carries, the records merged into it. */
final class Rows {

    static final String CRM = "hubspot";
    static final String CONTACTS = "contacts";
    static final String COMPANIES = "companies";
    static final String DEALS = "deals";

    private static final String PRIMARY_COMPANY = "associatedcompanyid";
    private static final String MERGED = "hs_merged_object_ids";

    private final Function<String, String> formNames;

    Rows(Function<String, String> formNames) {
        this.formNames = formNames;
    }

    static Ref ref(String type, String id) {
        return new Ref(CRM, type, id);
    }

    /** The types whose associations belong to a record of this type. */
    static List<String> linked(String type) {
        return switch (type) {
            case DEALS -> List.of(CONTACTS, COMPANIES);
            case Meetings.STREAM -> List.of(CONTACTS);
            default -> List.of();
        };
    }

    /** What has to be asked for so that links, touches and merges can be told, besides what is wanted. */
    static SortedSet<String> asked(String type, Collection<String> wanted) {
        if (type.equals(Meetings.STREAM)) {
            return new TreeSet<>(Meetings.PROPERTIES);
        }
        SortedSet<String> asked = new TreeSet<>(wanted);
        asked.add(MERGED);
        if (type.equals(CONTACTS)) {
            asked.add(PRIMARY_COMPANY);
            asked.add(FormSubmissions.PROPERTY);
        }
        return asked;
    }

    /** Adds what one record consists of. */
    void add(String type, Found found, Set<String> wanted, List<Item> items) {
        if (type.equals(Meetings.STREAM)) {
            // The row keeps nothing of the meeting, but that it is there: its touches go when it, or its contact, does.
            items.add(new Item.Row(ref(type, found.id()), new TreeMap<>(), found.updatedAt(), new TreeMap<>()));
            items.addAll(Meetings.touches(found));
            return;
        }
        Ref ref = ref(type, found.id());
        SortedMap<String, String> kept = new TreeMap<>(found.properties());
        kept.keySet().retainAll(wanted);
        items.add(new Item.Row(ref, kept, found.updatedAt(), links(type, found)));
        String merged = found.properties().get(MERGED);
        if (merged != null) {
            for (String loser : merged.split(";", -1)) {
                String id = loser.strip();
                if (!id.isEmpty() && !id.equals(found.id())) {
                    items.add(new Item.Became(ref(type, id), ref, found.updatedAt(), Item.Why.MERGED));
                }
            }
        }
        String submissions = type.equals(CONTACTS) ? found.properties().get(FormSubmissions.PROPERTY) : null;
        if (submissions != null) {
            items.addAll(FormSubmissions.touches(ref, submissions, formNames));
        }
    }

    private static SortedMap<String, SortedSet<Ref>> links(String type, Found found) {
        SortedMap<String, SortedSet<Ref>> links = new TreeMap<>();
        if (type.equals(CONTACTS)) {
            String company = found.properties().get(PRIMARY_COMPANY);
            if (company != null) {
                links.put("company", new TreeSet<>(Set.of(ref(COMPANIES, company))));
            }
            return links;
        }
        link(links, "company", COMPANIES, found);
        link(links, "contact", CONTACTS, found);
        return links;
    }

    private static void link(SortedMap<String, SortedSet<Ref>> links, String role, String type, Found found) {
        SortedSet<Ref> refs = new TreeSet<>();
        for (String id : found.associations().getOrDefault(type, List.of())) {
            refs.add(ref(type, id));
        }
        if (!refs.isEmpty()) {
            links.put(role, refs);
        }
    }
}
