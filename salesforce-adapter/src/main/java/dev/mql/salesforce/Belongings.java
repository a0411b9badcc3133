package dev.mql.salesforce;

import dev.mql.salesforce.SalesforceConfig.Limit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of other objects belongs to single records: what people did and their part in deals, an account's deals. With the
 * record itself that is never more than the five queries of one call.
 */
final class Belongings {

    /** The field that names whose a row is, by the kind of record and the object. */
    private static final Map<String, SortedMap<String, String>> KEYS = Map.of(
            Objects.LEAD,
            sorted(Map.of(Objects.CAMPAIGN_MEMBER, "LeadId", Objects.TASK, "WhoId", Objects.EVENT, "WhoId")),
            Objects.CONTACT,
            sorted(Map.of(
                    Objects.CAMPAIGN_MEMBER, "ContactId",
                    Objects.TASK, "WhoId",
                    Objects.EVENT, "WhoId",
                    Objects.CONTACT_ROLE, "ContactId")),
            Objects.ACCOUNT,
            sorted(Map.of(Objects.OPPORTUNITY, "AccountId")));

    /** Fewer ids than a query could take: the scope's conditions stand beside them. */
    private static final int MOST_IDS = 100;

    private final Api api;
    private final Describes describes;
    private final Map<String, List<Limit>> scope;

    Belongings(Api api, Describes describes, SalesforceConfig config) {
        this.api = api;
        this.describes = describes;
        this.scope = config.scope();
    }

    private static SortedMap<String, String> sorted(Map<String, String> keys) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    /** The id of the record of this type that a row belongs to. */
    static String owner(String type, Columns columns, Columns.Cells cells) {
        return cells.text(keys(type).getOrDefault(columns.object(), Objects.ID));
    }

    private static SortedMap<String, String> keys(String type) {
        return KEYS.getOrDefault(type, Collections.emptySortedMap());
    }

    /**
     * The queries, each with the columns it selects.
     *
     * @param streams those wanted, with the fields wanted of each
     */
    Map<String, Columns> queries(String type, List<String> ids, Map<String, ? extends Set<String>> streams) {
        Map<String, Columns> queries = new LinkedHashMap<>();
        if (streams.isEmpty()) {
            return queries;
        }
        Fields fields = describes.fields();
        keys(type).forEach((object, key) -> {
            Set<String> wanted = streams.get(object);
            if (wanted == null || fields.find(object, key).isEmpty()) {
                return;
            }
            Columns columns = Columns.of(object, fields, wanted);
            Where where = new Where(fields, scope.getOrDefault(object, List.of()), api.now());
            for (int from = 0; from < ids.size(); from += MOST_IDS) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_IDS));
                queries.put(columns.select() + where.of(object, key, some), columns);
            }
        });
        return queries;
    }
}
