package dev.mql.hubspot;

import dev.mql.crm.Item;
import dev.mql.crm.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what changed, by search, 200 a page. The condition stays, and pages follow each other by record id, so it never
 * meets the cap of 10,000 results, any number of records may share one instant, and records that change meanwhile do not
 * shift it (HubSpot's page "Search the CRM"; airbyte issue 43317).
 */
final class ObjectSearch {

    static final String FROM = "from";

    private static final String LAST = "last";
    private static final String TOTAL = "total";
    private static final int LIMIT = 200;

    /** Deals, or meetings, of so many searches share the batch reads of their associations, which take 1,000. */
    private static final int SEARCHES_PER_PAGE = 5;

    /**
     * Calculated properties do not touch {@code lastmodifieddate}: forms, visits and sales' notes have to be asked for
     * by dates of their own (estuary connectors issue 3515).
     */
    private static final List<String> TOUCHED_CONTACT =
            List.of("lastmodifieddate", "recent_conversion_date", "hs_analytics_last_timestamp", "notes_last_updated");

    private static final List<String> TOUCHED = List.of("hs_lastmodifieddate");

    private final Api api;
    private final Rows rows;
    private final Associations associations;
    private final Definitions definitions;
    private final Presence presence;

    ObjectSearch(Api api, Rows rows, Associations associations, Definitions definitions, Presence presence) {
        this.api = api;
        this.rows = rows;
        this.associations = associations;
        this.definitions = definitions;
        this.presence = presence;
    }

    Page next(Cursor cursor) {
        String type = cursor.stream();
        SortedSet<String> wanted = cursor.wanted();
        List<Found> found = new ArrayList<>();
        Cursor at = cursor;
        boolean more = true;
        for (int i = 0; more && i < (Rows.linked(type).isEmpty() ? 1 : SEARCHES_PER_PAGE); i++) {
            long before = at.number(LAST, 0);
            ObjectPage answer = api.search(type, body(at), Whole.counted(LIMIT));
            long last = before;
            for (Found record : answer.results()) {
                // Answers were seen to come out of order, and from outside of the condition.
                if (record.number() > before) {
                    found.add(record);
                    last = Math.max(last, record.number());
                }
            }
            more = last > before && goesOn(answer);
            at = (before == 0 ? at.with(TOTAL, Math.max(0, answer.total())) : at).with(LAST, last);
        }
        presence.check(type, wanted, found);
        List<Item> items = new ArrayList<>(found.size());
        for (Found record : linked(type, found)) {
            rows.add(type, record, wanted, items);
        }
        return new Page(
                items,
                more ? Optional.of(at.checkpoint()) : Optional.empty(),
                List.of(),
                cursor.covered(),
                at.number(TOTAL, 0));
    }

    /** By the count; where there is none, a full answer may not be the last. */
    private static boolean goesOn(ObjectPage answer) {
        return answer.total() < 0
                ? answer.results().size() >= LIMIT || !answer.after().isEmpty()
                : answer.total() > answer.results().size();
    }

    private List<Found> linked(String type, List<Found> found) {
        return Rows.linked(type).isEmpty() ? found : associations.joined(type, found, Rows.linked(type));
    }

    private ObjectNode body(Cursor cursor) {
        String type = cursor.stream();
        ObjectNode body = Json.object();
        ArrayNode groups = body.putArray("filterGroups");
        for (String property : touched(type)) {
            ArrayNode filters = groups.addObject().putArray("filters");
            filter(filters, property, "GTE", cursor.text(FROM));
            filter(filters, "hs_object_id", "GT", Long.toString(cursor.number(LAST, 0)));
        }
        body.putArray("sorts").addObject().put("propertyName", "hs_object_id").put("direction", "ASCENDING");
        ArrayNode properties = body.putArray("properties");
        Rows.asked(type, cursor.wanted()).forEach(properties::add);
        return body.put("limit", LIMIT);
    }

    /** Those of them that the account has; an unknown one would refuse the whole search. */
    private List<String> touched(String type) {
        if (!type.equals(Rows.CONTACTS)) {
            return TOUCHED;
        }
        Map<String, Definition> known = definitions.knownOf(type);
        return known.isEmpty()
                ? TOUCHED_CONTACT
                : TOUCHED_CONTACT.stream().filter(known::containsKey).toList();
    }

    private static void filter(ArrayNode filters, String property, String operator, String value) {
        filters.addObject()
                .put("propertyName", property)
                .put("operator", operator)
                .put("value", value);
    }
}
