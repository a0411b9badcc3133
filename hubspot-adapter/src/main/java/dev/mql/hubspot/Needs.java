package dev.mql.hubspot;

import dev.mql.crm.Wanted;
import java.util.Set;

/**
 * What is to be looked at in an account, besides the properties of contacts and companies.
 *
 * @param deals their properties, and the names of their stages
 * @param events which types of events there are
 * @param leads the properties of leads, which mql may open but never reads
 */
record Needs(
        boolean deals, boolean forms, boolean owners, boolean campaigns, boolean lists, boolean events, boolean leads) {

    /** Leads are looked at only for a mapping that opens them. */
    static final Needs EVERYTHING = new Needs(true, true, true, true, true, true, false);

    private static final String OWNER = "hubspot_owner_id";

    /** Campaigns are what reports name; no mapping wants them. */
    static Needs of(Wanted wanted) {
        Set<String> streams = wanted.streams();
        return new Needs(
                wanted.read().containsKey(Rows.DEALS),
                streams.contains(FormSubmissions.SOURCE),
                wanted.read().values().stream().anyMatch(properties -> properties.contains(OWNER)),
                false,
                wanted.read().containsKey(Lists.STREAM),
                streams.contains(Occurrences.PAGES) || streams.contains(Occurrences.EVENTS),
                !wanted.lead().isEmpty());
    }
}
